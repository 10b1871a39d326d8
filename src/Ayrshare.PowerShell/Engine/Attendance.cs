using System;
using System.Linq;
using System.Management.Automation.Host;

namespace Ayrshare.PowerShell;

/// <summary>Whether a person sits at the prompt, who sees progress and can answer, or nobody watches the command.</summary>
internal static class Attendance
{
    private const string Console = "ConsoleHost";

    // These hosts run only where a person types.
    private static readonly string[] Editors = ["Visual Studio Code Host", "Windows PowerShell ISE Host"];

    /// <summary>Whether a person watches. A scheduled task, a service, a job, a remote session and a shell with -NonInteractive or
    /// with input from a file or a pipe have nobody.</summary>
    public static bool IsAttended(PSHost host) =>
        Editors.Contains(host.Name)
        || (host.Name == Console && Environment.UserInteractive && !CannotPrompt(host.Name) && !IsNonInteractive());

    /// <summary>Whether a prompt would end the session without an error and with exit code 0. PowerShell's console does so if its input is
    /// redirected, as that of a scheduled job. Other hosts report an error.</summary>
    public static bool CannotPrompt(string? host) => host == Console && System.Console.IsInputRedirected;

    // The shell accepts the parameter in both forms, shortened to what is unambiguous.
    private static bool IsNonInteractive() => Environment.GetCommandLineArgs().Any(
        argument => argument.Length >= 5
            && argument[0] is '-' or '/'
            && "noninteractive".StartsWith(argument.TrimStart('-', '/'), StringComparison.OrdinalIgnoreCase));
}
