using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>One endpoint of the API.</summary>
internal interface IEndpoint
{
    string Method { get; }

    /// <summary>The path below <c>/api/</c>, such as <c>profiles/generateJWT</c>; it may end in <c>{id}</c>.</summary>
    string Path { get; }

    /// <summary>The action that error bodies name.</summary>
    string Action { get; }

    /// <summary>Handles a request and returns the body of the 200 response.</summary>
    /// <exception cref="ApiException">The request is refused and has changed nothing.</exception>
    JsonObject Handle(ApiRequest request);
}
