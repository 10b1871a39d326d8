using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Checks the address of an API: credentials are sent only over TLS or to this machine.</summary>
internal static class ApiAddress
{
    /// <summary>The address, without a slash at the end.</summary>
    /// <exception cref="AyrshareCommandException">Credentials must not be sent to this address.</exception>
    public static Uri Of(string text, string field)
    {
        const string action = "Specify an https:// address. Plain http:// is only for a sandbox on this machine, such as "
            + "http://127.0.0.1:8080/api.";
        if (!Uri.TryCreate(CleanText.Of(text).TrimEnd('/'), UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new AyrshareCommandException(Errors.InvalidBaseUri,
                $"{field}: this is not the address of an API.", action);
        }

        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            throw new AyrshareCommandException(
                Errors.InsecureBaseUri, $"{field}: the API key would be sent to {address.Host} over plain http.", action);
        }

        return address;
    }
}
