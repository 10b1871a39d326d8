namespace Ayrshare.PowerShell;

/// <summary>The commands' pages on the web, which Get-Help -Online opens.</summary>
internal static class HelpPages
{
    /// <summary>The folder of the pages; each has the name of its command.</summary>
    public const string Folder = "https://github.com/ayrshare-powershell/Ayrshare.PowerShell/blob/main/docs/commands/";
}
