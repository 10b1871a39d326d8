using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task A_status_fault_answers_an_error_and_does_nothing()
    {
        using var api = new ApiSession();
        api.Server.AddFault(new SandboxFault
        {
            Kind = SandboxFaultKind.Status,
            Status = 503,
            Code = 777,
            Message = "Come back later.",
            RetryAvailable = true,
        });

        var error = await api.PostAsync("profiles", new { title = "A" }, HttpStatusCode.ServiceUnavailable);

        Assert.Equal(777, error.GetProperty("code").GetInt32());
        Assert.Equal("Come back later.", error.GetProperty("message").GetString());
        Assert.True(error.GetProperty("retryAvailable").GetBoolean());
        Assert.Empty(api.Server.Profiles);
    }

    [Fact]
    public async Task A_status_fault_can_take_the_shape_of_an_array()
    {
        using var api = new ApiSession();
        api.Server.AddFault(new SandboxFault
        {
            Kind = SandboxFaultKind.Status,
            Status = 200,
            Code = 146,
            Shape = SandboxErrorShape.ErrorsArray,
        });

        var answer = await api.PostAsync("profiles", new { title = "A" });

        Assert.Equal("error", answer.GetProperty("status").GetString());
        Assert.Equal(146, answer.GetProperty("errors")[0].GetProperty("code").GetInt32());
        Assert.False(answer.TryGetProperty("code", out _));
        Assert.Empty(api.Server.Profiles);
    }

    [Theory]
    [InlineData(SandboxFaultKind.DropBefore, 0)]
    [InlineData(SandboxFaultKind.DropAfter, 1)]
    [InlineData(SandboxFaultKind.HalfBody, 1)]
    public async Task A_cut_connection_is_an_error_before_or_after_the_side_effect(SandboxFaultKind kind, int created)
    {
        using var api = new ApiSession();
        api.Server.AddFault(new SandboxFault { Kind = kind });

        await Assert.ThrowsAsync<HttpRequestException>(() => api.PostAsync("profiles", new { title = "A" }));

        Assert.Equal(created, api.Server.Profiles.Count);
    }

    [Fact]
    public async Task A_cut_connection_is_logged_without_a_status()
    {
        using var api = new ApiSession();
        api.Server.AddFault(new SandboxFault { Kind = SandboxFaultKind.DropAfter });

        await Assert.ThrowsAsync<HttpRequestException>(() => api.PostAsync("profiles", new { title = "A" }));

        Assert.Null(Assert.Single(api.Server.Requests).Status);
    }

    [Fact]
    public async Task A_slow_answer_is_the_usual_one_after_the_delay()
    {
        using var api = new ApiSession();
        api.Server.AddFault(new SandboxFault { Kind = SandboxFaultKind.Slow, Delay = TimeSpan.FromMilliseconds(150) });
        var watch = Stopwatch.StartNew();

        await api.CreateProfileAsync("A");

        Assert.True(watch.ElapsedMilliseconds >= 145, $"It took {watch.ElapsedMilliseconds} ms.");
        Assert.Single(api.Server.Profiles);
    }

    [Fact]
    public async Task A_malformed_body_is_200_with_broken_json_after_the_side_effect()
    {
        using var api = new ApiSession();
        api.Server.AddFault(new SandboxFault { Kind = SandboxFaultKind.MalformedBody });

        using var response = await api.SendAsync(api.Request(HttpMethod.Post, "profiles", new { title = "A" }));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(text));
        Assert.Single(api.Server.Profiles);
    }

    [Theory]
    [InlineData(null, 200, 1)]
    [InlineData(404, 404, 1)]
    [InlineData(502, 502, 0)]
    public async Task An_html_body_comes_from_a_gateway(int? status, int expected, int created)
    {
        using var api = new ApiSession();
        api.Server.AddFault(new SandboxFault { Kind = SandboxFaultKind.HtmlBody, Status = status });

        using var response = await api.SendAsync(api.Request(HttpMethod.Post, "profiles", new { title = "A" }));

        Assert.Equal(expected, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(created, api.Server.Profiles.Count);
    }

    [Fact]
    public async Task A_huge_body_has_ten_megabytes()
    {
        using var api = new ApiSession();
        api.Server.AddFault(new SandboxFault { Kind = SandboxFaultKind.HugeBody });

        using var response = await api.SendAsync(api.Request(HttpMethod.Post, "profiles", new { title = "A" }));

        Assert.True(response.Content.Headers.ContentLength >= 10_000_000);
        Assert.Single(api.Server.Profiles);
    }

    [Fact]
    public async Task Another_encoding_is_named_in_the_content_type()
    {
        using var api = new ApiSession();
        api.Server.AddFault(new SandboxFault { Kind = SandboxFaultKind.OtherEncoding });

        using var response = await api.SendAsync(api.Request(HttpMethod.Post, "profiles", new { title = "Ö" }));

        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("utf-16", response.Content.Headers.ContentType?.CharSet);
        Assert.Equal("Ö", JsonDocument.Parse(Encoding.Unicode.GetString(bytes)).RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Echoed_secrets_are_those_of_the_call()
    {
        using var api = new ApiSession();
        var profile = api.Server.AddProfile("A");
        api.Server.AddFault(new SandboxFault { Kind = SandboxFaultKind.EchoSecrets });
        var request = api.Request(HttpMethod.Post, "profiles/generateJWT", new { profileKey = "body-secret" }, profile.ProfileKey);

        var message = (await api.CallAsync(request, HttpStatusCode.BadRequest)).GetProperty("message").GetString();

        Assert.Contains(api.Server.ApiKey, message);
        Assert.Contains(profile.ProfileKey, message);
        Assert.Contains("body-secret", message);
    }

    [Fact]
    public async Task A_count_strikes_that_many_matching_calls()
    {
        using var api = new ApiSession();
        api.Server.AddFault(new SandboxFault
        {
            Kind = SandboxFaultKind.Status,
            Method = "post",
            Path = "/profiles",
            Count = 2,
        });

        await api.GetAsync("profiles");
        await api.GetAsync("user");
        await api.PostAsync("profiles", new { title = "A" }, HttpStatusCode.InternalServerError);
        await api.PostAsync("profiles/generateJWT", new { }, HttpStatusCode.InternalServerError);
        await api.PostAsync("profiles", new { title = "A" });
    }

    [Fact]
    public async Task A_share_strikes_the_same_calls_in_every_run()
    {
        var first = await StruckAsync(seed: 1);

        Assert.Equal(first, await StruckAsync(seed: 1));
        Assert.NotEqual(first, await StruckAsync(seed: 2));
        Assert.InRange(first.Count(struck => struck), 10, 30);

        static async Task<IReadOnlyList<bool>> StruckAsync(int seed)
        {
            using var api = new ApiSession();
            api.Server.AddFault(new SandboxFault { Kind = SandboxFaultKind.Status, Share = 0.3, Seed = seed });
            var struck = new List<bool>();
            for (var call = 0; call < 60; call++)
            {
                using var response = await api.SendAsync(api.Request(HttpMethod.Get, "user"));
                struck.Add(!response.IsSuccessStatusCode);
            }

            return struck;
        }
    }

    [Fact]
    public async Task Cleared_faults_strike_no_more()
    {
        using var api = new ApiSession();
        api.Server.AddFault(new SandboxFault { Kind = SandboxFaultKind.Status });
        await api.GetAsync("user", HttpStatusCode.InternalServerError);

        api.Server.ClearFaults();

        await api.GetAsync("user");
    }

    public static TheoryData<SandboxFault> WrongFaults() =>
    [
        new SandboxFault { Kind = SandboxFaultKind.Status, Status = 99 },
        new SandboxFault { Kind = SandboxFaultKind.Status, Count = 0 },
        new SandboxFault { Kind = SandboxFaultKind.Status, Share = 0 },
        new SandboxFault { Kind = SandboxFaultKind.Status, Share = 1.1 },
        new SandboxFault { Kind = SandboxFaultKind.Slow },
    ];

    [Theory]
    [MemberData(nameof(WrongFaults), DisableDiscoveryEnumeration = true)]
    public void A_fault_outside_its_range_is_refused(SandboxFault fault)
    {
        using var api = new ApiSession();

        Assert.Throws<ArgumentException>(() => api.Server.AddFault(fault));
    }
}
