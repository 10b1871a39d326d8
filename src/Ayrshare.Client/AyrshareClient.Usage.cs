using System.Globalization;
using System.Net.Http;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>The usage of the account.</content>
public sealed partial class AyrshareClient
{
    /// <summary>The number of days that the report of the account can go back. Source: GET /profiles, <c>actionLog</c>.</summary>
    public const int MaxReportDays = 365;

    /// <summary>GET /profiles with <c>actionLog</c>: returns the report of the account.</summary>
    /// <param name="days">How many days to report, 1 to <see cref="MaxReportDays"/>; null for Ayrshare's 60.</param>
    /// <param name="options">How the call is made.</param>
    public async Task<AccountReport> GetAccountReportAsync(int? days = null, CallOptions? options = null)
    {
        var response = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Get,
                Path = Profiles,
                Query = "?actionLog=" + (days?.ToString(CultureInfo.InvariantCulture) ?? "true"),
                MaxResponseBytes = MaxPageBytes,
            },
            options).ConfigureAwait(false);
        return response.Read(AyrshareJson.Default.AccountReportResponse).Profiles?.ToReport()
            ?? throw response.Unusable("the response has no profiles");
    }
}
