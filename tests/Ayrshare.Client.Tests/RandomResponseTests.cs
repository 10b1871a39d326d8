using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Ayrshare.Tests.Documented;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>
/// Whatever a server sends, a call ends with its result or with an <see cref="AyrshareApiException"/>. Set
/// AYRSHARE_RANDOM_RESPONSES to try more of them, and AYRSHARE_RANDOM_SEED to repeat a run.
/// </summary>
public sealed class RandomResponseTests(ITestOutputHelper output)
{
    private const string History = """{"history":[{"id":"1","post":"text"}],"pagination":{"hasMore":true,"nextCursor":"c"}}""";

    private static readonly (string Name, bool AtMostOnce, string Answer, Func<AyrshareClient, Task> Make)[] Made =
    [
        .. Calls.All.Select(call => (call.Key, call.Value.AtMostOnce, Documented(call.Key) ?? call.Value.Answer, call.Value.Make)),
        ("usage", false, DocumentedResponse.Read("action-log"), client => client.GetAccountReportAsync()),
        ("all pages", false, DocumentedResponse.Read("profiles"),
            async client =>
            {
                await foreach (var page in client.ListAllProfilesAsync(new ProfileQuery()))
                    _ = page.Profiles.Count;
            }),
        ("raw", true, History, async client => Use(await client.InvokeAsync(new RawRequest { Method = HttpMethod.Post, Path = "post" }))),
        ("raw get", false, History,
            async client => Use(await client.InvokeAsync(new RawRequest { Method = HttpMethod.Get, Path = "history" }))),
    ];

    [Fact]
    public async Task No_exception_but_that_of_the_client_leaves_a_call()
    {
        var seed = Setting("AYRSHARE_RANDOM_SEED", Environment.TickCount);
        var count = Setting("AYRSHARE_RANDOM_RESPONSES", 2000);
        output.WriteLine($"seed {seed}, {count} responses");
        var random = new RandomResponses(seed);
        var (succeeded, failed, raw) = (0, 0, new List<string>());
        for (var i = 0; i < count; i++)
        {
            var (name, atMostOnce, answer, make) = Made[random.Next(Made.Length)];
            var statuses = new List<int>();
            using var client = new FakeApi(_ =>
            {
                var response = random.To(answer);
                statuses.Add((int)response.StatusCode);
                return response;
            }).Client();
            try
            {
                await make(client);
                succeeded++;
            }
            catch (AyrshareApiException failure)
            {
                failed++;
                if (failure.Message.Any(char.IsControl))
                    raw.Add($"response {i} to {name}: the message has a control character");
                if (atMostOnce && failure is
                    { Kind: AyrshareErrorKind.InvalidAnswer, StatusCode: 303 or (>= 200 and < 300), OutcomeUnknown: false })
                    raw.Add($"response {i} to {name}: HTTP {failure.StatusCode} leaves no outcome open");
            }
            catch (Exception other)
            {
                raw.Add($"response {i} to {name}: {other}");
            }

            // After 429 the request is sent again, and after 403 the account is asked for.
            if (atMostOnce && statuses.SkipWhile(status => status == 429).FirstOrDefault() != 403 && statuses.Skip(1).Any() && statuses
                .Take(statuses.Count - 1).Any(status => status != 429))
                raw.Add($"response {i} to {name}: sent again after {string.Join(", ", statuses)}");
        }

        output.WriteLine($"{succeeded} calls succeeded, {failed} failed");
        Assert.True(raw.Count == 0, $"seed {seed}: {raw.Count} of {count}:\n{string.Join("\n", raw.Take(20))}");
        Assert.True(succeeded > count / 20 && failed > count / 20, "The responses are all of one kind.");
    }

    private static string? Documented(string call) => call switch
    {
        "create" => DocumentedResponse.Read("create-profile"),
        "mail" or "link" or "base64" or "body" => DocumentedResponse.Read("generate-jwt"),
        "session" or "session mail" => DocumentedResponse.Read("create-link-session"),
        "status" => DocumentedResponse.Read("link-session"),
        "list" => DocumentedResponse.Read("profiles"),
        "user" => DocumentedResponse.Read("user"),
        "remove" or "remove by key" => DocumentedResponse.Read("delete-profile"),
        _ => null,
    };

    private static void Use(RawResponse response) => _ = (response.NextCursor, response.IsEmptyPage, response.Json?.ToString());

    private static int Setting(string name, int unlessSet) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : unlessSet;
}
