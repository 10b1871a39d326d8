using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>One endpoint of the API.</summary>
internal interface IEndpoint
{
    string Method { get; }

    /// <summary>The path below <c>/api/</c>, such as <c>profiles/generateJWT</c>; it may end in <c>{id}</c>.</summary>
    string Path { get; }

    /// <summary>What errors say was being done.</summary>
    string Action { get; }

    /// <summary>Does what is asked and answers the body of a 200.</summary>
    /// <exception cref="ApiException">The call is refused, and nothing was done.</exception>
    JsonObject Handle(ApiRequest request);
}
