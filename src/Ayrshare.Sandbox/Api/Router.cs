using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Sandbox.Api;

/// <summary>Finds the endpoint for a call.</summary>
internal sealed class Router(IReadOnlyList<IEndpoint> endpoints)
{
    /// <summary>An older address of <c>profiles</c>, which the official Node client still uses.</summary>
    private const string OlderProfilesPath = "profiles/profile";

    /// <exception cref="ApiException">404: there is no such path. 405: it does not take the method.</exception>
    public IEndpoint Find(string method, string path)
    {
        var known = path == OlderProfilesPath ? "profiles" : path;
        var candidates = endpoints.Where(endpoint => endpoint.Path == known).ToList();
        if (candidates.Count == 0)
            throw new ApiException(404, null, "The sandbox serves no such endpoint.") { Action = "request" };

        return candidates.Find(endpoint => endpoint.Method == method)
            ?? throw new ApiException(405, null, $"The endpoint does not take {method}.")
            {
                Action = "request",
                Header = ("Allow", string.Join(", ", candidates.Select(endpoint => endpoint.Method))),
            };
    }
}
