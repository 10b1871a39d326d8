using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>The first onboarding of a list, killed until it is done, and what must be true then.</summary>
internal sealed class CrashRound : IDisposable
{
    private readonly KilledJob _job;
    private readonly int _clients;
    private readonly Action<string> _log;

    public CrashRound(int seed, int clients, Action<string> log)
    {
        (_job, _clients, _log) = (new KilledJob(seed, log), clients, log);
        ClientList.Write(_job.Csv, clients);
    }

    /// <summary>Runs and kills the job until it comes to its end by itself, or was killed often enough.</summary>
    /// <returns>How often it was killed.</returns>
    public Task<int> KillUntilDoneAsync(int atMost) =>
        _job.KillUntilDoneAsync(atMost, () => _job.Random.Next(3) == 0 ? "-RecreateLost" : "");

    /// <summary>Runs the job to its end, and checks what must be true of it.</summary>
    public async Task CompareAsync()
    {
        var ended = await _job.RunAsync("");
        var keys = _job.Keys();
        Assert.Equal(ClientList.Titles(_clients).Order(), _job.Sandbox.Profiles.Select(profile => profile.Title).Order());
        Assert.Equal(_clients, ended.Count);
        Assert.DoesNotContain(ended, pair => pair.Value is not ("Done" or "AlreadyDone" or "KeyLost" or "MailUnknown"));
        foreach (var (title, key) in _job.Sandbox.Profiles)
        {
            if (ended[title] == "KeyLost")
                Assert.DoesNotContain(KilledJob.SecretOf(title), keys.Keys);
            else
                Assert.Equal(key, keys[KilledJob.SecretOf(title)]);
        }

        CheckMails(ended);

        AgeRemovals();
        var healed = await _job.RunAsync("-RecreateLost");
        Assert.DoesNotContain(healed, pair => pair.Value is not ("Done" or "AlreadyDone" or "MailUnknown"));
        Assert.Equal(
            _job.Sandbox.Profiles.Select(profile => (KilledJob.SecretOf(profile.Title), profile.Key)).Order(),
            _job.Keys().Select(pair => (pair.Key, pair.Value)).Order());
        CheckMails(healed);

        var requests = _job.Requests;
        var last = await _job.RunAsync("");
        Assert.Equal(1, _job.Requests - requests);
        Assert.DoesNotContain(last, pair => pair.Value is not ("AlreadyDone" or "MailUnknown"));
        CheckJournal();
        var (lost, unknown) = (ended.Count(pair => pair.Value == "KeyLost"), last.Count(pair => pair.Value == "MailUnknown"));
        _log($"KeyLost {lost}, MailUnknown {unknown} of {_clients}.");
    }

    public void Dispose() => _job.Dispose();

    // A removal that a kill left open is tried again only when lists cannot be older than it any more: as if it were by then.
    private void AgeRemovals()
    {
        var anHourAgo = $"\"at\":\"{DateTimeOffset.UtcNow.AddHours(-1):O}\"";
        var journal = File.ReadAllText(_job.Journal);
        File.WriteAllText(_job.Journal, Regex.Replace(journal, "\"at\":\"[^\"]*\"(?=,\"event\":\"Removing\")", anHourAgo));
    }

    private void CheckMails(Dictionary<string, string> ended)
    {
        var mails = _job.Sandbox.Outbox.GroupBy(mail => mail.To).ToDictionary(group => group.Key, group => group.Count());
        for (var number = 1; number <= _clients; number++)
        {
            var count = mails.GetValueOrDefault(ClientList.Email(number));
            Assert.True(
                ended[ClientList.Title(number)] switch
                {
                    "Done" or "AlreadyDone" => count == 1,
                    "KeyLost" => count == 0,
                    _ => count <= 1,
                },
                $"{ClientList.Title(number)} is {ended[ClientList.Title(number)]} and has {count} mails.");
        }
    }

    private void CheckJournal()
    {
        var text = File.ReadAllText(_job.Journal);
        var torn = 0;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using var entry = JsonDocument.Parse(line);
                Assert.True(entry.RootElement.TryGetProperty("event", out _));
            }
            catch (JsonException)
            {
                torn++;
            }
        }

        _log($"{text.Count(c => c == '\n')} lines in the journal, {torn} of them torn.");
        var links = _job.Sandbox.Outbox.Select(mail => mail.Link);
        foreach (var secret in _job.Sandbox.Profiles.Select(profile => profile.Key).Concat(links).Append(_job.Sandbox.ApiKey))
            Assert.DoesNotContain(secret, text);
    }
}
