using System;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>
/// Kills the process that runs a job, again and again, until the job is done. AYRSHARE_CRASH_KILLS says how often, and
/// AYRSHARE_CRASH_SEED repeats the choices of a run that failed.
/// </summary>
public sealed class CrashTests(ITestOutputHelper log)
{
    private const int Clients = 200;
    private const int UsualKills = 20;
    private const int KillsInRound = 60;
    private const int KillsInNight = 5;

    [Fact]
    public async Task A_job_that_is_killed_again_and_again_loses_no_key_and_mails_nobody_twice()
    {
        var kills = Number("AYRSHARE_CRASH_KILLS") ?? UsualKills;
        for (var seed = FirstSeed; kills > 0; seed++)
        {
            log.WriteLine($"Seed {seed}.");
            using var round = new CrashRound(seed, Clients, log.WriteLine);
            kills -= await round.KillUntilDoneAsync(Math.Min(kills, KillsInRound));
            await round.CompareAsync();
        }
    }

    [Fact]
    public async Task A_night_that_is_killed_again_and_again_emails_nobody_twice_and_removes_nobody_else()
    {
        var kills = Number("AYRSHARE_CRASH_KILLS") ?? KillsInNight;
        for (var seed = FirstSeed; kills > 0; seed++)
        {
            log.WriteLine($"Seed {seed}.");
            using var round = await JourneyRound.ArrangeAsync(seed, log.WriteLine);
            kills -= Math.Max(1, await round.KillUntilDoneAsync(Math.Min(kills, KillsInNight)));
            await round.CompareAsync();
        }
    }

    private static int FirstSeed => Number("AYRSHARE_CRASH_SEED") ?? Random.Shared.Next();

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;
}
