using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class AccountCheckTests
{
    private const string Suspended = """{"status":"error","code":403,"message":"suspended"}""";

    [Fact]
    public async Task It_asks_once_until_a_call_has_passed()
    {
        var api = FakeApi.InTurn(() => FakeApi.Json(200, "{}"), () => FakeApi.Json(403, Suspended));
        using var client = api.Client();
        var check = Of(client);

        Assert.Null(await check.RefusalAsync(CancellationToken.None));
        Assert.Null(await check.RefusalAsync(CancellationToken.None));
        Assert.Single(api.Requests);

        check.Passed();
        Assert.Equal(AyrshareErrorKind.Forbidden, (await check.RefusalAsync(CancellationToken.None))?.Kind);
        Assert.Equal(2, api.Requests.Count);
    }

    [Theory]
    [InlineData(401, true)]
    [InlineData(403, true)]
    [InlineData(404, false)]
    public async Task Only_a_refusal_tells_of_the_account(int status, bool refuses)
    {
        using var client = FakeApi.Always(status, Suspended).Client();

        Assert.Equal(refuses, await Of(client).RefusalAsync(CancellationToken.None) is not null);
    }

    [Fact]
    public async Task Other_calls_without_a_profile_key_can_be_refused_for_themselves_alone()
    {
        using var client = FakeApi.Always(403, Suspended).Client();

        var list = await Assert.ThrowsAsync<AyrshareApiException>(() => client.ListProfilesAsync(new ProfileQuery()));
        var deletion = await Assert.ThrowsAsync<AyrshareApiException>(() => client.DeleteProfileAsync("Acme"));

        Assert.False(list.RefusesAccount);
        Assert.False(deletion.RefusesAccount);
    }

    private static AccountCheck Of(AyrshareClient client) =>
        new(cancellation => client.GetUserAsync(profileKey: null, cancellation: cancellation));
}
