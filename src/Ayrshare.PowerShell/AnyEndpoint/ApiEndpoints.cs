using System.Collections.Generic;
using static Ayrshare.PowerShell.AyrshareApiMethod;

namespace Ayrshare.PowerShell;

/// <summary>
/// The endpoints for tab completion. Other endpoints can be used too. Source: the official Node client, version 1.3.0, and
/// the API's pages on profiles, link sessions, messages and validation.
/// </summary>
internal static class ApiEndpoints
{
    public static IReadOnlyList<ApiEndpoint> All { get; } =
    [
        new("analytics/links", "clicks on shortened links", Get),
        new("analytics/post", "likes, shares and views of a post", Post),
        new("analytics/social", "followers and reach of an account", Post),
        new("auto-schedule/delete", "removes a schedule", Delete),
        new("auto-schedule/list", "the schedules for automatic posting", Get),
        new("auto-schedule/set", "makes or changes a schedule", Post),
        new("brand/byUser", "what is known of a brand", Get),
        new("comments", "comments on a post", Post),
        new("comments/{id}", "the comments of a post", Get, Delete),
        new("comments/reply", "answers a comment", Post),
        new("error-explainer", "what an error code means", Get),
        new("feed", "feeds that are posted automatically", Get, Post, Put, Delete),
        new("generate/altText", "writes an alternative text for an image", Post),
        new("generate/post", "writes a post", Post),
        new("generate/rewrite", "rewrites a post in several ways", Post),
        new("generate/transcription", "writes down what a video says", Post),
        new("generate/translate", "translates a post", Post),
        new("hashtags/auto", "adds hashtags to a text", Post),
        new("hashtags/banned", "whether a hashtag is banned", Get),
        new("hashtags/recommend", "hashtags that suit a word", Get),
        new("history", "what was posted", Get),
        new("history/{id}", "one post, or those of one network", Get),
        new("hook/webhook", "webhooks", Get, Post, Delete),
        new("links", "shortens a link", Post),
        new("links/{id}", "clicks on one shortened link", Get),
        new("media", "the media gallery", Get),
        new("media/meta", "what a medium is made of", Get),
        new("media/resize", "an image in a network's size", Post),
        new("media/uploadUrl", "where to upload a large file", Get),
        new("media/urlExists", "whether a medium can be read", Post),
        new("messages/{platform}", "direct messages of one network", Get, Post),
        new("post", "posts", Post, Put, Delete),
        new("post/{id}", "one post", Get),
        new("post/retry", "tries a failed post again", Put),
        new("profiles", "User Profiles", Get, Post, Patch, Delete),
        new("profiles/generateJWT", "a link for linking networks, the older form", Post),
        new("profiles/link-sessions", "a link for linking networks", Post),
        new("profiles/link-sessions/{id}", "one such link", Get, Delete),
        new("profiles/profile", "User Profiles, the older form", Post, Put, Delete),
        new("profiles/social", "unlinks a network", Delete),
        new("reviews", "reviews and the answers to them", Get, Post, Delete),
        new("reviews/{id}", "one review", Get),
        new("shorten", "shortens a link, the older form", Post),
        new("upload", "puts an image or a video into the gallery", Post),
        new("user", "the profile and what it has linked", Get),
        new("validate/post", "checks a post before it is sent", Post),
    ];
}
