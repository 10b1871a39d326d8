using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class DisconnectAyrshareSocialAccountTests
{
    [Theory]
    [InlineData("Disconnect-AyrshareSocialAccount -Network facebook -Force")]
    [InlineData("$null | Disconnect-AyrshareSocialAccount -Network facebook -Force")]
    public void Force_alone_asks_for_a_key_and_never_for_the_Primary_Profile(string command)
    {
        using var session = Session.WithSandbox();

        Assert.Equal(["ProfileKeyMissing"], session.Run(command).ErrorIds);
        Assert.Equal(0, new SandboxWatch(session).Started);
        Assert.Equal(
            ["PrimaryProfileNotAlone"],
            session.Run("$null | Disconnect-AyrshareSocialAccount -Network facebook -PrimaryProfile -Force").ErrorIds);
    }

    [Fact]
    public void Force_answers_the_question_of_a_cautious_host()
    {
        using var session = Session.WithSandbox();
        session.Run("$ConfirmPreference = 'Medium'; $acme = New-AyrshareProfile Acme -Confirm:$false").ThrowIfFailed();

        Assert.Equal(
            "ConfirmationImpossible", RunResult.Id(session.RunToEnd("$acme | Disconnect-AyrshareSocialAccount -Network gmb").Terminating));
        session.Run("$acme | Disconnect-AyrshareSocialAccount -Network gmb -Force").ThrowIfFailed();
    }

    [Fact]
    public void A_pipeline_that_ends_early_has_reached_no_further_row()
    {
        using var session = Session.WithSandbox();
        session.Run("$clients = 'Acme', 'Berta' | New-AyrshareProfile; 'Acme', 'Berta' | ForEach-Object { $sandbox.Link($_, 'gmb'); "
            + "$sandbox.Link($_, 'reddit') }").ThrowIfFailed();

        var result = session.Run(
            "$clients | Disconnect-AyrshareSocialAccount -Network gmb -PassThru | ForEach-Object { throw $_.Network }");

        Assert.Equal("gmb", $"{result.Terminating}");
        Assert.Equal(["reddit", "gmb,reddit"], session.Run(
            "$sandbox.Profiles | ForEach-Object { $_.ActiveSocialAccounts -join ',' }").Output.Select(networks => $"{networks}"));
    }

    [Fact]
    public void A_network_of_one_profile_is_unlinked_and_no_other()
    {
        using var session = WithClients();

        Assert.Empty(session.Run("$acme | Disconnect-AyrshareSocialAccount -Network Facebook").ThrowIfFailed().Output);

        Assert.Equal(["Acme gmb", "Berta facebook", "Primary Profile facebook"], Linked(session));
    }

    [Fact]
    public void The_call_names_the_platform_and_the_key()
    {
        using var api = new RecordingApi("""{"title":"Acme","activeSocialAccounts":["gmb"]}""");
        using var session = new Session();

        session.Run($"Connect-Ayrshare -ApiKey k -BaseUri {api.BaseUri}; Disconnect-AyrshareSocialAccount -ProfileKey pk -Network gmb")
            .ThrowIfFailed();

        Assert.Equal(["GET /api/user HTTP/1.1", "DELETE /api/profiles/social HTTP/1.1"], api.Requests.Select(request => request.Line));
        Assert.All(api.Requests, request => Assert.Equal("pk", request.Headers["Profile-Key"]));
        Assert.Equal("""{"platform":"gmb"}""", api.Requests.Last().Body);
    }

    [Theory]
    [InlineData("$acme | Get-AyrshareSocialAccount | Disconnect-AyrshareSocialAccount -PassThru")]
    [InlineData("$acme | Disconnect-AyrshareSocialAccount -Network 'facebook;gmb' -PassThru")]
    [InlineData("'facebook', 'gmb' | ForEach-Object { [pscustomobject]@{ ProfileKey = $acme.ProfileKey; Platform = $_ } } | "
        + "Disconnect-AyrshareSocialAccount -PassThru")]
    public void Networks_come_in_any_form(string command)
    {
        using var session = WithClients();

        var result = session.Run(command).ThrowIfFailed();

        Assert.Equal(["facebook", "gmb"], result.Property("Network"));
        Assert.Equal([true, true], result.Property("WasLinked"));
        Assert.Equal(["Acme", "Acme"], result.Property("Title"));
        Assert.Equal(["Berta facebook", "Primary Profile facebook"], Linked(session));
    }

    [Fact]
    public void A_network_that_Ayrshare_names_is_taken_even_if_it_is_not_known_here()
    {
        using var api = new RecordingApi("""{"title":"Acme","activeSocialAccounts":["newest"]}""");
        using var session = new Session();

        var result = session.Run($"Connect-Ayrshare -ApiKey k -BaseUri {api.BaseUri}; Get-AyrshareSocialAccount -ProfileKey pk | "
            + $"Disconnect-AyrshareSocialAccount -PassThru").ThrowIfFailed();

        Assert.Equal(["newest"], result.Property("Network"));
    }

    [Fact]
    public void What_was_unlinked_comes_out_before_a_warning_that_ends_the_command()
    {
        using var session = WithClients();

        var result = session.Run("$acme | Disconnect-AyrshareSocialAccount -Network reddit -PassThru -WarningAction Stop");

        Assert.NotNull(result.Thrown);
        Assert.Equal("reddit", result.Only.Properties["Network"].Value);
    }

    [Fact]
    public void That_nothing_was_linked_is_told_and_is_no_error()
    {
        using var session = WithClients();

        var result = session.Run("$acme | Disconnect-AyrshareSocialAccount -Network reddit -PassThru").ThrowIfFailed();

        Assert.Equal(false, result.Only.Properties["WasLinked"].Value);
        Assert.Equal(["Row 1 (Acme): reddit was not linked: Ayrshare did not list it immediately before."], result.Warnings);
    }

    [Fact]
    public void A_row_without_a_key_never_reaches_the_account_itself()
    {
        using var session = WithClients();

        var result = session.Run("""
            [pscustomobject]@{ Title = 'Acme'; Network = 'facebook' }, [pscustomobject]@{ ProfileKey = ''; Network = 'facebook' },
                [pscustomobject]@{ ProfileKey = ' '; Network = 'facebook' },
                [pscustomobject]@{ ProfileKey = $sandbox.ApiKey; Network = 'facebook' } | Disconnect-AyrshareSocialAccount -PassThru
            Disconnect-AyrshareSocialAccount -Network facebook; Disconnect-AyrshareSocialAccount -Network facebook -ProfileKey ''
            """);

        Assert.Equal(
            ["ProfileKeyMissing", "ProfileKeyMissing", "ProfileKeyMissing", "ProfileKeyIsApiKey", "ProfileKeyMissing", "ProfileKeyMissing"],
            result.ErrorIds);
        Assert.DoesNotContain(new SandboxWatch(session).Requests, request => request.Contains("DELETE"));
    }

    [Theory]
    [InlineData("$acme | Disconnect-AyrshareSocialAccount", "NetworkMissing")]
    [InlineData("$acme | Disconnect-AyrshareSocialAccount -Network ''", "NetworkMissing")]
    [InlineData("$acme | Disconnect-AyrshareSocialAccount -Network facbook", "UnknownNetwork")]
    [InlineData(
        "[pscustomobject]@{ ProfileKey = $acme.ProfileKey; Network = @{ a = 1 } } | Disconnect-AyrshareSocialAccount", "UnknownNetwork")]
    public void A_row_that_is_wrong_is_its_own_error(string command, string id)
    {
        using var session = WithClients();

        var result = session.Run(command);

        Assert.Equal([id], result.ErrorIds);
        Assert.StartsWith("Row 1", result.Errors[0].ToString());
        Assert.NotEmpty(result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal(4, Linked(session).Length);
    }

    [Fact]
    public void A_network_column_of_one_row_does_not_serve_the_next_row()
    {
        using var session = WithClients();

        var result = session.Run("[pscustomobject]@{ ProfileKey = $acme.ProfileKey; Network = 'gmb' }, [pscustomobject]@{ ProfileKey = "
            + "$berta.ProfileKey } | Disconnect-AyrshareSocialAccount");

        Assert.Equal(["NetworkMissing"], result.ErrorIds);
        Assert.Equal(["Acme facebook", "Berta facebook", "Primary Profile facebook"], Linked(session));
    }

    [Fact]
    public void The_account_itself_is_unlinked_only_with_PrimaryProfile_and_Force_where_nobody_can_be_asked()
    {
        using var session = WithClients();

        Assert.Equal(
            "ConfirmationImpossible",
            RunResult.Id(session.RunToEnd("Disconnect-AyrshareSocialAccount -PrimaryProfile -Network facebook").Terminating));
        Assert.Equal("ConfirmationImpossible", RunResult.Id(
            session.RunToEnd("Disconnect-AyrshareSocialAccount -PrimaryProfile -Network facebook -Confirm:$false").Terminating));
        Assert.Empty(
            session.Run("Disconnect-AyrshareSocialAccount -PrimaryProfile -Network facebook -Force -WhatIf").ThrowIfFailed().Output);
        Assert.Equal("PrimaryProfileNotAlone", RunResult.Id(
            session.RunToEnd("$acme | Disconnect-AyrshareSocialAccount -PrimaryProfile -Network facebook -Force").Terminating));
        Assert.Equal("PrimaryProfileNotAlone", RunResult.Id(session.RunToEnd(
            "Disconnect-AyrshareSocialAccount -PrimaryProfile -Network facebook -Force -ProfileKey $acme.ProfileKey").Terminating));
        Assert.Equal(4, Linked(session).Length);

        var unlinked = session.Run("Disconnect-AyrshareSocialAccount -PrimaryProfile -Network facebook -Force -PassThru").ThrowIfFailed();
        Assert.Equal("Primary Profile", unlinked.Only.Properties["Title"].Value);
        Assert.Equal(["Acme facebook", "Acme gmb", "Berta facebook"], Linked(session));
    }

    [Fact]
    public void An_empty_list_unlinks_nothing_not_even_with_PrimaryProfile()
    {
        using var session = WithClients();

        session.Run("@() | Disconnect-AyrshareSocialAccount -Network facebook; @() | Disconnect-AyrshareSocialAccount -PrimaryProfile "
            + "-Network facebook -Force").ThrowIfFailed();

        Assert.Equal(4, Linked(session).Length);
    }

    [Fact]
    public void It_may_be_repeated_so_a_lost_answer_is_asked_for_again()
    {
        using var session = WithClients("-TimeScale 1000");
        session.Run("$sandbox.AddFault(@{ Kind = 'DropAfter'; Count = 2; Path = 'profiles/social' })").ThrowIfFailed();

        var result = session.Run("$acme | Disconnect-AyrshareSocialAccount -Network gmb -PassThru").ThrowIfFailed();

        Assert.Equal(true, result.Only.Properties["WasLinked"].Value);
        Assert.DoesNotContain("Acme gmb", Linked(session));
    }

    [Fact]
    public void WhatIf_sends_nothing_and_needs_no_connection()
    {
        using var session = WithClients();
        var watch = new SandboxWatch(session);
        Assert.Empty(
            session.Run("$acme, $berta | Disconnect-AyrshareSocialAccount -Network facebook -PassThru -WhatIf").ThrowIfFailed().Output);
        Assert.Equal(0, watch.Started);

        using var unconnected = new Session();
        Assert.Empty(unconnected.Run("Disconnect-AyrshareSocialAccount -ProfileKey k -Network gmb -WhatIf").ThrowIfFailed().Output);
    }

    private static Session WithClients(string startParameters = "")
    {
        var session = Session.WithSandbox(startParameters);
        session.Run("""
            $acme, $berta = 'Acme', 'Berta' | New-AyrshareProfile
            $sandbox.Link('Acme', 'facebook'); $sandbox.Link('Acme', 'gmb'); $sandbox.Link('Berta', 'facebook')
            $sandbox.Link('Primary Profile', 'facebook')
            """).ThrowIfFailed();
        return session;
    }

    private static string[] Linked(Session session) =>
        [.. session.Run("@($sandbox.Profiles) + $sandbox.PrimaryProfile | ForEach-Object { foreach ($network in "
            + "$_.ActiveSocialAccounts) { \"$($_.Title) $network\" } }").ThrowIfFailed().Output.Select(o => $"{o}")];
}
