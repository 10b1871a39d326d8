using System;
using Ayrshare.Sandbox.Accounts;
using Ayrshare.Sandbox.Http;

namespace Ayrshare.Sandbox.Api;

/// <summary>An authenticated API call.</summary>
/// <param name="Http">The request.</param>
/// <param name="Caller">The User Profile of the <c>Profile-Key</c> header, else the Primary Profile.</param>
internal sealed record ApiCall(HttpCall Http, Profile Caller)
{
    private readonly Lazy<BodyFields> _body = new(() => BodyFields.Parse(Http.Body));

    /// <exception cref="ApiException">The body is no JSON object.</exception>
    public BodyFields Body => _body.Value;

    public UrlEncodedFields Query => Http.Query;
}
