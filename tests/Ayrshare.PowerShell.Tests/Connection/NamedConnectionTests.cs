using System;
using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Several accounts in one session. What is created in the wrong one costs money, and clients see it.</summary>
[Collection(ProcessWide.Name)]
public sealed class NamedConnectionTests : IDisposable
{
    private readonly EnvironmentVariables _variables = new();
    private readonly Session _session = new();

    public NamedConnectionTests() => _session.Run("""
        $bakeries = Start-AyrshareSandbox; $hotels = Start-AyrshareSandbox; $own = Start-AyrshareSandbox
        function Connect([string] $name) {
            (Get-Variable $name -ValueOnly) | Connect-Ayrshare -Name $name
        }
        """).ThrowIfFailed();

    public void Dispose()
    {
        _session.Run("$bakeries, $hotels, $own | Stop-AyrshareSandbox");
        _session.Dispose();
        _variables.Dispose();
    }

    [Theory]
    [InlineData("-Connection Hotels")]
    [InlineData("-Connection ' hOTELS '")]
    [InlineData("-Connection $object")]
    [InlineData("-Connection (Get-AyrshareConnection Hot*)")]
    public void A_name_chooses_the_account_and_leaves_the_one_without_a_name_as_it_is(string connection)
    {
        _session.Run($"$own | Connect-Ayrshare; Connect bakeries; Connect Hotels; $object = Get-AyrshareConnection Hotels; "
            + $"$null = New-AyrshareProfile Bellevue {connection}; $null = New-AyrshareProfile Mine").ThrowIfFailed();

        Assert.Equal(("", "Bellevue", "Mine"), (Titles("bakeries"), Titles("hotels"), Titles("own")));
    }

    [Fact]
    public void A_name_that_no_connection_has_is_an_error_and_the_others_are_removed()
    {
        using var session = new Session();

        var result = session.Run("$one = Start-AyrshareSandbox -Name One; Disconnect-Ayrshare Nix, One; Disconnect-Ayrshare N*");

        Assert.Equal(["ConnectionNotFound"], result.ErrorIds);
        Assert.Empty(session.Run("Get-AyrshareConnection; $one | Stop-AyrshareSandbox").ThrowIfFailed().Output);
    }

    [Fact]
    public void A_sandbox_shows_the_names_of_its_connections()
    {
        using var session = new Session();

        var result = session.Run("$all = (Start-AyrshareSandbox -Name One), (Start-AyrshareSandbox -Connect), "
            + "(Start-AyrshareSandbox); $all | ForEach-Object { \"$($_.Connection)\" }; $all | Out-String; "
            + "$all | Stop-AyrshareSandbox").ThrowIfFailed().Output;

        Assert.Equal(["One", "(no name)", ""], result.Take(3).Select(text => $"{text}"));
        Assert.Matches(@"Connection .*\n.*\n.* One ", $"{result[3]}");
    }

