using System.Linq;
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

    [Fact]
    public async Task It_asks_again_after_a_few_refusals_until_it_is_the_account()
    {
        var api = FakeApi.InTurn(() => FakeApi.Json(200, "{}"), () => FakeApi.Json(403, Suspended));
        using var client = api.Client();
        var check = Of(client);

        for (var refused = 1; refused <= 5; refused++)
            Assert.Null(await check.RefusalAsync(CancellationToken.None));
        for (var refused = 6; refused <= 20; refused++)
            Assert.NotNull(await check.RefusalAsync(CancellationToken.None));

        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task However_many_are_refused_meanwhile_it_asks_once_at_a_time()
    {
        var answer = new TaskCompletionSource();
        var asked = 0;
        var check = new AccountCheck(_ =>
        {
            asked++;
            return answer.Task;
        });

        var refusals = Enumerable.Range(1, 20).Select(_ => check.RefusalAsync(CancellationToken.None)).ToList();
        answer.SetResult();
        Assert.All(await Task.WhenAll(refusals), Assert.Null);

        Assert.Equal(1, asked);
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
