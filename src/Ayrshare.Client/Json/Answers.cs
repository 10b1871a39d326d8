using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>POST /profiles has answered. The key is given only once, and not lost for what stands beside it.</summary>
internal sealed class CreateProfileAnswer
{
    public JsonElement? Title { get; init; }
    public JsonElement? RefId { get; init; }
    public string? ProfileKey { get; init; }
    public JsonElement? MessagingActive { get; init; }
}

/// <summary>GET /profiles has answered.</summary>
internal sealed class ProfilesAnswer
{
    public IReadOnlyList<ProfileEntry>? Profiles { get; init; }
    public PaginationEntry? Pagination { get; init; }

    /// <summary>A time as text; read as it comes, since a page is good without it.</summary>
    public JsonElement? NextUpdate { get; init; }
}

/// <summary>One profile in the answer of GET /profiles.</summary>
internal sealed class ProfileEntry
{
    public string? Status { get; init; }
    public string? Title { get; init; }
    public string? DisplayTitle { get; init; }
    public string? RefId { get; init; }
    public bool? Suspended { get; init; }
    public DateTimeOffset? CreatedUTC { get; init; }
    public IReadOnlyList<string>? ActiveSocialAccounts { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public JsonElement? ActionLog { get; init; }
}

/// <summary>Where a list goes on.</summary>
internal sealed class PaginationEntry
{
    public bool? HasMore { get; init; }
    public string? NextCursor { get; init; }
}

/// <summary>POST /profiles/generateJWT has answered.</summary>
internal sealed class GenerateJwtAnswer
{
    public JsonElement? Title { get; init; }
    public string? Token { get; init; }
    public string? Url { get; init; }
    public JsonElement? EmailSent { get; init; }

    /// <summary>A text such as <c>30m</c>; read as it comes, in case it is ever a number.</summary>
    public JsonElement? ExpiresIn { get; init; }
}

/// <summary>POST /profiles/link-sessions has answered.</summary>
internal sealed class LinkSessionAnswer
{
    public string? SessionId { get; init; }
    public JsonElement? Title { get; init; }
    public string? Url { get; init; }
    public JsonElement? EmailSent { get; init; }

    /// <summary>A text such as <c>2026-10-04T00:05:00Z</c>; read as it comes, in case it is ever a number.</summary>
    public JsonElement? ExpiresAt { get; init; }
}

/// <summary>GET /user has answered.</summary>
internal sealed class UserAnswer
{
    public string? Title { get; init; }
    public string? RefId { get; init; }
    public IReadOnlyList<string>? ActiveSocialAccounts { get; init; }

    /// <summary>Read as it comes: which fields an entry has differs from network to network.</summary>
    public JsonElement? DisplayNames { get; init; }
}

/// <summary>GET /error-explainer has answered. The texts' form is not documented: read as they come.</summary>
internal sealed class ErrorExplainerAnswer
{
    public JsonElement? Cause { get; init; }
    public JsonElement? Classification { get; init; }
    public JsonElement? Resolution { get; init; }
}
