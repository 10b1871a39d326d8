using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>What a user reads of each kind of object, on a screen of 80 columns and with values as long as life makes them.</summary>
public sealed class ViewTests(ViewTests.Screen screen) : IClassFixture<ViewTests.Screen>
{
    private const int Width = 80;

    [Fact]
    public void Every_output_fits_80_columns_and_shows_no_secret()
    {
        var secrets = Lines("$sandbox.ApiKey; $sandbox.Profiles.ProfileKey; $sandbox.PrivateKey -split \"`n\" | Where-Object { $_ -and "
            + "$_ -notlike '-----*' }");
        Assert.True(secrets.Length > 20);

        foreach (var (type, view) in Types().SelectMany(
            type => new[] { "", "| Format-Table", "| Format-List" }.Select(view => (type, view))))
        {
            var text = screen.Show($"$all | Where-Object {{ $_.PSTypeNames[0] -eq '{type}' }} {view}");

            Assert.NotEmpty(text.Trim());
            Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= Width, $"{type} {view}: {line}"));
            // A list that somebody asks for has all properties, and names the type of a key.
            if (view != "| Format-List")
                Assert.DoesNotContain("SecureString", text);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text));
        }
    }

    [Fact]
    public void A_list_shows_a_link_whole()
    {
        const string Link = "($all | Where-Object { $_.PSTypeNames[0] -eq 'Ayrshare.PowerShell.AyrshareLinkSession' })[0]";

        var list = string.Concat(Lines($"{Link} | Format-List").Select(line => line.Trim()));

        Assert.Contains(string.Concat(Lines($"{Link}.Url.AbsoluteUri")), list, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_output_has_members_that_a_person_can_read()
    {
        var names = Lines("$ours = $all | Where-Object { $_.PSTypeNames[0] -like 'Ayrshare.PowerShell.*' }; ($ours | Get-Member "
            + "-MemberType Property).Name");
        var definitions = Lines("($ours | Get-Member -MemberType Property).Definition");

        Assert.All(names, name => Assert.Matches("^[A-Z][A-Za-z]+$", name));
        Assert.All(definitions, definition => Assert.DoesNotMatch(@"`|Internal|Client\.|Lazy|TimeProvider", definition));
        Assert.Equal(["Equals", "GetHashCode", "GetType", "ToString"], Lines("($ours[0] | Get-Member -MemberType Method).Name"));
    }

    [Fact]
    public void Every_output_of_every_command_is_among_them()
    {
        var declared = Lines("(Get-Command -Module Ayrshare.PowerShell).OutputType.Type.FullName | Where-Object { $_ -like 'Ayrshare.*' }");

        Assert.NotEmpty(declared);
        Assert.Empty(declared.Except(Types()));
    }

    // What is cut off ends in an ellipsis; these must be there whole.
    [Theory]
    [InlineData("AyrshareNewProfile", @"^Blueberry Hill Commu", @"this object only$", @" Ayrshare-ProfileKey-Blueberry")]
    [InlineData("AyrshareProfile", @"^Blueberry Hill Community", @" active ", @" bluesky, facebook, gmb", @"utube$")]
    [InlineData(
        "AyrshareSocialAccount", @" facebook .* in 1 day$", @" instagram .* due now$", @" linkedin .* in 12 days$", @" bluesky .* -$")]
    [InlineData("AyrshareJwt", @" in \d min ", @" in 48 h ", @" sent  http", @" -     http://127.0.0.1:")]
    [InlineData("AyrshareLinkSession", @" in \d min +-     http://127.0.0.1:")]
    // A session id has 64 digits, which do not fit beside the rest.
    [InlineData("AyrshareLinkSessionStatus", @" Pending +no +\w+ .*, in \d min +[0-9a-f]{19}", @" Revoked +(no|-) +\w+ [^,]+ [0-9a-f]{19}")]
    [InlineData("AyrshareUnlinkedAccount", @" reddit +unlinked$")]
    [InlineData("AyrshareProfileChange", @" NewTitle, HideTopHeader, Top", @"SubHeader, Tags$")]
    [InlineData("AyrshareLinkedProfile", @" 00:00:0\d ", @" bluesky, facebook, gmb", @"ube$")]
    [InlineData("AyrshareRemovedProfile", @"^Blueberry Hill Community")]
    [InlineData("AyrshareOnboardingResult", @"^1 +Blueberry .* bartholomew.feat.* in 24 h$")]
    [InlineData("AyrshareOnboardingClient", @"^1 +Blueberry .* Done +\d+")]
    [InlineData("AyrshareOnboarding", @"clients\.jsonl")]
    [InlineData("AyrshareOnboardingPlan", @"^1 +Blueberry .* Skip ")]
    [InlineData("AyrshareConnectionTest", @"^Passed +: True", @"^RateBudget +: Passed: 2\d\d of 300")]
    [InlineData("AyrshareErrorExplanation", @"^Who acts +: You")]
    public void What_matters_is_not_cut_off(string type, params string[] patterns)
    {
        var lines = Lines($"$all | Where-Object {{ $_.PSTypeNames[0] -eq 'Ayrshare.PowerShell.{type}' }}");

        Assert.All(patterns, pattern => Assert.Contains(lines, line => Regex.IsMatch(line, pattern)));
    }

    [Fact]
    public void A_plan_does_not_repeat_the_row_and_the_title_in_the_reason()
    {
        var lines = Lines("$all | Where-Object { $_.PSTypeNames[0] -eq 'Ayrshare.PowerShell.AyrshareOnboardingPlan' -and $_.Row -eq 2 }");

        Assert.Contains(lines, line => line.Contains("Email: \"no address", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Row 2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_comes_from_a_job_or_a_file_is_shown_alike_but_does_not_say_what_was_left_then(int depth)
    {
        foreach (var type in Types().Where(type => type.StartsWith("Ayrshare.PowerShell.", StringComparison.Ordinal)))
        {
            var there = $"$all | Where-Object {{ $_.PSTypeNames[0] -eq '{type}' }}";
            const string serializer = "[System.Management.Automation.PSSerializer]";
            var here = $"{there} | ForEach-Object {{ {serializer}::Deserialize({serializer}::Serialize($_, {depth})) }}";

            var (original, copy) = (Lines(there), Lines(here));

            Assert.All(copy, line => Assert.True(line.Length <= Width, $"{type}: {line}"));
            Assert.Equal(original[0].Split(':')[0], copy[0].Split(':')[0]);
            Assert.DoesNotContain(
                copy, line => line.Contains(", in ", StringComparison.Ordinal) && line.Contains(" min", StringComparison.Ordinal));
        }
    }

    private string[] Types() => Lines("$all | ForEach-Object { $_.PSTypeNames[0] }").Distinct().ToArray();

    private string[] Lines(string script) =>
        screen.Show(script).Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToArray();

    /// <summary>A screen on which all the objects are in $all.</summary>
    public sealed class Screen : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-views-");
        private readonly Session _session = new(Session.SecretManagement);

        public Screen() => Assert.Equal("", Show(EveryOutput.Command(_folder.FullName)));

        public string Show(string script) => _session.Format(script, Width);

        public void Dispose()
        {
            _session.Dispose();
            _folder.Delete(recursive: true);
        }
    }
}
