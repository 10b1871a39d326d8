using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>What a job, a remote session (depth 1) or Export-Clixml (depth 2) keeps of each kind of object.</summary>
public sealed class SerializationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-objects-");
    private readonly Session _session = new(Session.SecretManagement);
    private readonly IReadOnlyList<PSObject> _outputs;

    public SerializationTests()
    {
        _session.Run(EveryOutput.Command(_folder.FullName)).ThrowIfFailed();
        _session.Run("$sandbox.ListTags = $true").ThrowIfFailed();
        _outputs = _session.Run("$all | Where-Object { $_.PSTypeNames[0] -like 'Ayrshare.PowerShell.*' }").ThrowIfFailed().Output;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_output_keeps_its_fields_and_no_secret(int depth)
    {
        var keys = _session.Run("$sandbox.ApiKey; $sandbox.Profiles.ProfileKey; ($sandbox.PrivateKey -split \"`n\")[3]").ThrowIfFailed()
            .Output.Select(key => $"{key}").ToArray();
        // A SecureString is written as its characters' codes where there is no Windows.
        var secrets = keys.Concat(keys.Select(key => Convert.ToHexString(Encoding.Unicode.GetBytes(key)))).ToArray();

        foreach (var output in _outputs)
        {
            var xml = _session.Run(
                $"[System.Management.Automation.PSSerializer]::Serialize($args0, {depth})",
                ("args0", output)).ThrowIfFailed().Only.ToString();
            var copy = PSObject.AsPSObject(PSSerializer.Deserialize(xml));

            Assert.All(secrets, secret => Assert.DoesNotContain(secret, xml, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(
                output.Properties.Select(property => property.Name).Where(name => name != "ProfileKey").Order(),
                copy.Properties.Select(property => property.Name).Order());
            foreach (var property in output.Properties.Where(property => property.Name != "ProfileKey"))
                AssertSame(property, copy.Properties[property.Name].Value);
        }
    }

    [Fact]
    public void Every_output_is_a_text_that_names_it()
    {
        foreach (var output in _outputs)
            Assert.DoesNotContain("Ayrshare.PowerShell.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_and_CSV_have_no_value_that_only_PowerShell_can_read()
    {
        var text = string.Join("\n", _session.Run(
            "$all | Where-Object { $_.PSTypeNames[0] -like 'Ayrshare.PowerShell.*' } | "
            + "ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 4; ConvertTo-Csv -InputObject $_ }").ThrowIfFailed().Output);

        Assert.DoesNotMatch("\"Length\":|\"TotalMinutes\":|SecureString|ProfileKey\"", text);
    }

    [Fact]
    public void A_cell_of_a_CSV_has_the_elements_of_lists_and_records_and_not_their_types()
    {
        var text = string.Join("\n", _session.Run("$all | ForEach-Object { ConvertTo-Csv -InputObject $_ -NoTypeInformation }")
            .ThrowIfFailed().Output);

        Assert.Contains("{\"\"suspension\"\":", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"System\.|Ayrshare\.(PowerShell|Sandbox)\.|\[\]|@\{|`1", text);
    }

    [Fact]
    public void JSON_has_the_names_of_values_and_not_their_numbers()
    {
        var json = string.Join("\n", _session.Run("$all | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 2 }")
            .ThrowIfFailed().Output);

        Assert.Contains("\"Status\": \"Passed\"", json, StringComparison.Ordinal);
        Assert.Contains("\"WhoActs\": \"You\"", json, StringComparison.Ordinal);
        Assert.Contains("\"Outcome\": \"", json, StringComparison.Ordinal);
        Assert.DoesNotMatch("\"(Status|State|Type|Outcome|WhoActs|Source|TokenForm|SignatureForm)\": [0-9]", json.Replace(
            "\"Status\": 200", "", StringComparison.Ordinal));
    }

    [Fact]
    public void No_output_has_a_list_or_a_value_of_a_type_that_a_file_cannot_show()
    {
        var seen = new HashSet<Type>();

        foreach (var output in _session.Run(
            "(Get-Command -Module Ayrshare.PowerShell).OutputType.Type | Where-Object { $_ }; $sandbox.GetType()").ThrowIfFailed().Output)
        {
            Visit((Type)output.BaseObject);
        }

        Assert.Superset(
            new HashSet<string> { "AyrshareCheckStatus", "AyrshareErrorSource", "SandboxDeliveryOutcome" },
            seen.Select(type => type.Name).ToHashSet());

        void Visit(Type type)
        {
            if (Nullable.GetUnderlyingType(type) is { } valued)
                type = valued;
            if (type.Namespace?.StartsWith("Ayrshare", StringComparison.Ordinal) != true || !seen.Add(type))
                return;
            if (typeof(IEnumerable).IsAssignableFrom(type))
                return;
            if (type.IsEnum)
            {
                Assert.True(Enum.GetUnderlyingType(type) == typeof(long), $"ConvertTo-Json writes {type.Name} as a number.");
                return;
            }

            foreach (var property in type.GetProperties().Where(property => property.GetIndexParameters().Length == 0))
            {
                var isList = property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType);
                Assert.False(
                    isList && property.PropertyType.GetMethod(nameof(ToString), [])?.DeclaringType?.Namespace?.StartsWith("Ayrshare",
                        StringComparison.Ordinal) != true,
                    $"Export-Csv writes {type.Name}.{property.Name} as the name of its type.");
                foreach (var part in property.PropertyType.GetGenericArguments().Append(property.PropertyType))
                    Visit(part);
            }
        }
    }

    [Fact]
    public void The_profile_key_is_there_for_those_who_name_it()
    {
        var result = _session.Run(
            """
            $new = New-AyrshareProfile 'Named key'
            $new.ProfileKey.GetType().Name
            ($new | Select-Object Title, ProfileKey).ProfileKey.GetType().Name
            $kept = ($sandbox.Profiles | Where-Object Title -eq 'Named key').ProfileKey
            [System.Net.NetworkCredential]::new('', $new.ProfileKey).Password -eq $kept
            (TabExpansion2 '$new.Prof' 9).CompletionMatches.CompletionText
            """).ThrowIfFailed().Output;

        Assert.Equal(["SecureString", "SecureString", "True", "ProfileKey"], result.Select(text => $"{text}"));
    }

    [Theory]
    [InlineData("ConvertTo-Csv -InputObject $_")]
    [InlineData("ConvertTo-Json -InputObject $_ -Depth 4")]
    public void No_output_shows_a_secret_in_a_file(string conversion)
    {
        var keys = _session.Run("$sandbox.ApiKey; $sandbox.Profiles.ProfileKey").ThrowIfFailed().Output.Select(key => $"{key}").ToArray();

        var text = string.Concat(_session.Run(
            $"$all | Where-Object {{ $_.PSTypeNames[0] -like 'Ayrshare.PowerShell.*' }} | ForEach-Object {{ {conversion} }}")
            .ThrowIfFailed().Output);

        Assert.NotEmpty(text);
        Assert.All(keys, key => Assert.DoesNotContain(key, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$_ | Export-Csv $file -NoTypeInformation; Import-Csv $file")]
    [InlineData("$_ | ConvertTo-Json | ConvertFrom-Json")]
    [InlineData("$_ | Export-Clixml $file; Import-Clixml $file")]
    public void A_file_leads_to_the_next_command_with_titles_lists_and_columns_of_one_s_own(string roundTrip)
    {
        var result = _session.Run(
            $$"""
            function Copy-Object { process { {{roundTrip}} } }
            $created = [pscustomobject]@{ Title = 'From a file'; Email = 'a@a.example'; Tags = 'food;local'; Plan = 'Gold' } |
                New-AyrshareProfile -Vault Company
            $created | Copy-Object | New-AyrshareJwt -Vault Company -OutVariable link | Out-Null
            $link.Title, $link.Email, $link.Plan
            Get-AyrshareProfile 'From a file' | Copy-Object | Select-Object @{ n = 'Title'; e = { "$($_.Title) again" } }, Tags |
                New-AyrshareProfile -Vault Company | Out-Null
            (Get-AyrshareProfile 'From a file again').Tags
            ($created | New-AyrshareLinkSession | Copy-Object | Get-AyrshareLinkSession -Vault Company).SessionId.Length -gt 0
            """,
            ("file", Path.Combine(_folder.FullName, "file"))).ThrowIfFailed();

        Assert.Equal(["From a file", "a@a.example", "Gold", "food", "local", "True"], result.Output.Select(line => $"{line}"));
    }

    [Fact]
    public void Json_gives_times_and_lists_again()
    {
        var result = _session.Run("""
            $sandbox.Link('Acme', 'facebook'); $sandbox.Link('Acme', 'gmb')
            $before = Get-AyrshareProfile Acme
            $after = $before | ConvertTo-Json | ConvertFrom-Json
            $after.ActiveSocialAccounts -join ' '
            ([datetime] $after.Created).ToUniversalTime() -eq $before.Created.UtcDateTime
            """).ThrowIfFailed();

        Assert.Equal(["facebook gmb", "True"], result.Output.Select(line => $"{line}"));
    }

    [Fact]
    public void A_title_and_the_columns_that_ride_along_lead_from_a_copy_to_the_next_command()
    {
        var result = _session.Run("""
            $null = [pscustomobject]@{ Title = 'Rider'; Email = 'r@rider.example'; Plan = 'Gold' } |
                New-AyrshareProfile -Vault Company -OutVariable created
            [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($created[0])) |
                New-AyrshareJwt -Vault Company
            """).ThrowIfFailed();

        Assert.Equal(["Rider"], result.Property("Title"));
        Assert.Equal(["Gold"], result.Property("Plan"));
        Assert.Equal(["r@rider.example"], result.Property("Email"));
    }

    [Theory]
    [InlineData("'System.Security.SecureString'")] // Export-Csv
    [InlineData("[pscustomobject]@{ Length = 35 }")] // ConvertTo-Json
    public void What_a_file_leaves_of_a_key_is_no_key_and_the_title_finds_the_real_one(string remnant)
    {
        var result = _session.Run($"$null = New-AyrshareProfile Returner -Vault Company; [pscustomobject]@{{ Title = 'Returner'; "
            + $"ProfileKey = {remnant} }} | New-AyrshareJwt -Vault Company").ThrowIfFailed();

        Assert.Equal(["Returner"], result.Property("Title"));
    }

    [Fact]
    public void A_list_is_a_cell_that_commands_read_and_elements_to_everything_else()
    {
        var result = _session.Run("""
            $null = [pscustomobject]@{ Title = 'Lister'; Tags = 'a,b' } | New-AyrshareProfile -Vault Company
            $profile = Get-AyrshareProfile Lister
            $profile.Tags.ToString()
            "$($profile.Tags)"
            $profile.Tags.Count
            $profile.Tags -contains 'b'
            $profile.Tags[0]
            [pscustomobject]@{ Title = 'Reader'; Tags = $profile.Tags.ToString() } | New-AyrshareProfile -Vault Company |
                Get-AyrshareProfile | ForEach-Object { $_.Tags -join '+' }
            """).ThrowIfFailed();

        Assert.Equal(["a;b", "a b", "2", "True", "a", "a+b"], result.Output.Select(line => $"{line}"));
    }

    public void Dispose()
    {
        _session.Run("$sandbox | Stop-AyrshareSandbox");
        _session.Dispose();
        _folder.Delete(recursive: true);
    }

    private static void AssertSame(PSPropertyInfo property, object? copy)
    {
        var value = property.Value is PSObject wrapped ? wrapped.BaseObject : property.Value;
        var found = copy is PSObject { BaseObject: not PSCustomObject } unwrapped ? unwrapped.BaseObject : copy;
        switch (value)
        {
            case IEnumerable<string> names:
                Assert.Equal(names, Assert.IsType<IEnumerable>(found, exactMatch: false).Cast<object>().Select(name => $"{name}"));
                break;
            case DateTimeOffset time:
                // With its offset, so that [datetimeoffset] reads it: as text from a job, with its properties from Clixml.
                Assert.Equal(time.ToString(), $"{found}");
                break;
            case string or bool or int or TimeSpan or Uri:
                Assert.Equal(value, property.Name == "TimeLeft" ? value : found);
                break;
            case null:
                Assert.Null(found);
                break;
            default:
                Assert.NotNull(found);
                break;
        }
    }
}
