using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json.Nodes;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell.Tests;

public sealed class InvokeAyrshareApiTests
{
    private const string FastClock = "-TimeScale 1000";

    [Theory]
    [InlineData("Invoke-AyrshareApi user", "GET /api/user")]
    [InlineData("Invoke-AyrshareApi /user", "GET /api/user")]
    [InlineData("Invoke-AyrshareApi api/user", "GET /api/user")]
    [InlineData("Invoke-AyrshareApi -Path \"$baseUri/user\"", "GET /api/user")]
    [InlineData("Invoke-AyrshareApi \"history/$('a b/ü:#'.Substring(0, 3))\"", "GET /api/history/a%20b")]
    [InlineData("Invoke-AyrshareApi post -Method Post", "POST /api/post")]
    [InlineData("Invoke-AyrshareApi post -Method put", "PUT /api/post")]
    [InlineData("Invoke-AyrshareApi profiles -Method Patch", "PATCH /api/profiles")]
    [InlineData("Invoke-AyrshareApi post -Method Delete -Force", "DELETE /api/post")]
    [InlineData("Invoke-AyrshareApi post -Method Delete -Confirm:$false", "DELETE /api/post")]
    public void A_call_goes_where_its_path_says(string command, string line)
    {
        var request = SentBy(command);

        Assert.Equal($"{line} HTTP/1.1", request.Line);
        // The runtime itself may repeat a request without a body on a broken connection; one with a body it never does.
        Assert.Equal(line.StartsWith("GET", StringComparison.Ordinal) ? "" : "{}", request.Body);
        Assert.Equal("Bearer api", request.Headers["Authorization"]);
        Assert.DoesNotContain("Profile-Key", request.Headers.Keys);
        Assert.DoesNotContain(request.Headers.Keys, name => name.StartsWith("X-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_key_in_the_path_shows_in_no_stream()
    {
        using var session = Session.WithSandbox();
        const string Key = "AAAA1111-BBBB2222-CCCC3333";

        var result = session.Run(
            "$VerbosePreference = 'Continue'; Invoke-AyrshareApi \"history/$key\" -ProfileKey $key; "
            + "Invoke-AyrshareApi \"post/$key\" -Method Delete -ProfileKey $key -WhatIf; "
            + "Invoke-AyrshareApi \"post/$key\" -Method Put -ProfileKey $key",
            ("key", Key));

        Assert.NotEmpty(result.Errors);
        Assert.DoesNotContain(Key, result.Everything());
    }

    [Theory]
    [InlineData("'{\"status\":\"success\",\"profileKey\":\"AX1XGG-9jK3M5LS-GR5RX5G-LLCK8EA\"}'", 1)]
    [InlineData("'[{\"profiles\":[{\"profileKey\":\"AX1XGG-9jK3M5LS-GR5RX5G-LLCK8EA\"}]}]'", 1)]
    [InlineData("'{\"profileKey\":\"\",\"profileKeys\":[]}'", 0)]
    public void A_warning_says_once_that_the_output_shows_a_profile_key(string response, int warnings)
    {
        using var api = new RecordingApi(response.Trim('\''));
        using var session = new Session();
        session.Run($"Connect-Ayrshare -ApiKey api -BaseUri {api.BaseUri}").ThrowIfFailed();

        var result = session.Run("1..3 | ForEach-Object { [pscustomobject]@{ ProfileKey = \"pk-$_\" } } | Invoke-AyrshareApi profiles");

        Assert.Equal(3, result.Output.Count);
        Assert.Equal(warnings, result.Warnings.Count);
        Assert.DoesNotContain(result.Warnings, warning => $"{warning}".Contains("AX1XGG", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_without_end_stops_at_its_first_empty_page()
    {
        using var api = new RecordingApi("""{"posts":[],"pagination":{"hasMore":true,"nextCursor":"c"}}""");
        using var session = new Session();

        var result = session.Run(
            "Connect-Ayrshare k -BaseUri $api; Invoke-AyrshareApi history -All", ("api", api.BaseUri));

        Assert.Equal(["PagesRepeat"], result.ErrorIds);
        Assert.Single(api.Requests);
    }

    [Theory]
    [InlineData("https://api.ayrshare.com.evil.example/api/user", "PathOutsideApi")]
    [InlineData("https://evil.example/api/user", "PathOutsideApi")]
    [InlineData("http://127.0.0.1:1/api/user", "PathOutsideApi")]
    [InlineData("//evil.example/user", "InvalidPath")]
    [InlineData("user?x=1", "InvalidPath")]
    [InlineData("user#x", "InvalidPath")]
    [InlineData("../admin", "InvalidPath")]
    [InlineData("history/../../admin", "InvalidPath")]
    [InlineData("history/./x", "InvalidPath")]
    [InlineData("history/", "InvalidPath")]
    [InlineData("history//x", "InvalidPath")]
    [InlineData("history/%2e%2e", "InvalidPath")]
    [InlineData("history\\x", "InvalidPath")]
    [InlineData("history/{id}", "InvalidPath")]
    [InlineData("user\r\nX: y", "InvalidPath")]
    [InlineData("/", "InvalidPath")]
    [InlineData(" ", "InvalidPath")]
    public void A_path_that_leads_elsewhere_is_refused_and_nothing_sent(string path, string id)
    {
        using var session = Session.WithSandbox();

        var result = session.Run("Invoke-AyrshareApi -Path $path", ("path", path));

        Assert.Equal([id], result.ErrorIds);
        Assert.NotEmpty(result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Theory]
    [InlineData("/api/user", "http://user:pw@127.0.0.1")]
    [InlineData("/api/../admin", "http://127.0.0.1")]
    [InlineData("/apix/user", "http://127.0.0.1")]
    [InlineData("/user", "http://127.0.0.1")]
    public void An_address_on_our_host_must_lie_below_the_connections(string path, string host)
    {
        using var session = Session.WithSandbox();

        var result = session.Run("Invoke-AyrshareApi \"${host_}:$($sandbox.BaseUri.Port)$path\"", ("path", path), ("host_", host));

        Assert.Contains(Assert.Single(result.ErrorIds), new[] { "PathOutsideApi", "InvalidPath" });
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Theory]
    [InlineData("@{ a = 'x y&z' }", "?a=x%20y%26z")]
    [InlineData("([ordered] @{ a = 1; b = $true; c = $null; d = '' })", "?a=1&b=true&d=")]
    [InlineData("@{ a = 1, 'b'; }", "?a[0]=1&a[1]=b")]
    [InlineData("@{ a = @('only') }", "?a[0]=only")]
    [InlineData("@{ a = @() }", "")]
    [InlineData("@{ a = 1.5 }", "?a=1.5")]
    [InlineData("@{ a = [datetimeoffset] '2026-12-01T10:00:00+01:00' }", "?a=2026-12-01T09%3A00%3A00Z")]
    [InlineData("([pscustomobject] @{ a = 'x' })", "?a=x")]
    [InlineData("@{ a = [switch] $true }", "?a=true")]
    [InlineData("$null", "")]
    public void A_query_goes_as_the_Node_client_sends_it(string query, string sent) =>
        Assert.Equal($"GET /api/history{sent} HTTP/1.1", SentBy($"Invoke-AyrshareApi history -Query {query}").Line);

    [Theory]
    [InlineData("@{ a = 'x'; }", """{"a":"x"}""")]
    [InlineData(
        "([ordered] @{ a = $null; b = $true; c = 3; d = 1.5; e = 12345678901234567890; f = [decimal] 1.10 })",
        """{"a":null,"b":true,"c":3,"d":1.5,"e":12345678901234567890,"f":1.10}""")]
    [InlineData("@{ a = @(1, @(2, 'x'), @()) }", """{"a":[1,[2,"x"],[]]}""")]
    [InlineData("@{ a = 1, 2 | ForEach-Object { $_ } }", """{"a":[1,2]}""")]
    [InlineData("([pscustomobject] @{ a = [pscustomobject] @{ b = @{ c = 'd' } } })", """{"a":{"b":{"c":"d"}}}""")]
    [InlineData("@{ a = [datetime]::SpecifyKind('2026-12-01T09:00:00', 'Utc'); }", """{"a":"2026-12-01T09:00:00Z"}""")]
    [InlineData("@{ a = [datetimeoffset] '2026-12-01T10:00:00.25+01:00' }", """{"a":"2026-12-01T09:00:00.25Z"}""")]
    [InlineData("@{ a = [uri] 'https://x.example/ü'; }", """{"a":"https://x.example/ü"}""")]
    [InlineData("@{ a = [System.DayOfWeek]::Monday }", """{"a":"Monday"}""")]
    [InlineData("@{ a = 'Grüße 🎉 \"q\" \\ </x>' }", """{"a":"Grüße 🎉 \"q\" \\ </x>"}""")]
    [InlineData("@{ a = [Net.NetworkCredential]::new('', 'secret').SecurePassword }", """{"a":"secret"}""")]
    [InlineData("@{ a = $(if ($false) { 1 }) }", """{"a":null}""")]
    [InlineData("@(@{ a = 1 }, @{ a = 2 })", """[{"a":1},{"a":2}]""")]
    [InlineData("'{ \"a\": [1, 2] }'", """{ "a": [1, 2] }""")]
    public void A_body_goes_as_the_JSON_that_it_means(string body, string json)
    {
        var request = SentBy($"Invoke-AyrshareApi post -Method Post -Body {body}");

        Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(request.Body)), request.Body);
    }

    [Fact]
    public void Numbers_and_dates_are_the_same_in_every_culture()
    {
        var request = SentBy("""
            $german = [Globalization.CultureInfo]::InvariantCulture.Clone()
            $german.NumberFormat.NumberDecimalSeparator = ','
            $german.NumberFormat.NegativeSign = '−'
            $german.DateTimeFormat.TimeSeparator = '.'
            [Threading.Thread]::CurrentThread.CurrentCulture = $german
            if ("$(1.5.ToString())" -ne '1,5') { throw 'The culture is not in force.' }
            $data = @{ a = -1.5; b = [datetimeoffset]::new(2026, 12, 1, 9, 0, 0, [timespan]::Zero) }
            Invoke-AyrshareApi post -Method Post -Query @{ a = -1.5 } -Body $data
            """);

        Assert.Equal("POST /api/post?a=-1.5 HTTP/1.1", request.Line);
        Assert.Equal(["-1.5", "2026-12-01T09:00:00Z"], request.Json.OrderBy(field => field.Key).Select(field => $"{field.Value}"));
    }

    [Fact]
    public void A_time_without_a_zone_is_local()
    {
        var local = new DateTime(2026, 7, 1, 10, 0, 0, DateTimeKind.Local);

        var body = SentBy("Invoke-AyrshareApi post -Method Post -Body @{ a = [datetime]::new(2026, 7, 1, 10, 0, 0) }").Json;

        Assert.Equal(
            local.ToUniversalTime(), DateTime.Parse($"{body["a"]}", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
    }

    [Theory]
    [InlineData("$h = @{}; $h.self = $h; Invoke-AyrshareApi post -Method Post -Body $h", "InvalidBody", "Body.self")]
    [InlineData(
        "$l = [Collections.ArrayList]::new(); $null = $l.Add($l); Invoke-AyrshareApi post -Method Post -Body @{ l = $l }",
        "InvalidBody",
        "Body.l[0]")]
    [InlineData("$o = [pscustomobject] @{ a = $null }; $o.a = $o; Invoke-AyrshareApi post -Method Post -Body $o", "InvalidBody", "Body.a")]
    [InlineData("$d = 1; 1..70 | ForEach-Object { $d = @{ d = $d } }; Invoke-AyrshareApi post -Method Post -Body $d", "InvalidBody", "64")]
    [InlineData("Invoke-AyrshareApi post -Method Post -Body ('[' * 70 + ']' * 70)", "InvalidBody", "Body")]
    [InlineData("Invoke-AyrshareApi post -Method Post -Body '{\"a\":'", "InvalidBody", "line 1")]
    [InlineData("Invoke-AyrshareApi post -Method Post -Body ''", "InvalidBody", "Body")]
    [InlineData("Invoke-AyrshareApi post -Method Post -Body 5", "InvalidBody", "Int32")]
    [InlineData("Invoke-AyrshareApi post -Method Post -Body @{ a = [double]::NaN }", "InvalidBody", "Body.a")]
    [InlineData("Invoke-AyrshareApi post -Method Post -Body @{ a = { 'code' } }", "InvalidBody", "ScriptBlock")]
    [InlineData("Invoke-AyrshareApi post -Method Post -Body @{ a = [byte[]] (1, 2) }", "InvalidBody", "Byte[]")]
    [InlineData("Invoke-AyrshareApi post -Method Post -Body @{ a = @{ b = [IO.DirectoryInfo] '/' } }", "InvalidBody", "Body.a.b")]
    [InlineData("Invoke-AyrshareApi post -Body @{ a = 1 }", "BodyNotAllowed", "Body")]
    [InlineData("Invoke-AyrshareApi post -Method Post -All", "PagesNotAllowed", "All")]
    [InlineData("Invoke-AyrshareApi history -Query 'a=b'", "InvalidQuery", "String")]
    [InlineData("Invoke-AyrshareApi history -Query @{ a = @{ b = 1 } }", "InvalidQuery", "Query.a")]
    [InlineData("Invoke-AyrshareApi history -Query @{ a = 1, $null }", "InvalidQuery", "Query.a")]
    [InlineData("Invoke-AyrshareApi user -XApiKey only", "XKeysUnpaired", "X API secret")]
    [InlineData(
        "1..20 | ForEach-Object { $sandbox.AddProfile(\"Client $_\") } | Invoke-AyrshareApi post -Method Post -Body 5",
        "InvalidBody",
        "Body")]
    public void What_can_not_be_sent_is_told_once_before_anything_is(string command, string id, string says)
    {
        using var session = Session.WithSandbox();

        var result = session.Run(command);

        Assert.Equal([id], result.ErrorIds);
        Assert.Contains(says, result.Errors[0].ToString());
        Assert.NotEmpty(result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Theory]
    [InlineData("Connect-Ayrshare api -BaseUri $baseUri -XApiKey xk -XApiSecret xs; Invoke-AyrshareApi user")]
    [InlineData("Invoke-AyrshareApi user -XApiKey xk -XApiSecret xs")]
    [InlineData(
        "Connect-Ayrshare api -BaseUri $baseUri -XApiKey other -XApiSecret others; Invoke-AyrshareApi user -XApiKey xk -XApiSecret xs")]
    public void The_X_keys_go_with_every_call_where_there_are_any(string command)
    {
        var request = SentBy(command);

        Assert.Equal(("xk", "xs"), (request.Headers["X-Twitter-OAuth1-Api-Key"], request.Headers["X-Twitter-OAuth1-Api-Secret"]));
    }

    [Fact]
    public void An_answer_comes_out_in_PowerShells_own_types()
    {
        var answer = Answered("""
            {"text":"2026-12-01T10:00:00Z","whole":3,"long":12345678901,"huge":123456789012345678901234567890,"part":1.5,
             "yes":true,"none":null,"list":[1,"a",{"b":[]}],"record":{"inner":"x"},"twice":1,"twice":2}
            """).Only;

        object? Value(string name) => answer.Properties[name].Value;
        Assert.Equal("2026-12-01T10:00:00Z", Assert.IsType<string>(Value("text")));
        Assert.Equal(3, Assert.IsType<int>(Value("whole")));
        Assert.Equal(12345678901, Assert.IsType<long>(Value("long")));
        Assert.Equal(BigInteger.Parse("123456789012345678901234567890", CultureInfo.InvariantCulture), Value("huge"));
        Assert.Equal(1.5, Assert.IsType<double>(Value("part")));
        Assert.Equal(true, Value("yes"));
        Assert.Null(Value("none"));
        Assert.Equal(3, Assert.IsType<object[]>(Value("list")).Length);
        Assert.Equal("x", ((PSObject)Value("record")!).Properties["inner"].Value);
        Assert.Equal(2, Value("twice"));
        Assert.IsType<PSCustomObject>(answer.BaseObject);
    }

    [Theory]
    [InlineData("""{"id":1,"ID":2}""")]
    [InlineData("""{"id":1,"":2}""")]
    [InlineData("""{"id":1,"PSObject":2}""")]
    public void Names_that_an_object_can_not_have_come_out_in_a_dictionary(string json)
    {
        var dictionary = Assert.IsAssignableFrom<IDictionary>(Answered(json).Only.BaseObject);

        Assert.Equal([1, 2], dictionary.Values.Cast<int>());
    }

    [Theory]
    [InlineData("""[{"a":1},{"a":2}]""", 2)]
    [InlineData("[]", 0)]
    [InlineData("null", 0)]
    [InlineData("\"text\"", 1)]
    [InlineData("17", 1)]
    [InlineData("""{"list":[1,2]}""", 1)]
    public void Of_a_list_each_element_comes_out(string json, int count) => Assert.Equal(count, Answered(json).Output.Count);

    [Fact]
    public void Raw_is_the_text_as_it_came()
    {
        const string json = "{ \"b\" : 1.50,\n  \"ü\":\"2026-01-01T00:00:00Z\" }";

        Assert.Equal(json, Answered(json, "-Raw").Only.BaseObject);
    }

    [Fact]
    public void A_post_goes_out_for_each_profile_that_is_piped_in_and_its_answer_names_it()
    {
        using var session = WithClients();

        var result = session.Run(
            "$clients | Invoke-AyrshareApi post -Method Post -Body @{ post = 'Grüße'; platforms = @('facebook') }").ThrowIfFailed();

        Assert.Equal(["Acme", "Berta"], result.Property("ProfileTitle"));
        Assert.Equal(["Grüße", "Grüße"], result.Property("post"));
        Assert.Equal([1, 1], session.Run("$clients | Invoke-AyrshareApi history").ThrowIfFailed().Property("count"));
        Assert.Equal([0], session.Run("Invoke-AyrshareApi history").ThrowIfFailed().Property("count"));
    }

    [Theory]
    [InlineData("Invoke-AyrshareApi history -ProfileKey $acme.ProfileKey")]
    [InlineData("Invoke-AyrshareApi history -ProfileKey $clients[0].ProfileKey")]
    [InlineData("Invoke-AyrshareApi history -ProfileKeySecret key -Vault Clients")]
    [InlineData("Invoke-AyrshareApi history Acme -Vault Clients")]
    [InlineData("Get-AyrshareProfile Acme | Invoke-AyrshareApi history -Vault Clients")]
    [InlineData("$acme.ProfileKey | Invoke-AyrshareApi history")]
    [InlineData("New-AyrshareJwt -ProfileKey $acme.ProfileKey | Invoke-AyrshareApi history")]
    public void The_profile_is_found_in_any_way(string command)
    {
        using var session = WithClients();
        session.Run("""
            $acme = $sandbox.Profiles | Where-Object Title -eq Acme
            Register-SecretVault Clients; Set-Secret key $acme.ProfileKey -Vault Clients
            Set-Secret Ayrshare-ProfileKey-Acme $acme.ProfileKey -Vault Clients
            """).ThrowIfFailed();

        Assert.Equal(session.Run("$acme.RefId").Only.BaseObject, session.Run(command).ThrowIfFailed().Only.Properties["refId"].Value);
    }

    [Theory]
    [InlineData("[pscustomobject] @{ Title = 'Nobody' } | Invoke-AyrshareApi post -Method Post -Body @{ post = 'x' }", "ProfileKeyMissing")]
    [InlineData("[pscustomobject] @{ ProfileKey = '' } | Invoke-AyrshareApi user", "ProfileKeyMissing")]
    [InlineData("Invoke-AyrshareApi post -Method Post -Title Acme", "ProfileKeyMissing")]
    [InlineData("Invoke-AyrshareApi post -Method Post -RefId 123", "ProfileKeyMissing")]
    [InlineData("Invoke-AyrshareApi post -Method Post -ProfileKey ''", "ProfileKeyMissing")]
    [InlineData("Invoke-AyrshareApi post -Method Post -ProfileKey $null", "ProfileKeyMissing")]
    [InlineData("Invoke-AyrshareApi post -Method Post -ProfileKeySecret ''", "ProfileKeyMissing")]
    [InlineData("Invoke-AyrshareApi post -Method Post -ProfileKey $sandbox.ApiKey", "ProfileKeyIsApiKey")]
    [InlineData("Invoke-AyrshareApi profiles/social -Method Delete -Body @{ platform = 'facebook' } -Force", "ProfileKeyMissing")]
    [InlineData("Invoke-AyrshareApi /api/PROFILES/Social -Method Delete -Body @{ platform = 'facebook' } -Force", "ProfileKeyMissing")]
    [InlineData("$clients | Invoke-AyrshareApi user -PrimaryProfile", "PrimaryProfileNotAlone")]
    [InlineData("Invoke-AyrshareApi user -PrimaryProfile -ProfileKey x", "PrimaryProfileNotAlone")]
    [InlineData("$null | Invoke-AyrshareApi user", "ProfileKeyMissing")]
    [InlineData("$null | Invoke-AyrshareApi post -Method Post -Body @{ post = 'x' }", "ProfileKeyMissing")]
    [InlineData("$null | Invoke-AyrshareApi user -PrimaryProfile", "PrimaryProfileNotAlone")]
    [InlineData("Invoke-AyrshareApi user -PrimaryProfile -Title ''", "PrimaryProfileNotAlone")]
    [InlineData("Invoke-AyrshareApi user -Vault Company", "ProfileKeyMissing")]
    public void What_is_meant_for_a_client_never_reaches_the_Primary_Profile(string command, string id)
    {
        using var session = WithClients();
        var watch = new SandboxWatch(session);

        Assert.Equal([id], session.Run(command).ErrorIds);
        Assert.Equal(0, watch.Started);
    }

    [Fact]
    public void A_network_of_the_Primary_Profile_is_unlinked_if_that_is_said()
    {
        using var session = WithClients();

        var result = session.Run(
            "Invoke-AyrshareApi profiles/social -Method Delete -Body @{ platform = 'facebook' } -PrimaryProfile -Force").ThrowIfFailed();

        Assert.Equal("facebook", result.Only.Properties["platform"].Value);
    }

    [Theory]
    [InlineData("$clients | Invoke-AyrshareApi post -Method Post -Body @{ post = 'x' } -WhatIf")]
    [InlineData("Invoke-AyrshareApi user -WhatIf")]
    [InlineData("$clients | Invoke-AyrshareApi profiles -Method Delete -WhatIf")]
    [InlineData("$WhatIfPreference = $true; $clients | Invoke-AyrshareApi profiles -Method Delete")]
    public void WhatIf_sends_nothing(string command)
    {
        using var session = WithClients();
        var watch = new SandboxWatch(session);

        Assert.Empty(session.Run(command).ThrowIfFailed().Output);
        Assert.Equal(0, watch.Started);
    }

    [Fact]
    public void Reading_needs_no_leave_and_deleting_asks()
    {
        using var session = WithClients();
        var watch = new SandboxWatch(session);

        Assert.Single(session.Run("$WhatIfPreference = $true; Invoke-AyrshareApi user; $WhatIfPreference = $false").ThrowIfFailed().Output);
        // This host cannot ask, and says so instead of sending.
        Assert.Equal(
            "ConfirmationImpossible", RunResult.Id(session.RunToEnd("$clients | Invoke-AyrshareApi profiles -Method Delete").Terminating));
        Assert.Equal("ConfirmationImpossible", RunResult.Id(
            session.RunToEnd("$ConfirmPreference = 'Medium'; $clients | Invoke-AyrshareApi profiles -Method Patch").Terminating));
        Assert.Equal(1, watch.Started);
        Assert.Equal(2, session.Run("$clients | Invoke-AyrshareApi profiles -Method Delete -Force").ThrowIfFailed().Output.Count);
        session.Run("$ConfirmPreference = 'High'; Invoke-AyrshareApi user -PrimaryProfile -Vault Company").ThrowIfFailed();
    }

    [Fact]
    public void All_pages_come_out_one_by_one_and_no_more_than_are_wanted()
    {
        using var session = Session.WithSandbox();
        session.Run("1..5 | ForEach-Object { $null = $sandbox.AddProfile(\"Client $_\") }").ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var first = session.Run("Invoke-AyrshareApi profiles -Query @{ limit = 2 }").ThrowIfFailed();
        var all = session.Run(
            "Invoke-AyrshareApi profiles -Query @{ limit = 2 } -All | ForEach-Object { $_.profiles.title }").ThrowIfFailed();

        Assert.Single(first.Output);
        Assert.Equal(["Client 1", "Client 2", "Client 3", "Client 4", "Client 5"], all.Output.Select(title => $"{title}").Order());
        Assert.Equal(4, watch.Started);
    }

    [Fact]
    public void Pages_that_lead_in_a_circle_end_in_an_error()
    {
        using var api = new RecordingApi("""{"list":[1],"pagination":{"hasMore":true,"nextCursor":"again"}}""");
        using var session = Connected(api);

        var result = session.Run("Invoke-AyrshareApi history -Query ([ordered] @{ lastDays = 3; cursor = 'first' }) -All");

        Assert.Equal(["PagesRepeat"], result.ErrorIds);
        Assert.Equal(2, result.Output.Count);
        Assert.Equal(
            ["GET /api/history?lastDays=3&cursor=first HTTP/1.1", "GET /api/history?lastDays=3&cursor=again HTTP/1.1"],
            api.Requests.Select(request => request.Line));
    }

    // An answer of 10 MB is one of those that this command reads.
    public static TheoryData<string> LostAnswers => [.. UnknownOutcomeTests.LostAnswers.Select(row => row.Data).Where(
        fault => !fault.Contains("HugeBody", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public void What_changes_something_is_sent_once_and_the_next_rows_go_on(string fault)
    {
        using var session = WithClients(FastClock);
        session.Run($"$fault = {fault}; $fault.Count = 1; $sandbox.AddFault($fault)").ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var result = session.Run("$clients | Invoke-AyrshareApi post -Method Post -Body @{ post = 'x'; platforms = @('facebook') }");

        var error = Assert.Single(result.Errors);
        Assert.Equal("OutcomeUnknown", RunResult.Id(error));
        Assert.StartsWith("Row 1 (Acme): POST /post: ", error.ToString());
        Assert.StartsWith("Do not run it again yet: its effect could occur twice", error.ErrorDetails.RecommendedAction);
        Assert.Equal(["Berta"], result.Property("ProfileTitle"));
        Assert.Equal(2, watch.Started);
    }

    [Theory]
    [MemberData(nameof(UnknownOutcomeTests.PassingFailures), MemberType = typeof(UnknownOutcomeTests))]
    public void What_reads_is_asked_for_again_until_it_comes(string fault)
    {
        using var session = WithClients(FastClock);
        session.Run($"$fault = {fault}; $fault.Count = 2; $sandbox.AddFault($fault)").ThrowIfFailed();
        var watch = new SandboxWatch(session);

        session.Run("$clients[0] | Invoke-AyrshareApi history").ThrowIfFailed();

        Assert.Equal(3, watch.Started);
    }

    [Theory]
    [InlineData("@{ Kind = 'HtmlBody' }", "InvalidAnswer")]
    [InlineData("@{ Kind = 'MalformedBody' }", "InvalidAnswer")]
    [InlineData("@{ Kind = 'Status'; Status = 400 }", "Rejected")]
    [InlineData("@{ Kind = 'Status'; Status = 403 }", "Forbidden")]
    [InlineData("@{ Kind = 'Status'; Status = 404 }", "NotFound")]
    [InlineData("@{ Kind = 'Status'; Status = 500 }", "ServerError")]
    public void Each_failure_is_the_rows_own(string fault, string id)
    {
        using var session = WithClients(FastClock);
        session.Run($"$fault = {fault}; $fault.Path = 'history'; $sandbox.AddFault($fault)").ThrowIfFailed();

        var result = session.Run("$clients | Invoke-AyrshareApi history -ThrottleLimit 1");

        Assert.Equal([id, id], result.ErrorIds);
        Assert.Equal(["Row 1 (Acme)", "Row 2 (Berta)"], result.Errors.Select(error => error.ToString().Split(':')[0]));
        Assert.All(result.Errors, error => Assert.NotNull(error.TargetObject));
    }

    [Fact]
    public void A_wrong_API_key_ends_the_command_at_the_first_row()
    {
        using var session = WithClients();
        session.Run("Connect-Ayrshare wrong -BaseUri $sandbox.BaseUri").ThrowIfFailed();

        var result = session.RunToEnd("$sandbox.Profiles | Invoke-AyrshareApi history -ThrottleLimit 1");

        Assert.Equal("Unauthorized", RunResult.Id(result.Terminating));
    }

    [Fact]
    public void What_a_failed_call_was_answered_is_there_with_credentials_hidden()
    {
        using var api = new RecordingApi(
            """
            {"status":"error","message":"One network failed.","postIds":[{"platform":"facebook","id":"fb-1"}],
            "profileKey":"NEW-KEY-1","echo":"pk-secret-1"}
            """);
        using var session = Connected(api);

        var result = session.Run(
            "Invoke-AyrshareApi post -Method Post -Body @{ post = 'x' } -ProfileKey pk-secret-1; $Error[0].Exception.Response");

        Assert.Equal(["Rejected"], result.ErrorIds);
        var answer = JsonNode.Parse($"{result.Only}")!;
        Assert.Equal("fb-1", $"{answer["postIds"]![0]!["id"]}");
        Assert.Equal(("(hidden)", "(hidden)"), ($"{answer["profileKey"]}", $"{answer["echo"]}"));
    }

    [Fact]
    public void A_pipeline_that_takes_no_more_is_told_what_was_done()
    {
        using var session = WithClients();

        session.Run("$sandbox.Latency = '00:00:00.2'").ThrowIfFailed();

        var result = session.Run("$clients | Invoke-AyrshareApi post -Method Post -Body @{ post = 'x'; platforms = @('facebook') } "
            + "-ThrottleLimit 8 | ForEach-Object { throw 'enough' }");

        Assert.Equal("enough", $"{result.Terminating}");
        // On a busy machine the first answer can be there before the second row is.
        var done = session.Run("$sandbox.Requests | Where-Object { $_.Path -eq '/api/post' -and $_.ProfileTitle -eq 'Berta' }").Output;
        Assert.Equal(
            done.Select(_ => "Row 2 (Berta): POST /post succeeded, but the pipeline ended before the command could return the response."),
            result.Warnings);
    }

    [Theory]
    [InlineData("Invoke-AyrshareApi his", "history history/")]
    [InlineData("Invoke-AyrshareApi -Path /post", "post post/ post/retry")]
    [InlineData("Invoke-AyrshareApi -Method Put -Path po", "post post/retry")]
    [InlineData("Invoke-AyrshareApi -Method Get -Path generate", "")]
    [InlineData("Invoke-AyrshareApi zzz", "")]
    public void Tab_completes_known_paths_without_a_request(string line, string paths)
    {
        using var session = Session.WithSandbox();
        using var shell = Shell.Create(session.Runspace);

        var found = CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches;

        Assert.Equal(paths, string.Join(" ", found.Select(match => match.CompletionText)));
        Assert.All(found, match => Assert.Contains("/", match.ToolTip));
        Assert.Empty(session.Run("$sandbox.Requests").Output);
    }

    private static RecordedRequest SentBy(string command)
    {
        using var api = new RecordingApi("{}");
        using var session = Connected(api);
        session.Run(command).ThrowIfFailed();
        return Assert.Single(api.Requests);
    }

    private static RunResult Answered(string json, string parameters = "")
    {
        using var api = new RecordingApi(json);
        using var session = Connected(api);
        return session.Run($"Invoke-AyrshareApi user {parameters}").ThrowIfFailed();
    }

    private static Session Connected(RecordingApi api)
    {
        var session = new Session();
        session.Run("Connect-Ayrshare -ApiKey api -BaseUri $baseUri", ("baseUri", api.BaseUri)).ThrowIfFailed();
        return session;
    }

    private static Session WithClients(string startParameters = "")
    {
        var session = Session.WithSandbox(startParameters, Session.SecretManagement);
        session.Run("""
            $clients = 'Acme', 'Berta' | New-AyrshareProfile
            'Acme', 'Berta' | ForEach-Object { $sandbox.Link($_, 'facebook') }
            """).ThrowIfFailed();
        return session;
    }
}
