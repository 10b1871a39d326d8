using System;
using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Secrets;

/// <summary>A key counts as stored when the vault has returned it, and as removed when the vault does not have it.</summary>
public sealed class VaultTrustTests : IDisposable
{
    private readonly Session _session = Session.WithSandbox("", Session.SecretManagement);

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_vault_that_reports_success_without_storing_is_an_error_and_the_key_comes_out()
    {
        _session.Run("Register-SecretVault Untrue -Untrue").ThrowIfFailed();

        var result = _session.Run("New-AyrshareProfile Quarry -Vault Untrue");

        Assert.Equal("KeyNotStored", Assert.Single(result.ErrorIds));
        Assert.Contains("it does not return the secret", $"{result.Errors[0]}");
        Assert.Null(result.Only.Properties["SecretName"].Value);
        Assert.NotNull(result.Only.Properties["ProfileKey"].Value);
    }

    [Fact]
    public void A_vault_that_reports_success_without_storing_ends_an_onboarding_before_anything_is_created()
    {
        _session.Run("Register-SecretVault Untrue -Untrue").ThrowIfFailed();

        var result = _session.Run(
            "try { [pscustomobject] @{ Title = 'Quarry' } | "
            + "Invoke-AyrshareOnboarding -Vault Untrue -JournalPath (New-TemporaryFile) } catch { throw }");

        Assert.Equal("VaultFailed", RunResult.Id(result.Terminating));
        Assert.Empty(_session.Run("$sandbox.Profiles").Output);
    }

    [Fact]
    public void A_vault_that_reports_success_without_removing_is_an_error()
    {
        _session.Run("Register-SecretVault Company -Keeping; $null = New-AyrshareProfile Quarry -Vault Company").ThrowIfFailed();

        var result = _session.Run("Remove-AyrshareProfile Quarry -Vault Company -RemoveSecret -Force");

        Assert.NotEmpty(result.Errors);
        Assert.Empty(_session.Run("$sandbox.Profiles").Output);
    }

    [Theory]
    [InlineData("$WhatIfPreference = $true")]
    [InlineData("$ConfirmPreference = 'Low'")]
    public void Preferences_that_the_command_overrides_do_not_reach_the_vault(string preference)
    {
        _session.Run("Register-SecretVault Company").ThrowIfFailed();

        var result = _session.Run(
            $"{preference}; New-AyrshareProfile Orchard -Vault Company -WhatIf:$false -Confirm:$false; "
            + "$WhatIfPreference = $false; $ConfirmPreference = 'High'").ThrowIfFailed();

        Assert.Equal("Ayrshare-ProfileKey-Orchard", result.Only.Properties["SecretName"].Value);
        Assert.Equal("Ayrshare-ProfileKey-Orchard", $"{_session.Run("(Get-SecretInfo -Vault Company).Name").Only}");
    }

    [Fact]
    public void Runspaces_of_one_process_call_a_vault_one_after_another()
    {
        var result = _session.Run("""
            $connection = Get-AyrshareConnection
            $modules = (Get-Module Ayrshare.PowerShell, Microsoft.PowerShell.SecretManagement).Path
            1..16 | ForEach-Object -ThrottleLimit 6 -Parallel {
                Import-Module $using:modules
                Register-SecretVault Shared -Single
                New-AyrshareProfile "Stall$_" -Connection $using:connection -Vault Shared
            }
            """).ThrowIfFailed();

        Assert.Equal(16, result.Property("SecretName").Distinct().Count());
    }
}
