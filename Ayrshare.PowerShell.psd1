@{
    # One assembly for both editions of PowerShell: a path by edition would be no constant, and tools read constants only.
    RootModule             = 'Ayrshare.PowerShell.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6d8e2f0b-6c3e-4b57-9f0e-3a3f6a1f7c52'
    Author                 = 'The Ayrshare.PowerShell contributors'
    CompanyName            = 'The Ayrshare.PowerShell contributors'
    Copyright              = '(c) 2026 The Ayrshare.PowerShell contributors. MIT licence.'
    Description            = 'Onboards an agency''s clients to Ayrshare: creates their User Profiles, keeps the profile keys in a vault, hands out single-sign-on links by JWT URL or Connect Accounts email, and rehearses all of it against an embedded sandbox.'
    CompatiblePSEditions   = 'Core', 'Desktop'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    TypesToProcess         = 'Ayrshare.PowerShell.Types.ps1xml'
    FormatsToProcess       = 'Ayrshare.PowerShell.Format.ps1xml'
    FunctionsToExport      = @()
    CmdletsToExport        =
        'Connect-Ayrshare',
        'ConvertFrom-AyrshareWebhook',
        'Disconnect-Ayrshare',
        'Disconnect-AyrshareSocialAccount',
        'Get-AyrshareConnection',
        'Get-AyrshareLinkSession',
        'Get-AyrshareOnboarding',
        'Get-AyrshareOnboardingPlan',
        'Get-AyrshareProfile',
        'Get-AyrshareSandbox',
        'Get-AyrshareSocialAccount',
        'Get-AyrshareUsage',
        'Get-AyrshareWebhook',
        'Import-AyrshareProfileKey',
        'Invoke-AyrshareApi',
        'Invoke-AyrshareOnboarding',
        'New-AyrshareJwt',
        'New-AyrshareLinkSession',
        'New-AyrshareProfile',
        'Register-AyrshareWebhook',
        'Remove-AyrshareProfile',
        'Resolve-AyrshareError',
        'Revoke-AyrshareLinkSession',
        'Send-AyrshareConnectEmail',
        'Set-AyrshareProfile',
        'Start-AyrshareSandbox',
        'Stop-AyrshareSandbox',
        'Test-AyrshareConnection',
        'Unregister-AyrshareWebhook',
        'Wait-AyrshareSocialAccount'
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = 'Ayrshare', 'SocialMedia', 'Onboarding', 'SSO', 'JWT', 'Agency', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS'
            ProjectUri   = 'https://github.com/ayrshare-powershell/Ayrshare.PowerShell'
            LicenseUri   = 'https://github.com/ayrshare-powershell/Ayrshare.PowerShell/blob/main/LICENSE'
            IconUri      = 'https://raw.githubusercontent.com/ayrshare-powershell/Ayrshare.PowerShell/main/assets/icon.png'
            # The newest section of CHANGELOG.md, put here by the build.
            ReleaseNotes = 'CHANGELOG.md'
        }
    }
}
