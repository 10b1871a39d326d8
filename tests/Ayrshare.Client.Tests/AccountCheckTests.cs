using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class AccountCheckTests
{
    private const string Suspended = """{"status":"error","code":403,"message":"suspended"}""";

    private readonly AccountCheck _check = new();

    [Fact]
    public async Task It_asks_once_until_a_call_has_passed()
    {
        var api = FakeApi.InTurn(() => FakeApi.Json(200, "{}"), () => FakeApi.Json(403, Suspended));
        using var client = api.Client();

        Assert.Null(await RefusalAsync(client));
        Assert.Null(await RefusalAsync(client));
        Assert.Single(api.Requests);

        _check.Passed();
        Assert.Equal(AyrshareErrorKind.Forbidden, (await RefusalAsync(client))?.Kind);
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task It_asks_again_after_a_few_refusals_until_it_is_the_account()
    {
        var api = FakeApi.InTurn(() => FakeApi.Json(200, "{}"), () => FakeApi.Json(403, Suspended));
        using var client = api.Client();

        for (var refused = 1; refused <= 5; refused++)
            Assert.Null(await RefusalAsync(client));
        for (var refused = 6; refused <= 20; refused++)
            Assert.NotNull(await RefusalAsync(client));

        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task However_many_are_refused_meanwhile_it_asks_once_at_a_time()
    {
        var response = new TaskCompletionSource();
        var asked = 0;

        var refusals = Enumerable.Range(1, 20)
            .Select(_ => _check.RefusalAsync(() =>
            {
                asked++;
                return response.Task;
            }))
            .ToList();
        response.SetResult();
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

        Assert.Equal(refuses, await RefusalAsync(client) is not null);
    }

    [Fact]
    public async Task Other_calls_without_a_profile_key_can_be_refused_for_themselves_alone()
    {
        var api = FakeApi.AlwaysWithGoodAccount(403, Suspended);
        using var client = api.Client();

        var list = await Assert.ThrowsAsync<AyrshareApiException>(() => client.ListProfilesAsync(new ProfileQuery()));
        var deletion = await Assert.ThrowsAsync<AyrshareApiException>(() => client.DeleteProfileAsync("Acme"));

        Assert.False(list.RefusesAccount);
        Assert.False(deletion.RefusesAccount);
        Assert.Equal("GET /profiles", list.Endpoint);
    }

    [Fact]
    public async Task A_call_that_is_refused_because_of_the_account_says_so()
    {
        var api = FakeApi.Always(403, Suspended);
        using var client = api.Client();

        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => client.GetUserAsync(new Secret(Calls.ProfileKey)));

        Assert.True(failure.RefusesAccount);
        Assert.Equal("GET /user", failure.Endpoint);
        Assert.Equal([false, true], api.Requests.Select(request => request.IsAboutAccount));
    }

    [Fact]
    public async Task A_refusal_of_the_account_names_the_request_that_was_refused()
    {
        using var client = FakeApi.Always(403, Suspended).Client();

        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => client.ListProfilesAsync(new ProfileQuery()));

        Assert.True(failure.RefusesAccount);
        Assert.Equal("GET /profiles", failure.Endpoint);
        Assert.StartsWith("GET /profiles: ", failure.Message);
    }

    [Fact]
    public async Task The_calls_of_one_job_ask_together()
    {
        var api = FakeApi.AlwaysWithGoodAccount(403, Suspended);
        using var client = api.Client();
        var job = new CallOptions();

        for (var call = 1; call <= 12; call++)
            await Assert.ThrowsAsync<AyrshareApiException>(() => client.DeleteProfileAsync("Acme", job with { WaitsForRoom = false }));

        Assert.Equal(3, api.Requests.Count(request => request.IsAboutAccount));
    }

    private Task<AyrshareApiException?> RefusalAsync(AyrshareClient client) =>
        _check.RefusalAsync(() => client.GetUserAsync(profileKey: null));
}
