using System;

namespace Ayrshare.Sandbox;

/// <summary>A Connect Accounts email that Ayrshare would have sent. The sandbox sends none.</summary>
public sealed class SandboxMail
{
    private readonly Func<SandboxMail, string> _template;

    internal SandboxMail(Func<SandboxMail, string> template) => _template = template;

    /// <summary>The address of the client.</summary>
    public required string To { get; init; }

    /// <summary>The address of the blind copy.</summary>
    public string? Bcc { get; init; }

    /// <summary>The sender, which is Ayrshare.</summary>
    public string From { get; } = "Social Connect Hub <connect@socialconnecthub.com>";

    /// <summary>The subject line.</summary>
    public string Subject => $"{Company ?? Title} asks you to connect your social accounts";

    /// <summary>The company that asks the client to link accounts.</summary>
    public string? Company { get; init; }

    /// <summary>The address for questions of the client.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>The company's terms.</summary>
    public Uri? TermsUrl { get; init; }

    /// <summary>The company's privacy notice.</summary>
    public Uri? PrivacyUrl { get; init; }

    /// <summary>The title of the User Profile that the link belongs to.</summary>
    public required string Title { get; init; }

    /// <summary>The linking URL, a bearer credential while it lives.</summary>
    public required Uri Link { get; init; }

    /// <summary>When the email was sent, by the sandbox's clock.</summary>
    public DateTimeOffset Sent { get; init; }

    /// <summary>When the link expires, by the sandbox's clock.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The email as a self-contained HTML document.</summary>
    public string Html => _template(this);

    /// <summary>Recipient and subject, without the link.</summary>
    public override string ToString() => $"{To}: {Subject}";
}
