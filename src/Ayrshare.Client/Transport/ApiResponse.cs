using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>What a call that succeeded was answered: a JSON object, unless the request takes any answer.</summary>
/// <param name="Request">The call.</param>
/// <param name="Json">The body's JSON; undefined if there was no body.</param>
/// <param name="Text">The body as it came.</param>
/// <param name="Times">When the call went out and came back.</param>
/// <param name="Rate">What the answer said of the rate limit.</param>
internal sealed record ApiResponse(ApiRequest Request, JsonElement Json, string Text, CallTimes Times, RateStatus? Rate);
