using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>A whole job while the network, the API and the vault fail at seeded random.</summary>
public sealed class FaultScheduleTests(ITestOutputHelper log)
{
    private const int Clients = 60;

    private static readonly string[] Faults =
    [
        "Kind = 'Status'; Status = 429", "Kind = 'Status'; Status = 500", "Kind = 'Status'; Status = 502",
        "Kind = 'DropBefore'", "Kind = 'DropAfter'", "Kind = 'MalformedBody'", "Kind = 'HtmlBody'", "Kind = 'HalfBody'",
    ];

    public static TheoryData<int> Seeds =>
        int.TryParse(Environment.GetEnvironmentVariable("AYRSHARE_FAULT_SEEDS"), out var count)
            ? [.. Enumerable.Range(1, count)]
            : [1, 2, 3];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void It_ends_well_or_with_an_error_that_a_second_run_overcomes(int seed)
    {
        var random = new Random(seed);
        using var job = new OnboardingSession("-TimeScale 1000").With(Clients);
        foreach (var fault in Faults)
            job.Fault($"{fault}; Path = 'profiles'; Share = 0.0{random.Next(2, 7)}; Seed = {random.Next()}");
        job.Run($"Suspend-SecretVault -After {random.Next(60)} -Calls {random.Next(1, 40)}").ThrowIfFailed();

        var first = job.Onboard("-SendEmail");
        log.WriteLine($"Seed {seed}: {Tell(first)}");
        job.Run("$sandbox.ClearFaults(); Suspend-SecretVault -Calls 0").ThrowIfFailed();

        var second = job.Onboard("-SendEmail -RecreateLost");
        log.WriteLine($"Then: {Tell(second)}");

        Assert.Null(second.Thrown);
        Assert.All(OnboardingSession.Statuses(second), status => Assert.Contains(status, new[] { "Done", "AlreadyDone", "MailUnknown" }));
        job.CheckAllDone(Clients, mailed: false);
        var mails = job.Sandbox.Outbox.GroupBy(mail => mail.To).ToDictionary(group => group.Key, group => group.Count());
        Assert.All(second.Output, output => Assert.InRange(
            mails.GetValueOrDefault((string)output.Properties["Email"].Value),
            (string)output.Properties["Status"].Value == "MailUnknown" ? 0 : 1,
            1));
    }

    [Fact]
    public void Answers_that_come_too_late_are_settled()
    {
        using var job = new OnboardingSession().With(2);
        job.Fault("Kind = 'Slow'; Delay = [timespan]'0:0:2'; Path = 'profiles'; Method = 'POST'; Count = 1");
        job.Run(
            "$impatient = Connect-Ayrshare -PassThru -TimeoutSec 1 -BaseUri $sandbox.BaseUri -ApiKey $sandbox.ApiKey "
            + "-Domain $sandbox.Domain -PrivateKey $sandbox.PrivateKey").ThrowIfFailed();

        var result = job.Onboard("-SendEmail -ThrottleLimit 1 -RecreateLost -Connection $impatient");

        Assert.All(OnboardingSession.Statuses(result), status => Assert.Equal("Done", status));
        job.CheckAllDone(2, mailed: true);
    }

    private static string Tell(RunResult result) =>
        string.Join(", ", OnboardingSession.Statuses(result).GroupBy(status => status).Select(group => $"{group.Count()} {group.Key}"))
        + (result.Thrown is RuntimeException ended ? $"; {ended.ErrorRecord}" : "");
}
