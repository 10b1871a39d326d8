using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>The JSON object that a call which succeeded has answered with.</summary>
internal sealed record ApiAnswer(ApiRequest Request, JsonElement Json, CallTimes Times, RateStatus? Rate);
