using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>
/// Lists that no program would write: each is planned, or is refused with errors of the module. AYRSHARE_RANDOM_LISTS says how many,
/// and AYRSHARE_RANDOM_SEED repeats the choices of a run that failed.
/// </summary>
public sealed class RandomListTests(ITestOutputHelper log)
{
    private const int UsualLists = 150;

    private static readonly string[] Headers =
    [
        "Title", "Email", "Tags", "DisableSocial", "HideLogo", "Team", "SecretName", "AllowedSocial", "ExpiresIn", "Redirect", "Bcc",
        "Note", "title", " Title ", "\uFEFFTitle", "PSObject", "", "\"", "Title\u200B",
    ];

    private static readonly string[] Cells =
    [
        "", " ", "Acme", "Berta", "a@b.example", "not an address", "true", "perhaps", "60", "60m", "99999999999999999999", "-1", "twitter",
        "twitter; facebook", "myspace", "https://example.com", "javascript:1", "\"", "\"\"", "\"a,b\"", "\"unclosed", "=1+1", "\u0000",
        "\u001A", "\u202E", "\uD83D", "\uD83D\uDE00", "é", "İstanbul", "key*", "Ayrshare-ApiKey", "\t",
        "'", "`", "$(throw)", "{0}", "%s", "\\", "NUL", "../x",
    ];

    [Fact]
    public void Each_list_is_planned_or_refused_with_errors_of_the_module()
    {
        var seed = Number("AYRSHARE_RANDOM_SEED") ?? Random.Shared.Next();
        log.WriteLine($"Seed {seed}.");
        var random = new Random(seed);
        using var job = new OnboardingSession();
        for (var list = 0; list < (Number("AYRSHARE_RANDOM_LISTS") ?? UsualLists); list++)
        {
            var bytes = ListOf(random);
            File.WriteAllBytes(job.Csv, bytes);

            var result = job.Onboard("-WhatIf");

            var ids = result.Errors.Concat(result.Thrown is null ? [] : [result.Terminating])
                .Select(error => error.FullyQualifiedErrorId);
            Assert.All(ids, id => Assert.True(
                id.EndsWith(",Ayrshare.PowerShell.InvokeAyrshareOnboardingCommand", StringComparison.Ordinal),
                $"List {list} of seed {seed}: {id}: {Convert.ToBase64String(bytes)}"));
        }

        Assert.Equal(0, job.Posts);

        static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;
    }

    private static byte[] ListOf(Random random)
    {
        var separator = Pick(random, [",", ";", "\t"]);
        var end = Pick(random, ["\n", "\r\n", "\r"]);
        var columns = random.Next(1, 8);
        var lines = new List<string>();
        if (random.Next(10) == 0)
            lines.Add(Pick(random, ["sep=;", "#TYPE Selected", "", "\uFEFF"]));
        lines.Add(Line(random.Next(5) == 0 ? columns : columns - 1, Headers, random.Next(8) == 0 ? [] : ["Title"]));
        for (var row = random.Next(0, 6); row > 0; row--)
            lines.Add(Line(Math.Max(0, columns + random.Next(-1, 2)), Cells, []));
        var text = string.Join(end, lines) + (random.Next(2) == 0 ? end : "");
        Encoding[] encodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1, Encoding.UTF32];
        var bytes = encodings[random.Next(10) is var chosen && chosen < encodings.Length ? chosen : 0].GetBytes(text);
        for (var damage = random.Next(4) == 0 ? random.Next(1, 4) : 0; damage > 0 && bytes.Length > 0; damage--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(10) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;

        string Line(int cells, string[] choices, string[] first) =>
            string.Join(separator, first.Concat(Enumerable.Range(0, Math.Max(0, cells)).Select(_ => Pick(random, choices))));
    }

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
