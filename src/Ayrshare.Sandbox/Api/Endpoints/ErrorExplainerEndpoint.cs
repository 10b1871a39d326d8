using System.Globalization;
using System.Text.Json.Nodes;
using Ayrshare.Sandbox.Accounts;

namespace Ayrshare.Sandbox.Api.Endpoints;

/// <summary>GET /error-explainer: what an error code means and what to do, for the codes that the sandbox knows.</summary>
internal sealed class ErrorExplainerEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Path => "error-explainer";

    public string Action => "error explainer";

    public JsonObject Handle(ApiCall call)
    {
        if (!int.TryParse(call.Query["code"], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            throw ApiException.WrongParameter("Missing or incorrect parameters: code must be a whole number.");
        var platform = call.Query["platform"];
        if (platform is not null && Network.Find(platform) is null)
            throw ApiException.WrongParameter("Missing or incorrect parameters: platform is no known network.");
        var explanation = ErrorExplanation.Find(code)
            ?? throw new ApiException(404, code: null, "There is no explanation of this code.");

        var answer = new JsonObject { ["status"] = "success", ["code"] = code };
        if (platform is not null)
            answer["platform"] = platform;
        answer["cause"] = explanation.Cause;
        answer["classification"] = explanation.Classification;
        answer["resolution"] = explanation.Resolution;
        return answer;
    }
}
