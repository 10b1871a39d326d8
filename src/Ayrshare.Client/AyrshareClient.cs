using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>
/// The Ayrshare API, one method an endpoint. Every method throws <see cref="AyrshareApiException"/> when its call
/// failed, and <see cref="OperationCanceledException"/> when the caller gave up.
/// </summary>
public sealed class AyrshareClient : IDisposable
{
    // A full page of 5,000 profiles is some 3 MB.
    private const int MaxPageBytes = 64 << 20;

    private readonly HttpClient _http;
    private readonly ApiTransport _transport;

    /// <summary>Makes a client with connections of its own.</summary>
    /// <param name="options">The account to reach.</param>
    public AyrshareClient(AyrshareClientOptions options)
        : this(options, HttpClients.Create())
    {
    }

    /// <summary>Makes a client that sends through the given one, and disposes of it.</summary>
    /// <param name="options">The account to reach.</param>
    /// <param name="http">Sends the requests; it must not follow redirects.</param>
    public AyrshareClient(AyrshareClientOptions options, HttpClient http)
    {
        _http = http;
        _transport = new ApiTransport(http, options);
        Options = options;
    }

    /// <summary>What the client was made with.</summary>
    public AyrshareClientOptions Options { get; }

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
        var created = Read(answer, AyrshareJson.Default.CreateProfileAnswer);
        if (string.IsNullOrWhiteSpace(created.ProfileKey))
            throw Unusable(answer, "the answer has no profileKey");
        return new CreatedProfile
        {
            Title = created.Title ?? profile.Title,
            RefId = created.RefId,
            ProfileKey = new Secret(created.ProfileKey!),
            MessagingActive = created.MessagingActive,
        };
    }

    /// <summary>
    /// DELETE /profiles: removes a User Profile and its posts for good. At most 8 a second may be sent. Source: DELETE
    /// /profiles. Never sent twice, unless it surely was not taken up: by then another profile can have the title.
    /// </summary>
    /// <param name="title">The profile's exact title.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up; the profile may then be gone.</param>
    public async Task DeleteProfileAsync(string title, Action<ApiEvent>? observer = null, CancellationToken cancellation = default) =>
        await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Delete,
                Path = "profiles",
                Body = JsonSerializer.SerializeToUtf8Bytes(new DeleteProfileBody { Title = title }, AyrshareJson.Default.DeleteProfileBody),
                AtMostOnce = true,
            },
            observer,
            cancellation).ConfigureAwait(false);

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
        var page = Read(answer, AyrshareJson.Default.ProfilesAnswer);
        if (page.Profiles is null)
            throw Unusable(answer, "the answer has no profiles");
        if (page.Profiles.Any(entry => entry is null || HasGap(entry.ActiveSocialAccounts) || HasGap(entry.Tags)))
            throw Unusable(answer, "the answer's profiles, or their activeSocialAccounts or tags, hold a null");
        var next = page.Pagination is { HasMore: not false, NextCursor.Length: > 0 } pagination ? pagination.NextCursor : null;
        if (next is not null && next == query.Cursor)
            throw Unusable(answer, "the answer's next page is the same page again");
        return new ProfilePage { Profiles = page.Profiles.Select(ProfileOf).ToArray(), NextCursor = next };
    }

    /// <summary>
    /// POST /profiles/generateJWT: issues a link, and has it mailed if the request says so. With a mail the call is
    /// never sent twice, unless it surely was not taken up. It carries the <c>Profile-Key</c> header, so that it counts
    /// against the budget of the profile and not against that of the account.
    /// </summary>
    /// <param name="request">The link to issue.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up; a mail may then have gone out.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<JwtLink> GenerateJwtAsync(GenerateJwtRequest request, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        var privateKey = request is { Base64: true, PrivateKey: { } pem }
            ? new Secret(Convert.ToBase64String(Encoding.UTF8.GetBytes(pem.Reveal() + "\n")))
            : request.PrivateKey;
        var x = request.XInBody ? request.X : null;
        var body = new GenerateJwtBody
        {
            Domain = request.Domain,
            PrivateKey = privateKey?.Reveal(),
            ProfileKey = request.ProfileKey.Reveal(),
            Logout = TrueOrAbsent(request.Logout),
            Redirect = request.Redirect?.AbsoluteUri,
            AllowedSocial = request.AllowedSocial,
            Verify = TrueOrAbsent(request.Verify),
            Base64 = TrueOrAbsent(request.Base64 && privateKey is not null),
            ExpiresIn = request.ExpiresIn,
            Email = request.Email,
            TwitterApiKey = x?.ApiKey.Reveal(),
            TwitterApiSecret = x?.ApiSecret.Reveal(),
        };
        var answer = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Post,
                Path = "profiles/generateJWT",
                Body = JsonSerializer.SerializeToUtf8Bytes(body, AyrshareJson.Default.GenerateJwtBody),
                ProfileKey = request.ProfileKey,
                X = request.XInBody ? null : request.X,
                AtMostOnce = request.Email is not null,
                BodySecrets = new[] { request.PrivateKey, privateKey, x?.ApiKey, x?.ApiSecret }.OfType<Secret>().ToArray(),
            },
            observer,
            cancellation,
            unsent).ConfigureAwait(false);
        var link = Read(answer, AyrshareJson.Default.GenerateJwtAnswer);
        // A path or a file is loopback too.
        if (!Uri.TryCreate(link.Url, UriKind.Absolute, out var url)
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            throw Unusable(answer, "the answer has no usable url");
        if (string.IsNullOrWhiteSpace(link.Token))
            throw Unusable(answer, "the answer has no token");
        return new JwtLink
        {
            Url = url,
            Token = link.Token!,
            Title = link.Title,
            EmailSent = link.EmailSent ?? false,
            Life = LinkLife.Of(link.Token!, link.ExpiresIn?.ToString(), request.ExpiresIn, answer.Times),
        };
    }

    /// <summary>GET /user: whose key this is, and what is left of its budget.</summary>
    /// <param name="profileKey">The profile to ask for, or null for the Primary Profile.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="waitsForRoom">Whether the call waits for room in the rate limit; else it fails at once if there is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<UserDetails> GetUserAsync(Secret? profileKey, Action<ApiEvent>? observer = null, bool waitsForRoom = true, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        var answer = await _transport.SendAsync(
            new ApiRequest { Method = HttpMethod.Get, Path = "user", ProfileKey = profileKey, WaitsForRoom = waitsForRoom },
            observer,
            cancellation,
            unsent).ConfigureAwait(false);
        var user = Read(answer, AyrshareJson.Default.UserAnswer);
        if (HasGap(user.ActiveSocialAccounts))
            throw Unusable(answer, "the answer's activeSocialAccounts hold a null");
        return new UserDetails
        {
            Title = user.Title,
            RefId = user.RefId,
            ActiveSocialAccounts = user.ActiveSocialAccounts ?? [],
            Rate = answer.Rate,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static T Read<T>(ApiAnswer answer, JsonTypeInfo<T> type)
    {
        try
        {
            return answer.Json.Deserialize(type)!;
        }
        catch (JsonException unlike)
        {
            throw Unusable(answer, $"the answer's field {unlike.Path} is not what the API documents", unlike);
        }
    }

    // The call succeeded by its status, so what must happen once has happened.
    private static AyrshareApiException Unusable(ApiAnswer answer, string what, Exception? inner = null) =>
        new(AyrshareErrorKind.InvalidAnswer, answer.Request.Endpoint, $"{what}.", inner)
        {
            StatusCode = 200,
            OutcomeUnknown = answer.Request.AtMostOnce,
        };

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

    private static bool HasGap(IReadOnlyList<string>? texts) => texts?.Any(text => text is null) ?? false;

    private static bool? TrueOrAbsent(bool value) => value ? true : null;
}
