using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>The life of User Profiles.</content>
public sealed partial class AyrshareClient
{
    // A full page of 5,000 profiles is some 3 MB.
    private const int MaxPageBytes = 64 << 20;

    /// <summary>POST /profiles: creates a User Profile. Never sent twice, unless it surely was not taken up.</summary>
    /// <param name="profile">The profile to create.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up; the profile may then exist.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<CreatedProfile> CreateProfileAsync(CreateProfileRequest profile, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        var answer = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Post,
                Path = "profiles",
                Body = JsonSerializer.SerializeToUtf8Bytes(profile, AyrshareJson.Default.CreateProfileRequest),
                AtMostOnce = true,
            },
            observer,
            cancellation,
            unsent).ConfigureAwait(false);
        var created = Read(answer, AyrshareJson.Default.CreateProfileResponse);
        if (string.IsNullOrWhiteSpace(created.ProfileKey))
            throw Unusable(answer, "the answer has no profileKey");
        return new CreatedProfile
        {
            Title = LenientJson.Text(created.Title) ?? profile.Title,
            RefId = LenientJson.Text(created.RefId),
            ProfileKey = new Secret(created.ProfileKey!),
            MessagingActive = LenientJson.Flag(created.MessagingActive),
        };
    }

    /// <summary>
    /// PATCH /profiles: changes what the request names of a User Profile. The call may be repeated: it sets, and so does
    /// the same again.
    /// </summary>
    /// <param name="profileKey">The profile to change.</param>
    /// <param name="changes">What to change; what is null stays as it is.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up; the profile may then be changed.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<UpdatedProfile> UpdateProfileAsync(Secret profileKey, UpdateProfileRequest changes, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        try
        {
            return await SendAsync(changes).ConfigureAwait(false);
        }
        catch (AyrshareApiException taken) when (taken.Kind == AyrshareErrorKind.TitleTaken && changes.Title is not null)
        {
            // By this very profile, if an earlier attempt took effect and its answer was lost.
            var owner = await GetUserAsync(profileKey, observer, cancellation: cancellation, unsent: unsent).ConfigureAwait(false);
            if (owner.Title != changes.Title)
                throw;
            var others = changes with { Title = null };
            return others.IsEmpty ? new UpdatedProfile { Title = owner.Title, RefId = owner.RefId } : await SendAsync(others).ConfigureAwait(false);
        }

        async Task<UpdatedProfile> SendAsync(UpdateProfileRequest body)
        {
            var answer = await _transport.SendAsync(
                new ApiRequest
                {
                    Method = new HttpMethod("PATCH"),
                    Path = "profiles",
                    Body = JsonSerializer.SerializeToUtf8Bytes(body, AyrshareJson.Default.UpdateProfileRequest),
                    ProfileKey = profileKey,
                },
                observer,
                cancellation,
                unsent).ConfigureAwait(false);
            return new UpdatedProfile { Title = LenientJson.Text(answer.Json, "title"), RefId = LenientJson.Text(answer.Json, "refId") };
        }
    }

    /// <summary>
    /// DELETE /profiles: removes the User Profile of a title, and its posts, for good. Never sent twice, unless it surely
    /// was not taken up: by then another profile can have the title. At most 8 a second go out for an account, with those
    /// of all clients of this process. Source: DELETE /profiles.
    /// </summary>
    /// <param name="title">The profile's exact title.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up; the profile may then be gone.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    /// <returns>The public reference that the profile had, if the answer tells it.</returns>
    public Task<string?> DeleteProfileAsync(string title, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default) =>
        DeleteProfileAsync(
            profileKey: null,
            JsonSerializer.SerializeToUtf8Bytes(new DeleteProfileBody { Title = title }, AyrshareJson.Default.DeleteProfileBody),
            observer,
            cancellation,
            unsent);

    /// <summary>DELETE /profiles: removes the User Profile of a key; else as by title.</summary>
    /// <param name="profileKey">The profile to remove.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up; the profile may then be gone.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    /// <returns>The public reference that the profile had, if the answer tells it.</returns>
    public Task<string?> DeleteProfileAsync(Secret profileKey, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default) =>
        DeleteProfileAsync(profileKey ?? throw new ArgumentNullException(nameof(profileKey)), body: null, observer, cancellation, unsent);

    private async Task<string?> DeleteProfileAsync(Secret? profileKey, byte[]? body, Action<ApiEvent>? observer, CancellationToken cancellation, CancellationToken unsent)
    {
        var answer = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Delete,
                Path = "profiles",
                Body = body,
                ProfileKey = profileKey,
                AtMostOnce = true,
                IsDeletion = true,
            },
            observer,
            cancellation,
            unsent).ConfigureAwait(false);
        return LenientJson.Text(answer.Json, "refId");
    }

    /// <summary>GET /profiles: one page of the account's profiles.</summary>
    /// <param name="query">Which profiles, and which page.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<ProfilePage> ListProfilesAsync(ProfileQuery query, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        var answer = await _transport.SendAsync(
            new ApiRequest { Method = HttpMethod.Get, Path = "profiles", Query = QueryOf(query), MaxAnswerBytes = MaxPageBytes },
            observer,
            cancellation,
            unsent).ConfigureAwait(false);
        var page = Read(answer, AyrshareJson.Default.ProfilesResponse);
        if (page.Profiles is null)
            throw Unusable(answer, "the answer has no profiles");
        if (page.Profiles.Any(entry => entry is null || HasGap(entry.ActiveSocialAccounts) || HasGap(entry.Tags)))
            throw Unusable(answer, "the answer's profiles, or their activeSocialAccounts or tags, hold a null");
        var next = page.Pagination is { HasMore: not false, NextCursor.Length: > 0 } pagination ? pagination.NextCursor : null;
        if (next is not null && next == query.Cursor)
            throw Unusable(answer, "the answer's next page is the same page again");
        return new ProfilePage
        {
            Profiles = page.Profiles.Select(ProfileOf).ToArray(),
            NextCursor = next,
            NextUpdate = LocalTime(page.NextUpdate?.ToString(), answer.Times),
        };
    }

    // The server's clock and ours can differ.
    private static DateTimeOffset? LocalTime(string? text, CallTimes times) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time + (times.Received - (times.ServerDate ?? times.Received))
            : null;

    private static Profile ProfileOf(ProfileEntry entry) => new()
    {
        Title = entry.Title,
        DisplayTitle = entry.DisplayTitle,
        RefId = entry.RefId,
        Status = entry.Status,
        Suspended = entry.Suspended ?? false,
        Created = entry.CreatedUTC,
        ActiveSocialAccounts = entry.ActiveSocialAccounts ?? [],
        Tags = entry.Tags ?? [],
        ActionLog = entry.ActionLog?.ToString(),
    };

    private static string QueryOf(ProfileQuery query)
    {
        var pairs = new List<string>();
        Add("title", query.Title);
        Add("refId", query.RefId);
        Add("hasActiveSocialAccounts", query.HasActiveSocialAccounts is { } has ? (has ? "true" : "false") : null);
        AddEach("includesActiveSocialAccounts", query.IncludesActiveSocialAccounts);
        Add("actionLog", query.ActionLog);
        AddEach("include", query.Include);
        Add("limit", query.Limit?.ToString(CultureInfo.InvariantCulture));
        Add("cursor", query.Cursor);
        return pairs.Count == 0 ? "" : "?" + string.Join("&", pairs);

        void Add(string name, string? value)
        {
            if (value is not null)
                pairs.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        // The official client sends lists as key[0]=a&key[1]=b.
        void AddEach(string name, IReadOnlyList<string>? values)
        {
            for (var i = 0; i < (values?.Count ?? 0); i++)
                Add($"{name}[{i}]", values![i]);
        }
    }
}