    [Fact]
    public void Every_command_takes_a_name()
    {
        var found = _session.Run("""
            Connect-Ayrshare key -Name Hotels
            foreach ($command in Get-Command -Module Ayrshare.PowerShell | Where-Object { $_.Parameters.ContainsKey('Connection') }) {
                $type = $command.Parameters['Connection'].ParameterType
                "$($command.Name): $([System.Management.Automation.LanguagePrimitives]::ConvertTo('Hotels', $type))"
            }
            """).ThrowIfFailed();

        Assert.True(found.Output.Count > 15);
        Assert.All(found.Output, line => Assert.EndsWith(": Hotels", $"{line}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Connection Motels", "no connection with the name \"Motels\". The names are \"Bakeries\", \"Hotels\".")]
    [InlineData("-Connection ''", "no connection with an empty name")]
    [InlineData("-Connection 12", "no connection with the name \"12\"")]
    [InlineData("-Connection sk-0123456789abcdef0123", "no connection with this name. The names are")]
    [InlineData("-Connection @{ Name = 'Hotels' }", "not a value of the type System.Collections.Hashtable")]
    [InlineData(
        "-Connection ([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize("
            + "(Get-AyrshareConnection Hotels))))",
        "not a value of the type Deserialized.Ayrshare.PowerShell.AyrshareConnection")]
    public void A_wrong_connection_is_one_clear_error_before_anything_is_done(string connection, string problem)
    {
        _session.Run("$own | Connect-Ayrshare; Connect Bakeries; Connect Hotels").ThrowIfFailed();

        var error = _session.RunToEnd($"'Aurora', 'Bellevue' | New-AyrshareProfile {connection}").Terminating;

        Assert.Equal("ConnectionNotFound,Ayrshare.PowerShell.NewAyrshareProfileCommand", error.FullyQualifiedErrorId);
        Assert.Contains(problem, error.ErrorDetails.Message);
        Assert.DoesNotContain("sk-0123456789abcdef0123", $"{error.ErrorDetails.Message}{error.ErrorDetails.RecommendedAction}");
        Assert.Equal("", Titles("bakeries") + Titles("hotels") + Titles("own"));
    }

    [Fact]
    public void An_empty_variable_does_not_choose_another_account()
    {
        var result = _session.RunToEnd("$own | Connect-Ayrshare; Connect Hotels; New-AyrshareProfile Aurora -Connection $notSet");

        Assert.Contains("Connection", Assert.IsType<ParameterBindingException>(result.Thrown, exactMatch: false).Message);
        Assert.Equal("", Titles("own"));
    }

    [Fact]
    public void The_only_connection_is_used_also_if_it_has_a_name()
    {
        _session.Run("Connect Hotels; $null = New-AyrshareProfile Bellevue").ThrowIfFailed();

        Assert.Equal("Bellevue", Titles("hotels"));
        Assert.True((bool)_session.Run("Test-AyrshareConnection -Quiet").ThrowIfFailed().Only.BaseObject);
    }

    [Theory]
    [InlineData("Connect Bakeries; Connect Hotels", false, "\"Bakeries\", \"Hotels\". -Connection was not")]
    [InlineData("Connect Hotels", true, "\"Hotels\", and the one of AYRSHARE_API_KEY.")]
    [InlineData("$own | Connect-Ayrshare; Connect Bakeries; Connect Hotels; Disconnect-Ayrshare", false, "\"Bakeries\", \"Hotels\".")]
    public void No_account_is_guessed_among_several(string connect, bool inEnvironment, string accounts)
    {
        if (inEnvironment)
            _variables["API_KEY"] = "k";

        var error = _session.RunToEnd($"{connect}; New-AyrshareProfile Aurora").Terminating;

        Assert.Equal("ConnectionAmbiguous,Ayrshare.PowerShell.NewAyrshareProfileCommand", error.FullyQualifiedErrorId);
        Assert.Contains(accounts, error.ErrorDetails.Message);
        Assert.Contains("run Connect-Ayrshare without -Name", error.ErrorDetails.RecommendedAction);
        Assert.Equal("", Titles("bakeries") + Titles("hotels") + Titles("own"));
    }

    [Fact]
    public void Connect_without_a_name_chooses_the_account_of_the_environment()
    {
        _variables["API_KEY"] = $"{_session.Run("$own.ApiKey").Only}";
        _variables["BASE_URI"] = $"{_session.Run("$own.BaseUri").Only}";

        _session.Run("Connect Hotels; Connect-Ayrshare; $null = New-AyrshareProfile Mine").ThrowIfFailed();

        Assert.Equal(("", "Mine"), (Titles("hotels"), Titles("own")));
    }

    [Fact]
    public void The_connections_are_listed_with_their_names_and_the_one_without_a_name_first()
    {
        _session.Run("Connect Hotels; $own | Connect-Ayrshare; Connect-Ayrshare key -Name ' Ä [1]'; "
            + "$other = Connect-Ayrshare key -Name hoteLS -Domain new -PassThru").ThrowIfFailed();

        Assert.Equal(",hoteLS,Ä [1]", Names("Get-AyrshareConnection"));
        Assert.Equal("hoteLS", Names("Get-AyrshareConnection HOT*"));
        Assert.Equal("Ä [1]", Names("Get-AyrshareConnection 'Ä [1]'"));
        Assert.Equal("hoteLS,Ä [1]", Names("Get-AyrshareConnection *"));
        Assert.Equal("", Names("Get-AyrshareConnection Z*"));
        Assert.Equal("new", $"{_session.Run("(Get-AyrshareConnection Hotels).Domain").Only}");
        Assert.Equal("hoteLS", $"{_session.Run("\"$other\"").Only}");
        Assert.Contains("hoteLS", _session.Format("Get-AyrshareConnection | Format-Table"));
        Assert.Contains("Name              : hoteLS", _session.Format("Get-AyrshareConnection"));
        Assert.DoesNotContain("Name ", _session.Format("$own | Connect-Ayrshare -PassThru"));
        Assert.Equal(
            "ConnectionNotFound,Ayrshare.PowerShell.GetAyrshareConnectionCommand",
            Assert.Single(_session.Run("Get-AyrshareConnection Nope, Hotels").Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void Disconnect_removes_what_it_is_told()
    {
        _session.Run("$own | Connect-Ayrshare; Connect Bakeries; Connect Hotels").ThrowIfFailed();

        Assert.Equal("Bakeries,Hotels", Names("Disconnect-Ayrshare; Get-AyrshareConnection"));
        Assert.Contains("use -Name or -All", Assert.Single(_session.Run("Disconnect-Ayrshare").ThrowIfFailed().Warnings));
        Assert.Equal("Hotels", Names("Disconnect-Ayrshare -Name bak*; Get-AyrshareConnection"));
        Assert.Equal("Hotels", Names("Disconnect-Ayrshare Nope*; Get-AyrshareConnection"));
        Assert.Equal("", Names("$own | Connect-Ayrshare; Disconnect-Ayrshare -All; Get-AyrshareConnection"));
        Assert.Empty(_session.Run("Disconnect-Ayrshare -All; Disconnect-Ayrshare").ThrowIfFailed().Warnings);
    }

    [Theory]
    [InlineData("-Name ''", "it is empty")]
    [InlineData("-Name \" `t \"", "it is empty")]
    [InlineData("-Name $notSet", "it is empty")]
    [InlineData("-Name \"a`nb\"", "U+000A")]
    [InlineData("-Name ('x' * 101)", "it has 101 characters")]
    [InlineData("-Name the-key", "it is a key")]
    public void A_name_can_be_read_and_typed(string name, string problem)
    {
        var error = _session.RunToEnd($"Connect-Ayrshare the-key {name}").Terminating;

        Assert.Equal("InvalidConnectionName,Ayrshare.PowerShell.ConnectAyrshareCommand", error.FullyQualifiedErrorId);
        Assert.Contains(problem, error.ErrorDetails.Message);
        Assert.Equal("", Names("Get-AyrshareConnection"));
    }

    [Fact]
    public void Each_runspace_has_its_own_names_and_can_be_given_the_connection()
    {
        _session.Run("Connect Hotels; $object = Get-AyrshareConnection Hotels").ThrowIfFailed();
        var parallel = $"ForEach-Object -Parallel {{ Import-Module '{Session.ModulePath}'; ";

        var byName = _session.Run($"'x' | {parallel} New-AyrshareProfile Aurora -Connection Hotels }}");
        _session.Run($"'x' | {parallel} $null = New-AyrshareProfile Bellevue -Connection $using:object }}").ThrowIfFailed();

        var error = Assert.Single(byName.Errors);
        Assert.StartsWith("ConnectionNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Each runspace has its own names", error.ErrorDetails.RecommendedAction);
        Assert.Equal("Bellevue", Titles("hotels"));
    }

    [Fact]
    public void A_default_of_the_parameter_chooses_the_account_for_a_while()
    {
        _session.Run("$own | Connect-Ayrshare; Connect Hotels; $PSDefaultParameterValues['*-Ayrshare*:Connection'] = 'Hotels'; "
            + "$null = New-AyrshareProfile Bellevue; $PSDefaultParameterValues.Clear()").ThrowIfFailed();

        Assert.Equal(("Bellevue", ""), (Titles("hotels"), Titles("own")));
    }

    [Theory]
    [InlineData("Get-AyrshareProfile Acme -Connection Hotels | Remove-AyrshareProfile -Force")]
    [InlineData("Get-AyrshareProfile -Connection Hotels | Where-Object Title | Remove-AyrshareProfile -Force")]
    [InlineData("New-AyrshareProfile Berta -Connection Hotels | New-AyrshareLinkSession")]
    [InlineData("New-AyrshareProfile Berta -Connection Hotels | New-AyrshareProfile")]
    [InlineData("Get-AyrshareProfile -Connection Hotels | Get-AyrshareProfile -Include quota")]
    [InlineData("Get-AyrshareProfile -Connection Hotels | Remove-AyrshareProfile -Connection (Get-AyrshareConnection)[0] -Force")]
    public void A_pipeline_that_changes_the_account_without_saying_so_is_refused(string pipeline)
    {
        _session.Run("$own | Connect-Ayrshare; Connect Hotels; $null = New-AyrshareProfile Acme; $null = New-AyrshareProfile Acme "
            + "-Connection Hotels").ThrowIfFailed();

        var error = _session.RunToEnd(pipeline).Terminating;

        Assert.Equal("ConnectionMismatch", RunResult.Id(error));
        Assert.Contains("comes from the connection \"Hotels\"", error.ErrorDetails.Message);
        Assert.Equal("Acme", Titles("own"));
    }

    [Theory]
    [InlineData("Get-AyrshareProfile -Connection Hotels | Remove-AyrshareProfile -Connection Hotels -Force", "", "Acme")]
    [InlineData("Get-AyrshareProfile -Connection Hotels | Select-Object Title | Remove-AyrshareProfile -Force -Connection "
        + "(Get-AyrshareConnection)[0]", "Acme", "")]
    [InlineData("$null = Get-AyrshareProfile | Remove-AyrshareProfile -Force; Get-AyrshareProfile -Connection Hotels | Get-AyrshareProfile "
        + "-Connection (Get-AyrshareConnection)[0] -ErrorAction SilentlyContinue; $Error.Clear()", "Acme", "")]
    [InlineData("Get-AyrshareProfile -Connection Hotels | New-AyrshareProfile -Connection (Get-AyrshareConnection)[0] -ErrorAction "
        + "SilentlyContinue; $Error.Clear()", "Acme", "Acme")]
    [InlineData(
        "$hotels | Connect-Ayrshare -Name 2; Get-AyrshareProfile -Connection Hotels | Remove-AyrshareProfile -Connection 2 -Force",
        "", "Acme")]
    [InlineData("Get-AyrshareProfile -Connection Hotels | Select-Object Title | Remove-AyrshareProfile -Force", "Acme", "")]
    [InlineData("$hotels | Connect-Ayrshare; Get-AyrshareProfile -Connection Hotels | Remove-AyrshareProfile -Force", "", "Acme")]
    [InlineData("Disconnect-Ayrshare; Get-AyrshareProfile -Connection Hotels | Remove-AyrshareProfile -Force", "", "Acme")]
    public void A_pipeline_can_use_one_account_or_say_that_it_uses_two(string pipeline, string inHotels, string inOwn)
    {
        _session.Run("$own | Connect-Ayrshare; Connect Hotels; $null = New-AyrshareProfile Acme; $null = New-AyrshareProfile Acme "
            + $"-Connection Hotels; {pipeline}").ThrowIfFailed();

        Assert.Equal((inHotels, inOwn), (Titles("hotels"), Titles("own")));
    }

    [Theory]
    [InlineData("$p | Remove-AyrshareProfile -Connection Hotels -Force")]
    [InlineData("$p | Set-AyrshareProfile -Tags x -Connection Hotels")]
    [InlineData("$new | New-AyrshareJwt -Connection Hotels")]
    [InlineData("$hotels | Connect-Ayrshare; $p | Remove-AyrshareProfile -Force")]
    public void A_row_of_the_connection_without_a_name_is_not_one_of_another_account(string pipeline)
    {
        _session.Run("$own | Connect-Ayrshare; Connect Hotels; $new = New-AyrshareProfile Acme; $p = Get-AyrshareProfile Acme; "
            + "$null = New-AyrshareProfile Acme -Connection Hotels").ThrowIfFailed();

        var error = _session.RunToEnd(pipeline).Terminating;

        Assert.Equal("ConnectionMismatch", RunResult.Id(error));
        Assert.Contains("comes from the connection without a name", error.ErrorDetails.Message);
        Assert.Equal(("Acme", "Acme"), (Titles("hotels"), Titles("own")));
    }

    [Fact]
    public void A_job_with_two_accounts_can_be_rehearsed_with_their_names_and_the_clock_of_each()
    {
        _session.Run("$one = Start-AyrshareSandbox -Name One; $two = Start-AyrshareSandbox -Name Two; "
            + "$two.Clock.Advance([timespan]::FromDays(400))").ThrowIfFailed();

        var links = _session.Run("'One', 'Two' | ForEach-Object { New-AyrshareProfile A -Connection $_ | "
            + "New-AyrshareLinkSession -Connection $_ }").ThrowIfFailed().Property("ExpiresAt").Cast<DateTimeOffset>().ToArray();
        _session.Run("$one, $two | Stop-AyrshareSandbox").ThrowIfFailed();

        Assert.InRange((links[1] - links[0]).TotalDays, 399, 401);
        Assert.Equal("InvalidConnectionName", RunResult.Id(_session.RunToEnd("Start-AyrshareSandbox -Name ''").Terminating));
    }

    [Fact]
    public void A_test_says_which_connection_it_is_about()
    {
        var tests = _session.Run("Connect Bakeries; Connect Hotels; 'Hotels', 'Nope' | Test-AyrshareConnection; Get-AyrshareConnection | "
            + "Test-AyrshareConnection").ThrowIfFailed();

        Assert.Equal(
            ["Hotels: ", "This run", "Bakeries", "Hotels: "],
            tests.Output.Select(test => $"{((dynamic)test.BaseObject).Connection.Detail}"[..8]));
    }

    private string Titles(string sandbox) => string.Join(",", _session.Run($"${sandbox}.Profiles.Title").Output);

    private string Names(string command) => string.Join(",", _session.Run(command).ThrowIfFailed().Output.Select(
        connection => connection.Properties["Name"].Value));
}
