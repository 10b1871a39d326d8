using System;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

/// <summary>Not beside other tests: for a moment this process can open nothing.</summary>
[CollectionDefinition(nameof(ExhaustionTests), DisableParallelization = true)]
[Collection(nameof(ExhaustionTests))]
public sealed class ExhaustionTests
{
    private const int OpenFiles = 7;

    [Fact]
    public async Task A_shortage_of_open_files_does_not_end_the_sandbox()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is set as Linux does it.");
        using var api = new ApiSession();
        await api.GetAsync("user");
        using var caller = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(object? sender, FirstChanceExceptionEventArgs thrown)
        {
            if (thrown.Exception is SocketException { SocketErrorCode: SocketError.TooManyOpenSockets })
                refused.TrySetResult();
        }

        Assert.Equal(0, GetLimit(OpenFiles, out var limit));
        AppDomain.CurrentDomain.FirstChanceException += Note;
        try
        {
            Assert.Equal(0, SetLimit(OpenFiles, limit with { Soft = 3 }));
            await caller.ConnectAsync(api.Server.BaseUri.Host, api.Server.BaseUri.Port, TestContext.Current.CancellationToken);
            await refused.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }
        finally
        {
            Assert.Equal(0, SetLimit(OpenFiles, limit));
            AppDomain.CurrentDomain.FirstChanceException -= Note;
        }

        await caller.SendAsync("GET /done HTTP/1.0\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.NotEqual(0, await caller.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [DllImport("libc", EntryPoint = "getrlimit")]
    private static extern int GetLimit(int resource, out Limit limit);

    [DllImport("libc", EntryPoint = "setrlimit")]
    private static extern int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Limit
    {
        public nuint Soft;
        public nuint Hard;
    }
}
