using System.Collections.Generic;
using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class SetAyrshareProfileTests
{
    private static readonly string Everything =
        """
        {"title":"New","displayTitle":"D","messagingActive":true,"xAccountActivityActive":true,"hideTopHeader":false,
        "topHeader":"top","subHeader":"sub","disableSocial":["facebook","tiktok"],"tags":["food","north","new"]}
        """.ReplaceLineEndings("");

    [Fact]
    public void Every_field_goes_over_the_wire_from_parameters()
    {
        var request = Assert.Single(Sent("""
            Set-AyrshareProfile -ProfileKey pk -NewTitle New -DisplayTitle D -MessagingActive $true -HideTopHeader $false `
                -TopHeader top -SubHeader sub -XAccountActivityActive $true -DisableSocial facebook,'TikTok;facebook' -Tags food,'north;new'
            """));

        Assert.Equal(
            ("PATCH /api/profiles HTTP/1.1", "Bearer api", "pk"),
            (request.Line, request.Headers["Authorization"], request.Headers["Profile-Key"]));
        Assert.Equal(Everything, request.Body);
    }

    [Fact]
    public void Every_field_goes_over_the_wire_from_the_cells_of_a_row()
    {
        var request = Assert.Single(Sent("""
            [pscustomobject]@{
                ProfileKey = 'pk'; newtitle = ' New '; DisplayTitle = 'D'; MessagingActive = 'Yes'; HideTopHeader = '0'
                TopHeader = 'top'; SubHeader = 'sub'; XAccountActivityActive = '1'; DisableSocial = 'Facebook;tiktok'
                Tags = 'food; north,new;'
            } | Set-AyrshareProfile
            """));

        Assert.Equal(Everything, request.Body);
    }

    [Theory]
    [InlineData("-Tags @()", """{"tags":[]}""")]
    [InlineData("-Tags ''", """{"tags":[]}""")]
    [InlineData("-DisableSocial @()", """{"disableSocial":[]}""")]
    [InlineData("-TopHeader '' -SubHeader ' ' -DisplayTitle ''", """{"displayTitle":"","topHeader":"","subHeader":""}""")]
    [InlineData(
        "-Clear Tags,'disablesocial;TopHeader',SubHeader,DisplayTitle",
        """{"displayTitle":"","topHeader":"","subHeader":"","disableSocial":[],"tags":[]}""")]
    [InlineData("-Clear Tags -Tags @() -HideTopHeader 'no'", """{"hideTopHeader":false,"tags":[]}""")]
    [InlineData("-Tags a -TopHeader $null -DisableSocial $null -MessagingActive ''", """{"tags":["a"]}""")]
    public void An_empty_parameter_clears_and_null_leaves_alone(string parameters, string body)
    {
        Assert.Equal(body, Assert.Single(Sent($"Set-AyrshareProfile -ProfileKey pk {parameters}")).Body);
    }

    [Fact]
    public void A_cell_that_is_empty_leaves_alone_and_nothing_leaks_in_from_the_row_before()
    {
        var requests = Sent("""
            [pscustomobject]@{ ProfileKey = 'pk1'; NewTitle = 'N'; Tags = 'x'; TopHeader = 't'; DisableSocial = 'gmb'
                MessagingActive = 'true'; Clear = 'SubHeader' },
            [pscustomobject]@{ ProfileKey = 'pk2'; NewTitle = ''; Tags = ''; TopHeader = ' '; DisableSocial = ';'
                MessagingActive = ''; Clear = ''; DisplayTitle = 'D' },
            [pscustomobject]@{ ProfileKey = 'pk3'; SubHeader = 's' },
            [pscustomobject]@{ ProfileKey = 'pk4'; Clear = 'Tags;TopHeader' },
            [pscustomobject]@{ ProfileKey = 'pk5'; Tags = @(); DisableSocial = $null; TopHeader = $null },
            [pscustomobject]@{ ProfileKey = 'pk6'; Tags = 'a b', 'c'; MessagingActive = $false } | Set-AyrshareProfile
            """);

        Assert.Equal(
            [
                ("pk1", """{"title":"N","messagingActive":true,"topHeader":"t","subHeader":"","disableSocial":["gmb"],"tags":["x"]}"""),
                ("pk2", """{"displayTitle":"D"}"""),
                ("pk3", """{"subHeader":"s"}"""),
                ("pk4", """{"topHeader":"","tags":[]}"""),
                ("pk5", """{"tags":[]}"""),
                ("pk6", """{"messagingActive":false,"tags":["a b","c"]}"""),
            ],
            requests.Select(request => (request.Headers["Profile-Key"], request.Body)));
    }

    [Fact]
    public void A_parameter_goes_for_all_rows_and_comes_before_the_column()
    {
        var requests = Sent("[pscustomobject]@{ ProfileKey = 'a'; Tags = 'x'; TopHeader = 't' }, [pscustomobject]@{ ProfileKey = 'b' } "
            + "| Set-AyrshareProfile -Tags y");

        Assert.Equal(["""{"topHeader":"t","tags":["y"]}""", """{"tags":["y"]}"""], requests.Select(request => request.Body));
    }

    [Theory]
    [InlineData("Get-AyrshareProfile")]
    [InlineData("$created")]
    [InlineData("$created | New-AyrshareJwt")]
    [InlineData("$sandbox.Profiles")]
    [InlineData("$created | Set-AyrshareProfile -HideTopHeader $true -PassThru")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize("
        + "[System.Management.Automation.PSSerializer]::Serialize((Get-AyrshareProfile)))")]
    public void What_this_module_puts_out_names_the_profile_and_is_no_change(string output)
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("""
            Register-SecretVault Company
            $acme = @{ Title = 'Acme'; Tags = 'old'; TopHeader = 'old'; MessagingActive = 'true'; DisableSocial = 'gmb' }
            $created = [pscustomobject] $acme | New-AyrshareProfile -Vault Company
            $null = $created | Set-AyrshareProfile -DisplayTitle Shown
            $null = $created | Set-AyrshareProfile -TopHeader now -DisableSocial @() -MessagingActive $false -DisplayTitle Now
            """).ThrowIfFailed();

        var changed = session.Run($"{output} | Set-AyrshareProfile -Vault Company -Tags a,b -PassThru").ThrowIfFailed().Only;

        Assert.Equal(["Tags"], (IEnumerable<string>)changed.Properties["Changed"].Value);
        dynamic profile = session.Run("$sandbox.Profiles").Only.BaseObject;
        Assert.Equal("a b", string.Join(' ', profile.Tags));
        Assert.Equal(("Now", "now", false, ""), (
            (string)profile.DisplayTitle,
            (string)profile.TopHeader,
            (bool)profile.MessagingActive,
            string.Join(' ', profile.DisableSocial)));
    }

    [Fact]
    public void A_list_that_went_through_Select_Object_holds_changes_again()
    {
        var requests = Sent("[pscustomobject]@{ ProfileKey = 'a'; Tags = [string[]] ('x', 'y') } | Set-AyrshareProfile");

        Assert.Equal("""{"tags":["x","y"]}""", Assert.Single(requests).Body);
    }

    [Theory]
    [InlineData("@{}", "NothingToChange")]
    [InlineData("@{ Tags = ''; TopHeader = ' '; Clear = ';' }", "NothingToChange")]
    [InlineData("@{ Tags = 'System.String[]' }", "ListNotText")]
    [InlineData("@{ DisableSocial = 'facbook' }", "UnknownNetwork")]
    [InlineData("@{ MessagingActive = 'maybe' }", "InvalidFlag")]
    [InlineData("@{ HideTopHeader = @{ a = 1 } }", "InvalidFlag")]
    [InlineData("@{ Clear = 'Tags;NewTitle' }", "UnknownField")]
    [InlineData("@{ Clear = 'Tags'; Tags = 'a' }", "ClearedAndSet")]
    [InlineData("@{ Clear = 'TopHeader'; TopHeader = 'a' }", "ClearedAndSet")]
    public void A_row_that_is_wrong_is_its_own_error_and_the_rest_goes_on(string cells, string id)
    {
        using var session = Session.WithSandbox();
        session.Run("$acme, $berta = 'Acme', 'Berta' | New-AyrshareProfile").ThrowIfFailed();

        var result = session.Run($$"""
            $row = {{cells}}; $row.Title = 'Acme'; $row.ProfileKey = $acme.ProfileKey
            [pscustomobject] $row, [pscustomobject]@{ Title = 'Berta'; ProfileKey = $berta.ProfileKey; Tags = 'a' } |
                Set-AyrshareProfile -PassThru
            """);

        Assert.Equal([id], result.ErrorIds);
        Assert.StartsWith("Row 1 (Acme): ", result.Errors[0].ToString());
        Assert.NotEmpty(result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal(["Berta"], result.Property("Title"));
        Assert.Single(new SandboxWatch(session).Requests, request => request.Contains("PATCH"));
    }

    [Theory]
    [InlineData("Set-AyrshareProfile -ProfileKey $acme.ProfileKey", "NothingToChange")]
    [InlineData("Set-AyrshareProfile -ProfileKey $acme.ProfileKey -NewTitle ''", "TitleMissing")]
    [InlineData("Set-AyrshareProfile -ProfileKey $acme.ProfileKey -NewTitle Berta", "TitleTaken")]
    [InlineData("Set-AyrshareProfile -ProfileKey WRONG -Tags a", "Forbidden")]
    [InlineData("Set-AyrshareProfile -ProfileKey $sandbox.ApiKey -Tags a", "ProfileKeyIsApiKey")]
    [InlineData("Set-AyrshareProfile Acme -Tags a", "ProfileKeyMissing")]
    public void What_can_not_be_is_told(string command, string id)
    {
        using var session = Session.WithSandbox();
        session.Run("$acme, $berta = 'Acme', 'Berta' | New-AyrshareProfile").ThrowIfFailed();

        Assert.Equal([id], session.Run(command).ErrorIds);
    }

    [Fact]
    public void What_was_changed_comes_out_with_PassThru_alone_and_pipes_on()
    {
        using var session = Session.WithSandbox();
        session.Run("$acme = New-AyrshareProfile Acme").ThrowIfFailed();

        Assert.Empty(session.Run("$acme | Set-AyrshareProfile -Tags a").ThrowIfFailed().Output);
        var changed = session.Run("$acme | Set-AyrshareProfile -NewTitle 'Acme 2' -Tags b -PassThru").ThrowIfFailed().Only;

        Assert.Equal(("Acme 2", "Acme"), (changed.Properties["Title"].Value, changed.Properties["PreviousTitle"].Value));
        Assert.Equal(session.Run("$sandbox.Profiles.RefId").Only.BaseObject, changed.Properties["RefId"].Value);
        Assert.Equal(
            "Acme 2",
            session.Run("$acme | Set-AyrshareProfile -Tags c -PassThru | New-AyrshareJwt").ThrowIfFailed().Only.Properties["Title"].Value);
    }

    [Fact]
    public void WhatIf_changes_nothing_and_needs_no_connection()
    {
        using var session = Session.WithSandbox();
        session.Run("$acme = New-AyrshareProfile Acme").ThrowIfFailed();
        var watch = new SandboxWatch(session);
        Assert.Empty(session.Run("$acme | Set-AyrshareProfile -NewTitle B -Vault none -PassThru -WhatIf").ThrowIfFailed().Output);
        Assert.Equal(0, watch.Started);

        using var unconnected = new Session();
        Assert.Empty(unconnected.Run("Set-AyrshareProfile -ProfileKey k -Tags a -WhatIf").ThrowIfFailed().Output);
    }

    [Fact]
    public void The_key_follows_a_new_title_in_the_vault()
    {
        using var session = WithVault();

        session.Run("[pscustomobject]@{ Title = 'Acme'; NewTitle = 'Käthe & Co' }, [pscustomobject]@{ Title = 'Berta'; NewTitle = "
            + "'Acme' } | Set-AyrshareProfile -Vault Company").ThrowIfFailed();

        Assert.Equal(2, Secrets(session).Length);
        Assert.Equal(
            ["Käthe & Co", "Acme"],
            session.Run("'Käthe & Co', 'Acme' | ForEach-Object { New-AyrshareJwt $_ -Vault Company }").ThrowIfFailed().Property("Title"));
    }

    [Fact]
    public void A_key_that_was_given_follows_too_if_the_vault_holds_it_under_the_title_and_else_the_vault_is_left_alone()
    {
        using var session = WithVault();

        session.Run(
            "$acme | Set-AyrshareProfile -NewTitle 'Acme-2' -Vault Company; $berta | Set-AyrshareProfile -NewTitle Other").ThrowIfFailed();
        Assert.Equal(["Ayrshare-ProfileKey-Acme-2", "Ayrshare-ProfileKey-Berta"], Secrets(session));

        session.Run("Set-AyrshareProfile -ProfileKey $acme.ProfileKey -NewTitle 'Acme-3' -Vault Company").ThrowIfFailed();
        Assert.Equal(["Ayrshare-ProfileKey-Acme-2", "Ayrshare-ProfileKey-Berta"], Secrets(session));
    }

    [Fact]
    public void A_new_name_that_holds_another_secret_is_refused_before_the_call()
    {
        using var session = WithVault();
        session.Run("Set-Secret Ayrshare-ProfileKey-New other -Vault Company").ThrowIfFailed();
        var watch = new SandboxWatch(session);

        Assert.Equal(["SecretExists"], session.Run("Set-AyrshareProfile Acme -NewTitle New -Vault Company").ErrorIds);

        Assert.Equal(0, watch.Started);
        Assert.Equal(["Ayrshare-ProfileKey-Acme", "Ayrshare-ProfileKey-Berta", "Ayrshare-ProfileKey-New"], Secrets(session));
    }

    [Fact]
    public void A_rename_that_Ayrshare_refuses_leaves_the_vault_as_it_was()
    {
        using var session = WithVault();

        Assert.Equal(["TitleTaken"], session.Run(
            "Remove-Secret Ayrshare-ProfileKey-Berta -Vault Company; Set-AyrshareProfile Acme -NewTitle Berta -Vault Company").ErrorIds);

        Assert.Equal(["Ayrshare-ProfileKey-Acme"], Secrets(session));
    }

    [Fact]
    public void A_title_that_differs_in_case_alone_never_loses_the_key()
    {
        using var session = WithVault();

        session.Run("Set-AyrshareProfile Acme -NewTitle ACME -Vault Company").ThrowIfFailed();

        Assert.Equal("ACME", session.Run("New-AyrshareJwt ACME -Vault Company").ThrowIfFailed().Only.Properties["Title"].Value);
    }

    // Each further call of the vault fails, from the first after the check to none: whatever stands then, the key is
    // there, and the same row finishes the move.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_move_that_is_cut_off_loses_nothing_and_the_same_row_finishes_it(int callsBefore)
    {
        using var session = WithVault();

        var cut = session.Run($"Suspend-SecretVault -After {callsBefore} -Calls 1; Set-AyrshareProfile Acme -NewTitle New -Vault Company");

        session.Run("Suspend-SecretVault -Calls 0").ThrowIfFailed();
        var kept = session.Run("""
            Get-SecretInfo -Vault Company | Where-Object Name -in 'Ayrshare-ProfileKey-Acme', 'Ayrshare-ProfileKey-New' |
                Where-Object {
                    [Net.NetworkCredential]::new('', (Get-Secret $_.Name -Vault Company)).Password -eq $sandbox.Profiles[0].ProfileKey
                }
            """).ThrowIfFailed();
        Assert.NotEmpty(kept.Output);

        if (cut.Errors.Count > 0)
            session.Run("Set-AyrshareProfile Acme -NewTitle New -Vault Company").ThrowIfFailed();
        Assert.Equal(["Ayrshare-ProfileKey-Berta", "Ayrshare-ProfileKey-New"], Secrets(session));
        Assert.Equal("New", session.Run("New-AyrshareJwt New -Vault Company").ThrowIfFailed().Only.Properties["Title"].Value);
    }

    [Fact]
    public void What_was_changed_comes_out_before_an_error_that_ends_the_command()
    {
        using var session = WithVault();

        var result = session.Run(
            "Suspend-SecretVault -After 2 -Calls 1; Set-AyrshareProfile Acme -NewTitle New -Vault Company -PassThru -ErrorAction Stop");

        Assert.Equal("KeyNotMoved", RunResult.Id(result.Terminating));
        Assert.Equal("New", result.Only.Properties["Title"].Value);
    }

    [Fact]
    public void A_key_that_can_not_be_moved_is_told_and_stays_where_it_is()
    {
        using var session = WithVault();

        // Reading the key, and the check of both names, go through.
        var result = session.Run("Suspend-SecretVault -After 2 -Calls 1; Set-AyrshareProfile Acme -NewTitle New -Vault Company -PassThru");

        Assert.Equal(["KeyNotMoved"], result.ErrorIds);
        Assert.Equal("New", result.Only.Properties["Title"].Value);
        Assert.Equal(["Ayrshare-ProfileKey-Acme", "Ayrshare-ProfileKey-Berta"], Secrets(session));
    }

    [Fact]
    public void A_lost_answer_is_asked_for_again_and_a_rename_that_took_effect_is_recognized()
    {
        using var session = Session.WithSandbox("-TimeScale 1000");
        session.Run(
            "$acme = New-AyrshareProfile Acme; $sandbox.AddFault(@{ Kind = 'DropAfter'; Count = 2; Path = 'profiles' })").ThrowIfFailed();

        Assert.Equal(
            "New", session.Run("$acme | Set-AyrshareProfile -NewTitle New -PassThru").ThrowIfFailed().Only.Properties["Title"].Value);
    }

    private static Session WithVault()
    {
        var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; $acme, $berta = 'Acme', 'Berta' | New-AyrshareProfile -Vault Company").ThrowIfFailed();
        session.Run("$acme, $berta = $acme, $berta | ForEach-Object { [pscustomobject]@{ Title = $_.Title; ProfileKey = $_.ProfileKey } }")
            .ThrowIfFailed();
        return session;
    }

    private static string[] Secrets(Session session) =>
        [.. session.Run("Get-SecretInfo -Vault Company | ForEach-Object Name").ThrowIfFailed().Output.Select(name => $"{name}").Order()];

    private static RecordedRequest[] Sent(string command)
    {
        using var api = new RecordingApi("""{"status":"success"}""");
        using var session = new Session();
        session.Run($"Connect-Ayrshare -ApiKey api -BaseUri {api.BaseUri}").ThrowIfFailed();
        session.Run(command).ThrowIfFailed();
        return [.. api.Requests];
    }

    [Fact]
    public void Messaging_that_the_account_lacks_is_an_error_of_its_own()
    {
        using var session = Session.WithSandbox();
        session.Run("$row = $sandbox.AddProfile('Acme'); $sandbox.HasMessaging = $false").ThrowIfFailed();

        var changed = session.Run("$row | Set-AyrshareProfile -MessagingActive $true");
        var created = session.Run("New-AyrshareProfile Berta -MessagingActive $true");

        Assert.Equal("MessagingNotEnabled", RunResult.Id(Assert.Single(changed.Errors)));
        Assert.Contains("messaging", changed.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal(["MessagingNotEnabled"], created.ErrorIds);
    }

    [Fact]
    public void Facebook_must_be_linked_anew_for_messages_and_the_client_must_act()
    {
        using var session = Session.WithSandbox();
        session.Run("$row = $sandbox.AddProfile('Acme'); $sandbox.Link('Acme', 'facebook')").ThrowIfFailed();
        session.Run("$row | Set-AyrshareProfile -MessagingActive $true").ThrowIfFailed();

        var refused = session.Run("$row | Invoke-AyrshareApi messages/facebook -ErrorVariable refused -ErrorAction SilentlyContinue; "
            + "$refused | Resolve-AyrshareError").Only;
        session.Run("$sandbox.Link('Acme', 'facebook'); $row | Invoke-AyrshareApi messages/facebook").ThrowIfFailed();

        Assert.Equal("MessagingRelinkNeeded", refused.Properties["ErrorId"].Value);
        Assert.Equal("Client", $"{refused.Properties["WhoActs"].Value}");
        Assert.Equal("developer-fix", refused.Properties["Classification"].Value);
    }
}
