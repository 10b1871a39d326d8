using System.Globalization;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>GET /error-explainer: explains the error codes that the sandbox knows.</summary>
internal sealed class ErrorExplainerEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Path => "error-explainer";

    public string Action => "error explainer";

    public JsonObject Handle(ApiRequest request)
    {
        if (!int.TryParse(request.Query["code"], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            throw ApiException.WrongParameter("Missing or incorrect parameters: code must be a whole number.");
        var platform = request.Query["platform"];
        if (platform is not null && Network.Find(platform) is null)
            throw ApiException.WrongParameter("Missing or incorrect parameters: platform is no known network.");
        var explanation = ErrorExplanation.Find(code)
            ?? throw new ApiException(404, code: null, "There is no explanation of this code.");

        var response = new JsonObject { ["status"] = "success", ["code"] = code };
        if (platform is not null)
            response["platform"] = platform;
        response["cause"] = explanation.Cause;
        response["classification"] = explanation.Classification;
        response["resolution"] = explanation.Resolution;
        return response;
    }
}
