namespace Ayrshare.Client;

/// <summary>The response to GET /profiles with <c>actionLog</c>.</summary>
internal sealed class AccountReportResponse
{
    /// <summary>An object, where the list of profiles has an array.</summary>
    public AccountReportEntry? Profiles { get; init; }
}
