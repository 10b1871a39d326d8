using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class RemoveAyrshareProfileTests
{
    [Theory]
    [InlineData("Remove-AyrshareProfile Acme -Force")]
    [InlineData("Remove-AyrshareProfile -Title Acme -Confirm:$false")]
    [InlineData("Remove-AyrshareProfile -ProfileKey $acme.ProfileKey -Force")]
    [InlineData("$acme | Remove-AyrshareProfile -Force")]
    [InlineData("$acme | New-AyrshareJwt | Remove-AyrshareProfile -Force")]
    [InlineData("Get-AyrshareProfile Acme | Remove-AyrshareProfile -Force")]
    [InlineData("[pscustomobject]@{ Title = 'Acme'; ProfileKey = '' } | Remove-AyrshareProfile -Force")]
    [InlineData("($sandbox.Profiles | Where-Object Title -eq Acme).ProfileKey | Remove-AyrshareProfile -Force")]
    [InlineData("$ConfirmPreference = 'None'; Remove-AyrshareProfile Acme")]
    public void A_profile_is_named_by_key_or_title(string command)
    {
        using var session = WithClients();

        Assert.Empty(session.Run(command).ThrowIfFailed().Output);

        Assert.Equal(["Berta", "Cafe"], Titles(session));
    }

    [Fact]
    public void By_title_no_vault_is_searched()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; $null = 'Acme', 'Berta' | New-AyrshareProfile -Vault Company; Register-SecretVault "
            + "Locked -Locked").ThrowIfFailed();

        session.Run("Get-AyrshareProfile Acme | Remove-AyrshareProfile -Force -Vault Locked").ThrowIfFailed();

        Assert.Equal(["Berta"], Titles(session));
        Assert.Equal(["Ayrshare-ProfileKey-Acme", "Ayrshare-ProfileKey-Berta"], Secrets(session));
    }

    [Fact]
    public void What_was_removed_comes_out_with_PassThru()
    {
        using var session = WithClients();
        var refId = session.Run("$sandbox.Profiles[0].RefId").Only.BaseObject;

        var removed = session.Run("$acme | Remove-AyrshareProfile -Force -PassThru").ThrowIfFailed().Only;

        Assert.Equal(
            ("Acme", refId, null),
            (removed.Properties["Title"].Value, removed.Properties["RefId"].Value, removed.Properties["RemovedSecret"].Value));
    }

    [Fact]
    public void A_key_of_another_profile_than_the_title_says_removes_nothing()
    {
        using var session = WithClients();

        var result = session.Run("[pscustomobject]@{ Title = 'Acme'; ProfileKey = $berta.ProfileKey }, [pscustomobject]@{ Title = "
            + "'Cafe'; ProfileKey = $cafe.ProfileKey } | Remove-AyrshareProfile -Force");

        Assert.Equal(["TitleMismatch"], result.ErrorIds);
        Assert.StartsWith("Row 1 (Acme): ProfileKey: the key belongs to the profile 'Berta'", result.Errors[0].ToString());
        Assert.Equal(["Acme", "Berta"], Titles(session));
    }

    [Fact]
    public void A_key_without_a_title_costs_one_request()
    {
        using var session = WithClients();
        var watch = new SandboxWatch(session);

        session.Run("Remove-AyrshareProfile -ProfileKey $acme.ProfileKey -Force").ThrowIfFailed();

        Assert.Equal(1, watch.Started);
        Assert.Equal(["Berta", "Cafe"], Titles(session));
    }

    [Fact]
    public void A_row_that_is_wrong_is_its_own_error_and_the_rest_goes_on()
    {
        using var session = WithClients();

        var result = session.Run("[pscustomobject]@{ Title = 'acme' }, [pscustomobject]@{ Title = ' ' }, [pscustomobject]@{ ProfileKey "
            + "= $sandbox.ApiKey }, [pscustomobject]@{ ProfileKey = 'WRONG' }, $cafe | Remove-AyrshareProfile -Force");

        Assert.Equal(["NotFound", "ProfileMissing", "ProfileKeyIsApiKey", "Forbidden"], result.ErrorIds);
        Assert.StartsWith("Row 1 (acme): DELETE /profiles:", result.Errors[0].ToString());
        Assert.Contains("including case and spaces", result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal(["Acme", "Berta"], Titles(session));
    }

    [Fact]
    public void A_key_column_of_one_row_does_not_serve_the_next_row()
    {
        using var session = WithClients();

        var result = session.Run(
            "[pscustomobject]@{ ProfileKey = $acme.ProfileKey }, [pscustomobject]@{ Other = 1 } | Remove-AyrshareProfile -Force");

        Assert.Equal(["ProfileMissing"], result.ErrorIds);
        Assert.Equal(["Berta", "Cafe"], Titles(session));
    }

    [Theory]
    [InlineData("Remove-AyrshareProfile Acme")]
    [InlineData("$acme, $berta | Remove-AyrshareProfile -Force -Confirm")]
    [InlineData("Remove-AyrshareProfile Acme -RemoveSecret")]
    public void Where_nobody_can_be_asked_nothing_is_removed_and_the_error_says_what_to_do(string command)
    {
        using var session = WithClients();

        var error = session.RunToEnd(command).Terminating;

        Assert.Equal(("ConfirmationImpossible", ErrorCategory.InvalidOperation), (RunResult.Id(error), error.CategoryInfo.Category));
        Assert.Contains("-Force", error.ErrorDetails.RecommendedAction);
        Assert.Equal(["Acme", "Berta", "Cafe"], Titles(session));
    }

    [Theory]
    [InlineData("Remove-AyrshareProfile")]
    [InlineData("Remove-AyrshareProfile -WhatIf")]
    public void Nobody_is_asked_about_a_profile_that_is_not_named(string command)
    {
        using var session = WithClients();

        Assert.Equal(["ProfileMissing"], session.Run(command).ErrorIds);
    }

    [Fact]
    public void The_question_names_the_secret()
    {
        using var session = WithClients();

        Assert.Contains(
            "\"Permanently remove the profile, its posts and its secret \"Ayrshare-ProfileKey-Acme\"\" on target \"profile 'Acme'\"",
            session.Show("Remove-AyrshareProfile Acme -RemoveSecret -WhatIf"));
    }

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-Force -WhatIf")]
    [InlineData("-Force -PassThru -RemoveSecret -WhatIf")]
    public void WhatIf_removes_nothing_puts_nothing_out_and_sends_nothing(string parameters)
    {
        using var session = WithClients();
        var watch = new SandboxWatch(session);

        Assert.Empty(session.Run($"$acme, $berta | Remove-AyrshareProfile {parameters}; $WhatIfPreference = $true; $acme | "
            + $"Remove-AyrshareProfile -Force").ThrowIfFailed().Output);

        Assert.Equal(0, watch.Started);
    }

    [Fact]
    public void RemoveSecret_removes_the_key_from_the_vault_after_the_profile_is_gone()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("""
            Register-SecretVault Company
            $null = 'Acme', 'Berta', 'Cafe' | New-AyrshareProfile -Vault Company
            $own = New-AyrshareProfile Dora -Vault Company -SecretName own
            $sandbox.AddFault(@{ Kind = 'Status'; Status = 500; Count = 1; Path = 'profiles' })
            """).ThrowIfFailed();

        var result = session.Run("""
            'Acme', 'Berta', 'Nobody' | ForEach-Object { [pscustomobject]@{ Title = $_ } } |
                Remove-AyrshareProfile -Vault Company -RemoveSecret -Force -PassThru -ThrottleLimit 1
            $own | Remove-AyrshareProfile -RemoveSecret -Force -PassThru
            """);

        // The first is unknown, and so its key must stay.
        Assert.Equal(["OutcomeUnknown", "NotFound"], result.ErrorIds);
        Assert.Equal(["Ayrshare-ProfileKey-Berta", "own"], result.Property("RemovedSecret"));
        Assert.Equal(["Ayrshare-ProfileKey-Acme", "Ayrshare-ProfileKey-Cafe"], Secrets(session));
    }

    [Fact]
    public void RemoveSecret_leaves_the_key_of_a_profile_whose_title_differs_in_case_alone()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; $null = New-AyrshareProfile Acme -Vault Company; $null = $sandbox.AddProfile('acme')")
            .ThrowIfFailed();

        var result = session.Run("Remove-AyrshareProfile acme -Vault Company -RemoveSecret -Force -PassThru");

        Assert.Equal(["SecretNotRemoved"], result.ErrorIds);
        Assert.Contains("Remove-Secret -Name 'Ayrshare-ProfileKey-Acme'", result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal([null], result.Property("RemovedSecret"));
        Assert.Equal(["Acme"], Titles(session));
        Assert.Equal(["Ayrshare-ProfileKey-Acme"], Secrets(session));
    }

    [Theory]
    [InlineData("Get-AyrshareProfile | Where-Object Title -eq ' Acme ' | Remove-AyrshareProfile -Force")]
    [InlineData("Remove-AyrshareProfile ' Acme ' -Force")]
    [InlineData("[pscustomobject]@{ Title = ' Acme ' } | Remove-AyrshareProfile -Force")]
    public void A_title_with_blanks_around_it_is_not_the_one_without(string command)
    {
        using var session = WithClients();
        session.Run("$null = $sandbox.AddProfile(' Acme ')").ThrowIfFailed();

        session.Run(command).ThrowIfFailed();

        Assert.Equal(["Acme", "Berta", "Cafe"], Titles(session));
    }

    [Fact]
    public void What_was_removed_comes_out_before_an_error_that_ends_the_command()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Locked -Locked; $null = New-AyrshareProfile Acme").ThrowIfFailed();

        var result = session.Run("Remove-AyrshareProfile Acme -Vault Locked -RemoveSecret -Force -PassThru -ErrorAction Stop");

        Assert.Equal("SecretNotRemoved", RunResult.Id(result.Terminating));
        Assert.Equal("Acme", result.Only.Properties["Title"].Value);
    }

    [Fact]
    public void A_secret_that_can_not_be_removed_is_told_and_the_profile_is_gone()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; Register-SecretVault Locked -Locked; $null = New-AyrshareProfile Acme; $null = "
            + "New-AyrshareProfile Berta").ThrowIfFailed();

        var result = session.Run("[pscustomobject]@{ Title = 'Acme'; Vault = 'Locked' }, [pscustomobject]@{ Title = 'Berta'; Vault = "
            + "'Company' } | Remove-AyrshareProfile -RemoveSecret -Force -PassThru");

        Assert.Equal(["SecretNotRemoved"], result.ErrorIds);
        Assert.Contains("Remove-Secret -Name 'Ayrshare-ProfileKey-Acme' -Vault 'Locked'", result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal([null, null], result.Property("RemovedSecret"));
        Assert.Empty(Titles(session));
    }

    [Theory]
    [InlineData("Remove-AyrshareProfile Acme -RemoveSecret -Vault Nowhere -Force", "VaultNotFound")]
    [InlineData("Remove-AyrshareProfile -ProfileKey $acme.ProfileKey -RemoveSecret -Force", "SecretNameMissing")]
    public void What_RemoveSecret_lacks_is_told_before_anything_is_removed(string command, string id)
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; $acme = New-AyrshareProfile Acme").ThrowIfFailed();

        var result = session.Run(command);

        Assert.Equal([id], result.ErrorIds);
        Assert.Equal(["Acme"], Titles(session));
    }

    [Theory]
    [InlineData("@{ Kind = 'DropAfter'; Count = 1; Path = 'profiles' }")]
    [InlineData("@{ Kind = 'HtmlBody'; Status = 502; Count = 1; Path = 'profiles' }")]
    [InlineData("@{ Kind = 'HalfBody'; Count = 1; Path = 'profiles' }")]
    [InlineData("@{ Kind = 'HugeBody'; Count = 1; Path = 'profiles' }")]
    public void A_removal_is_asked_for_once_and_the_next_rows_go_on(string fault)
    {
        using var session = Session.WithSandbox("-TimeScale 1000");
        session.Run($"$rows = 'Acme', 'Berta', 'Cafe' | New-AyrshareProfile; $sandbox.AddFault({fault})").ThrowIfFailed();

        var result = session.Run("$rows | Remove-AyrshareProfile -Force -PassThru -ThrottleLimit 1");

        Assert.Equal(["Berta", "Cafe"], result.Property("Title"));
        Assert.Equal(["OutcomeUnknown"], result.ErrorIds);
        Assert.StartsWith("Row 1 (Acme): DELETE /profiles:", result.Errors[0].ToString());
        Assert.Contains("Get-AyrshareProfile -Title", result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal(3, new SandboxWatch(session).Requests.Count(request => request.Contains("DELETE")));
    }

    [Fact]
    public void A_pipeline_that_ends_early_has_removed_no_more_than_has_come_out()
    {
        using var session = WithClients();

        var result = session.Run("$acme, $berta, $cafe | Remove-AyrshareProfile -Force -PassThru | ForEach-Object { throw $_.Title }");

        Assert.Equal("Acme", $"{result.Terminating}");
        Assert.Equal(["Berta", "Cafe"], Titles(session));
    }

    [Fact]
    public async Task Many_removals_of_two_runspaces_at_once_never_meet_the_limit_of_eight_a_second()
    {
        using var session = Session.WithSandbox("-RateLimit 10000 -TimeScale 20");
        session.Run("1..80 | ForEach-Object { $null = $sandbox.AddProfile(\"Client $_\") }").ThrowIfFailed();
        using var other = new Session();
        other.Runspace.SessionStateProxy.SetVariable("connection", session.Run("Get-AyrshareConnection").ThrowIfFailed().Only);

        var here = Task.Run(
            () => session.Run(
                "1..40 | ForEach-Object { [pscustomobject]@{ Title = \"Client $_\" } } | Remove-AyrshareProfile -Force -ThrottleLimit 64"),
            TestContext.Current.CancellationToken);
        var there = Task.Run(
            () => other.Run("41..80 | ForEach-Object { [pscustomobject]@{ Title = \"Client $_\" } } | Remove-AyrshareProfile -Force "
                + "-ThrottleLimit 64 -Connection $connection"),
            TestContext.Current.CancellationToken);

        (await here).ThrowIfFailed();
        (await there).ThrowIfFailed();
        Assert.Empty(Titles(session));
        Assert.Equal(80, new SandboxWatch(session).Requests.Count(request => request.Contains("DELETE")));
        Assert.DoesNotContain(new SandboxWatch(session).Requests, request => request.Contains("429"));
    }

    private static Session WithClients()
    {
        var session = Session.WithSandbox();
        session.Run("$acme, $berta, $cafe = 'Acme', 'Berta', 'Cafe' | New-AyrshareProfile").ThrowIfFailed();
        return session;
    }

    private static string[] Titles(Session session) =>
        [.. session.Run("$sandbox.Profiles.Title").Output.Where(title => title is not null).Select(title => $"{title}")];

    private static string[] Secrets(Session session) =>
        [.. session.Run("Get-SecretInfo -Vault Company | ForEach-Object Name").ThrowIfFailed().Output.Select(name => $"{name}").Order()];
}
