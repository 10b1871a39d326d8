using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The report in the response to GET /profiles with <c>actionLog</c>.</summary>
internal sealed class AccountReportEntry
{
    [JsonConverter(typeof(LenientListConverter<ProfileActionEntry>))]
    public IReadOnlyList<ProfileActionEntry>? ActionLog { get; init; }

    [JsonConverter(typeof(LenientListConverter<DailyProfileCountEntry>))]
    public IReadOnlyList<DailyProfileCountEntry>? UserProfilesReport { get; init; }

    public AccountReport ToReport() => new()
    {
        DailyCounts = [.. (UserProfilesReport ?? []).Select(entry => entry.ToCount())],
        Actions = [.. (ActionLog ?? []).Select(entry => entry.ToAction())],
    };
}
