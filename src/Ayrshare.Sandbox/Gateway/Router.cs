using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>Finds the endpoint for a request.</summary>
internal sealed class Router(IReadOnlyList<IEndpoint> endpoints)
{
    private const string Parameter = "{id}";

    /// <summary>The older paths of <c>profiles</c>, which the official Node and Python clients still use.</summary>
    private static readonly string[] OlderProfilesPaths = ["profiles/profile", "profiles/create-profile", "profiles/delete-profile"];

    /// <summary>Finds the endpoint, and the id at the end of the path if the endpoint takes one.</summary>
    /// <exception cref="ApiException">404: there is no such path. 405: the path does not support the method.</exception>
    public (IEndpoint Endpoint, string Id) Find(string method, string path)
    {
        if (OlderProfilesPaths.Contains(path))
        {
            path = "profiles";
            method = method == "PUT" ? "PATCH" : method;
        }

        var candidates = endpoints
            .Select(endpoint => (Endpoint: endpoint, Id: Match(endpoint.Path, path)))
            .Where(candidate => candidate.Id is not null)
            .ToList();
        if (candidates.Count == 0)
            throw new ApiException(404, null, "The sandbox serves no such endpoint.") { Action = "request" };

        var (found, id) = candidates.Find(candidate => candidate.Endpoint.Method == method);
        return found is not null
            ? (found, id!)
            : throw new ApiException(405, null, $"The endpoint does not support {method}.")
            {
                Action = "request",
                Header = ("Allow", string.Join(", ", candidates.Select(candidate => candidate.Endpoint.Method))),
            };
    }

    /// <summary>
    /// The id in a path whose pattern ends in one, and an empty text for other patterns; <see langword="null"/> when the path
    /// does not match.
    /// </summary>
    private static string? Match(string pattern, string path)
    {
        if (!pattern.EndsWith(Parameter, StringComparison.Ordinal))
            return pattern == path ? "" : null;
        var root = pattern.Substring(0, pattern.Length - Parameter.Length);
        return path.Length > root.Length && path.StartsWith(root, StringComparison.Ordinal) && path.IndexOf('/', root.Length) < 0
            ? path.Substring(root.Length)
            : null;
    }
}
