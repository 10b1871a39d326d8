using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>User Profiles.</content>
public sealed partial class AyrshareClient
{
    private const string Profiles = "profiles";

    // A full page of 5,000 profiles is about 3 MB.
    private const int MaxPageBytes = 64 << 20;

    /// <summary>POST /profiles: creates a User Profile. The request is repeated only if the server certainly did not process it.</summary>
    /// <param name="profile">The profile to create.</param>
    /// <param name="options">How the call is made. When it is stopped, the profile may exist.</param>
    public async Task<CreatedProfile> CreateProfileAsync(CreateProfileRequest profile, CallOptions? options = null)
    {
        var response = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Post,
                Path = Profiles,
                Body = JsonSerializer.SerializeToUtf8Bytes(profile, AyrshareJson.Default.CreateProfileRequest),
                Effect = ApiEffect.CreatesProfile,
            },
            options).ConfigureAwait(false);
        var created = response.Read(AyrshareJson.Default.CreateProfileResponse);
        var profileKey = Secret.Of(created.ProfileKey) ?? throw response.Unusable("the response has no profileKey");
        if (profileKey.Reveal().Length > HeaderText.MaxLength || profileKey.Reveal().Any(char.IsControl))
            throw response.Unusable("the response's profileKey is too long, or has control characters, so that it could never be sent");
        return new CreatedProfile
        {
            Title = created.Title ?? profile.Title,
            RefId = created.RefId,
            ProfileKey = profileKey,
            MessagingActive = created.MessagingActive,
        };
    }

    /// <summary>
    /// PATCH /profiles: changes a User Profile. The request may be repeated, because it has the same effect each time.
    /// </summary>
    /// <param name="profileKey">The profile to change.</param>
    /// <param name="changes">What to change. What is null stays as it is.</param>
    /// <param name="options">How the call is made. When it is stopped, the profile may be changed.</param>
    public async Task<UpdatedProfile> UpdateProfileAsync(Secret profileKey, UpdateProfileRequest changes, CallOptions? options = null)
    {
        try
        {
            return await SendAsync(changes).ConfigureAwait(false);
        }
        catch (AyrshareApiException taken) when (taken.Kind == AyrshareErrorKind.TitleTaken && changes.Title is not null)
        {
            // The profile itself has the title if an earlier attempt took effect and its response was lost.
            var owner = await GetUserAsync(profileKey, options).ConfigureAwait(false);
            if (owner.Title != changes.Title)
                throw;
            var others = changes with { Title = null };
            return others.IsEmpty ? new UpdatedProfile { Title = owner.Title, RefId = owner.RefId } : await SendAsync(others)
                .ConfigureAwait(false);
        }

        async Task<UpdatedProfile> SendAsync(UpdateProfileRequest body)
        {
            var response = await _transport.SendAsync(
                new ApiRequest
                {
                    Method = new HttpMethod("PATCH"),
                    Path = Profiles,
                    Body = JsonSerializer.SerializeToUtf8Bytes(body, AyrshareJson.Default.UpdateProfileRequest),
                    ProfileKey = profileKey,
                },
                options).ConfigureAwait(false);
            var changed = response.Read(AyrshareJson.Default.ChangedProfileResponse);
            return new UpdatedProfile { Title = changed.Title, RefId = changed.RefId };
        }
    }

    /// <summary>
    /// DELETE /profiles: removes the User Profile with a title, and its posts, permanently. The request is repeated only
    /// if the server certainly did not process it: another profile may have the title by then. An account sends at most
    /// eight deletions a second, over all clients of this process. Source: DELETE /profiles.
    /// </summary>
    /// <param name="title">The profile's exact title.</param>
    /// <param name="options">How the call is made. When it is stopped, the profile may be removed.</param>
    /// <returns>The profile's public reference, if the response contains it.</returns>
    public Task<string?> DeleteProfileAsync(string title, CallOptions? options = null)
    {
        var body = new DeleteProfileBody { Title = title };
        return DeleteProfileAsync(
            profileKey: null, JsonSerializer.SerializeToUtf8Bytes(body, AyrshareJson.Default.DeleteProfileBody), options);
    }

    /// <summary>DELETE /profiles: removes the User Profile of a key, in the same way as by title.</summary>
    /// <param name="profileKey">The profile to remove.</param>
    /// <param name="options">How the call is made. When it is stopped, the profile may be removed.</param>
    /// <returns>The profile's public reference, if the response contains it.</returns>
    public Task<string?> DeleteProfileAsync(Secret profileKey, CallOptions? options = null) =>
        DeleteProfileAsync(profileKey ?? throw new ArgumentNullException(nameof(profileKey)), body: null, options);

    private async Task<string?> DeleteProfileAsync(Secret? profileKey, byte[]? body, CallOptions? options)
    {
        var response = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Delete,
                Path = Profiles,
                Body = body,
                ProfileKey = profileKey,
                Effect = ApiEffect.RemovesProfile,
                IsDeletion = true,
            },
            options).ConfigureAwait(false);
        return response.Read(AyrshareJson.Default.ChangedProfileResponse).RefId;
    }

    /// <summary>GET /profiles: returns one page of the account's profiles.</summary>
    /// <param name="query">Which profiles, and which page.</param>
    /// <param name="options">How the call is made.</param>
    public async Task<ProfilePage> ListProfilesAsync(ProfileQuery query, CallOptions? options = null)
    {
        var response = await _transport.SendAsync(
            new ApiRequest { Method = HttpMethod.Get, Path = Profiles, Query = query.ToQueryString(), MaxResponseBytes = MaxPageBytes },
            options).ConfigureAwait(false);
        var page = response.Read(AyrshareJson.Default.ProfilesResponse);
        if (page.Profiles is null)
            throw response.Unusable("the response has no profiles");
        if (page.Profiles.Any(entry => entry is null or { ContainsNull: true }))
            throw response.Unusable("the response's profiles, or their activeSocialAccounts or tags, contain a null");
        var next = page.Pagination is { HasMore: not false, NextCursor.Length: > 0 } pagination ? pagination.NextCursor : null;
        if (next is not null && next == query.Cursor)
            throw response.Unusable("the response's next page is the same page again");
        return new ProfilePage
        {
            Profiles = page.Profiles.Select(entry => entry.ToProfile()).ToArray(),
            NextCursor = next,
            NextUpdate = page.NextUpdate - response.Times.ServerAhead,
        };
    }

    /// <summary>
    /// GET /profiles with <c>include</c>: returns one profile with details, such as whether its linked networks work. It
    /// needs no profile key.
    /// </summary>
    /// <param name="query">Which profile: Ayrshare needs its <see cref="ProfileQuery.RefId"/>.</param>
    /// <param name="include">The names of the details, such as <c>suspension</c>.</param>
    /// <param name="options">How the call is made.</param>
    /// <returns>The profile, or null if there is none.</returns>
    public async Task<DetailedProfile?> GetProfileDetailsAsync(
        ProfileQuery query, IReadOnlyList<string> include, CallOptions? options = null)
    {
        var response = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Get,
                Path = Profiles,
                Query = query.ToQueryString(include),
                MaxResponseBytes = MaxPageBytes,
            },
            options).ConfigureAwait(false);
        if (ProfileDetailsReader.FindProfile(response) is not { } profile)
            return null;
        var entry = response.Read(profile, AyrshareJson.Default.ProfileEntry);
        if (entry.ContainsNull)
            throw response.Unusable("the response's profile has a list that contains a null");
        return new DetailedProfile(entry.ToProfile(), ProfileDetailsReader.FindDetails(response.Json, profile));
    }

    /// <summary>GET /profiles: returns all of the account's profiles, from the given page to the last one.</summary>
    /// <param name="query">Which profiles, and the first page.</param>
    /// <param name="options">How each call is made.</param>
    public async IAsyncEnumerable<ProfilePage> ListAllProfilesAsync(ProfileQuery query, CallOptions? options = null)
    {
        var pages = new ProfilePages(this, query);
        while (pages.HasMore)
            yield return await pages.NextAsync(options).ConfigureAwait(false);
    }
}
