using System;
using System.Globalization;

namespace Ayrshare.Sandbox;

/// <summary>An authenticated API request.</summary>
/// <param name="Http">The HTTP request.</param>
/// <param name="Caller">The User Profile of the <c>Profile-Key</c> header, or else the Primary Profile.</param>
/// <param name="Id">The end of the path, where the endpoint's path ends in <c>{id}</c>; otherwise empty.</param>
internal sealed record ApiRequest(HttpRequest Http, Profile Caller, string Id)
{
    private readonly Lazy<BodyFields> _body = new(() => BodyFields.Parse(Http.Body));

    /// <exception cref="ApiException">The body is not a JSON object.</exception>
    public BodyFields Body => _body.Value;

    public UrlEncodedFields Query => Http.Query;

    /// <summary>
    /// Reads a flag from the query; <see langword="null"/> when it is absent. The official Python client writes True and False.
    /// </summary>
    /// <exception cref="ApiException">The value is neither true nor false.</exception>
    public bool? QueryFlag(string name) => Query[name]?.ToUpperInvariant() switch
    {
        null => null,
        "TRUE" => true,
        "FALSE" => false,
        _ => throw ApiException.WrongParameter($"Missing or incorrect parameters: {name} must be true or false."),
    };

    /// <summary>Reads a number from 1 to the largest from the query; <see langword="null"/> when it is absent.</summary>
    /// <exception cref="ApiException">The value is not such a number.</exception>
    public int? QueryNumber(string name, int largest)
    {
        if (Query[name] is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= largest
            ? number
            : throw ApiException.WrongParameter($"Missing or incorrect parameters: {name} must be a whole number from 1 to {largest}.");
    }
}
