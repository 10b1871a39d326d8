using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class SandboxServerTests
{
    [Fact]
    public void Secrets_that_are_not_given_are_new_ones()
    {
        using var first = SandboxServer.Start(new SandboxOptions());
        using var second = SandboxServer.Start(new SandboxOptions());

        Assert.NotEqual(first.ApiKey, second.ApiKey);
        Assert.NotEqual(first.Domain, second.Domain);
        Assert.NotEqual(first.BaseUri, second.BaseUri);
        Assert.StartsWith("-----BEGIN RSA PRIVATE KEY-----\n", first.PrivateKey);
        Assert.NotEqual(first.PrivateKey, second.PrivateKey);
    }

    [Fact]
    public async Task Given_secrets_are_used()
    {
        using var api = new ApiSession(new SandboxOptions { ApiKey = "KEY", Domain = "acme", PrivateKey = ApiSession.AccountKey });

        Assert.Equal(("KEY", "acme", ApiSession.AccountKey), (api.Server.ApiKey, api.Server.Domain, api.Server.PrivateKey));
        await api.GetAsync("user");
    }

    [Fact]
    public void It_listens_on_loopback_only()
    {
        using var api = new ApiSession();

        Assert.Equal("127.0.0.1", api.Server.BaseUri.Host);
        Assert.Equal("/api", api.Server.BaseUri.AbsolutePath);
    }

    [Fact]
    public void A_taken_port_is_an_error()
    {
        using var api = new ApiSession();

        Assert.Throws<SocketException>(() => SandboxServer.Start(new SandboxOptions { Port = api.Server.BaseUri.Port }));
    }

    public static TheoryData<SandboxOptions> WrongOptions() =>
    [
        new SandboxOptions { Port = -1 },
        new SandboxOptions { Port = 65536 },
        new SandboxOptions { PrivateKey = "no key" },
        new SandboxOptions { RateLimit = 0 },
        new SandboxOptions { RateWindow = TimeSpan.Zero },
        new SandboxOptions { Latency = TimeSpan.FromTicks(-1) },
        new SandboxOptions { TimeScale = 0 },
        new SandboxOptions { TimeScale = double.NaN },
    ];

    [Theory]
    [MemberData(nameof(WrongOptions), DisableDiscoveryEnumeration = true)]
    public void An_option_outside_its_range_is_refused(SandboxOptions options) =>
        Assert.Throws<ArgumentException>(() => SandboxServer.Start(options));

    [Fact]
    public async Task Sixty_four_calls_are_answered_at_a_time()
    {
        using var api = new ApiSession(new SandboxOptions { Latency = TimeSpan.FromMinutes(5) });
        var allArrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = 0;
        api.Server.RequestStarted += (_, _) =>
        {
            if (Interlocked.Increment(ref arrived) == 64)
                allArrived.SetResult();
        };

        var calls = Enumerable.Range(1, 64).Select(_ => api.GetAsync("user")).ToList();
        await allArrived.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(64, api.Server.PeakConcurrency);
        api.Server.Dispose();
        await Assert.ThrowsAsync<HttpRequestException>(() => Task.WhenAll(calls));
    }

    [Fact]
    public async Task One_title_is_created_once_however_many_ask_at_a_time()
    {
        using var api = new ApiSession();

        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(async _ =>
        {
            using var response = await api.SendAsync(api.Request(HttpMethod.Post, "profiles", new { title = "A" }));
            return response.StatusCode;
        }));

        Assert.Single(answers, HttpStatusCode.OK);
        Assert.Single(api.Server.Profiles);
    }

    [Fact]
    public async Task Latency_delays_every_call_and_they_overlap()
    {
        using var api = new ApiSession(new SandboxOptions { Latency = TimeSpan.FromMilliseconds(100) });
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(1, 8).Select(_ => api.GetAsync("user")));

        Assert.True(watch.ElapsedMilliseconds >= 95, $"It took {watch.ElapsedMilliseconds} ms.");
        Assert.InRange(api.Server.PeakConcurrency, 2, 8);
    }

    [Fact]
    public async Task Requests_are_logged_without_secrets()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var link = await api.LinkAsync(key);
        await api.OpenAsync(link);
        await api.GetAsync("user", profileKey: key);
        await api.GetAsync("nothing", HttpStatusCode.NotFound);

        Assert.Equal(
            [
                ("POST", "/api/profiles", 200, "A"),
                ("POST", "/api/profiles/generateJWT", 200, "A"),
                ("GET", "/", 200, "A"),
                ("GET", "/api/user", 200, "A"),
                ("GET", "/api/nothing", 404, null),
            ],
            api.Server.Requests.Select(request => (request.Method, request.Path, request.Status, request.ProfileTitle)));
    }

    [Fact]
    public async Task Events_tell_of_the_start_and_the_end_of_each_request()
    {
        using var api = new ApiSession();
        var events = new ConcurrentQueue<string>();
        api.Server.RequestStarted += (_, request) => events.Enqueue($"start {request.Path} {request.Status}");
        api.Server.RequestCompleted += (_, request) => events.Enqueue($"end {request.Path} {request.Status}");

        await api.GetAsync("user");

        Assert.Equal(["start /api/user ", "end /api/user 200"], events);
    }

    [Fact]
    public async Task An_event_handler_that_throws_does_not_leave_the_caller_waiting()
    {
        using var api = new ApiSession();
        api.Server.RequestStarted += (_, _) => throw new InvalidOperationException("thrown by the test");

        var error = await api.GetAsync("user", HttpStatusCode.InternalServerError);

        Assert.Contains("thrown by the test", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task The_log_keeps_the_newest_thousand()
    {
        using var api = new ApiSession(new SandboxOptions { RateLimit = int.MaxValue });

        await Parallel.ForEachAsync(
            Enumerable.Range(1, 1100),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
            async (_, _) => await api.GetAsync("user"));
        await api.GetAsync("profiles");

        Assert.Equal(1000, api.Server.Requests.Count);
        Assert.Equal("/api/profiles", api.Server.Requests[^1].Path);
    }

    [Fact]
    public async Task Disposing_cuts_waiting_calls_and_frees_the_port()
    {
        var api = new ApiSession(new SandboxOptions { Latency = TimeSpan.FromMinutes(5) });
        var port = api.Server.BaseUri.Port;
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        api.Server.RequestStarted += (_, _) => arrived.TrySetResult();
        var call = api.GetAsync("user");
        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);

        api.Server.Dispose();

        await Assert.ThrowsAsync<HttpRequestException>(() => call);
        Assert.Single(api.Server.Requests);
        using var next = SandboxServer.Start(new SandboxOptions { Port = port });
        api.Dispose();
    }

    [Fact]
    public async Task Disposing_does_not_wait_for_a_caller_that_does_not_read_its_answer()
    {
        using var api = new ApiSession();
        api.Server.AddFault(new SandboxFault { Kind = SandboxFaultKind.HugeBody });
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        api.Server.RequestCompleted += (_, _) => answered.TrySetResult();
        using var caller = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await caller.ConnectAsync(api.Server.BaseUri.Host, api.Server.BaseUri.Port, TestContext.Current.CancellationToken);
        await caller.SendAsync(
            Encoding.ASCII.GetBytes($"GET /api/user HTTP/1.1\r\nAuthorization: Bearer {api.Server.ApiKey}\r\n\r\n"),
            TestContext.Current.CancellationToken);
        await answered.Task.WaitAsync(TestContext.Current.CancellationToken);

        var cancellation = TestContext.Current.CancellationToken;
        await Task.Run(api.Server.Dispose, cancellation).WaitAsync(TimeSpan.FromSeconds(30), cancellation);
    }

    [Fact]
    public void Linking_needs_a_profile_and_a_network_that_exist()
    {
        using var api = new ApiSession();
        api.Server.AddProfile("A");

        Assert.Throws<ArgumentException>(() => api.Server.Link("A", "myspace"));
        Assert.Throws<KeyNotFoundException>(() => api.Server.Link("B", "twitter"));
        Assert.Throws<KeyNotFoundException>(() => api.Server.SuspendProfile("B"));
        Assert.Throws<InvalidOperationException>(() => api.Server.AddProfile("A"));

        api.Server.Link("A", "twitter");
        api.Server.Unlink("A", "twitter");
        Assert.Empty(api.Server.Profiles[0].ActiveSocialAccounts);
    }
}
