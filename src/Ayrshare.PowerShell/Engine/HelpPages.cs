namespace Ayrshare.PowerShell;

/// <summary>The web pages of the commands, which Get-Help -Online opens.</summary>
internal static class HelpPages
{
    /// <summary>The folder of the pages. Each page has the name of its command.</summary>
    public const string Folder = "https://github.com/ayrshare-powershell/Ayrshare.PowerShell/blob/main/docs/commands/";
}
