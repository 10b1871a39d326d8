using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Sandbox;

/// <summary>
/// A simulation of Ayrshare: HTTP on 127.0.0.1, in memory, with its own clock. It sends no email and contacts no social
/// network. Safe for use by several threads.
/// </summary>
public sealed class SandboxServer : IDisposable
{
    private const int NewestRequests = 1000;
    private const int NewestMails = 10_000;

    private readonly Account _account;
    private readonly LinkStore _links;
    private readonly Outbox _outbox = new(NewestMails);
    private readonly RateLimiter _limiter;
    private readonly SuspensionGuard _suspension;
    private readonly FaultInjector _faults = new();
    private readonly RequestLog _log = new(NewestRequests);
    private readonly HttpHost _host;
    private readonly ApiGateway _api;
    private readonly ListProfilesEndpoint _lists;
    private readonly LinkingSite _site;
    private readonly WebhookSender _webhooks;

    private SandboxServer(SandboxOptions options)
    {
        Clock = new SandboxClock(options.TimeScale);
        _account = new Account(options.ApiKey, options.Domain, options.PrivateKey, Clock)
        {
            MaxPack = options.MaxPack,
            TokenForm = options.TokenForm,
            HasDomain = options.HasDomain,
            HasSigningKey = options.HasSigningKey,
            HasMessaging = options.HasMessaging,
            ProfileLimit = options.ProfileLimit,
        };
        _links = new LinkStore(Clock);
        _limiter = new RateLimiter(Clock, options.RateWindow) { Limit = options.RateLimit };
        _suspension = new SuspensionGuard(Clock, _account.Profiles) { Limit = options.SuspensionLimit };
        _site = new LinkingSite(_account, _links, Clock);
        _host = new HttpHost(options.Port, Clock);
        var site = new Uri($"http://127.0.0.1:{_host.Port.ToString(CultureInfo.InvariantCulture)}/");
        BaseUri = new Uri(site, "api");
        _lists = new ListProfilesEndpoint(_account.Profiles, Clock);
        var posts = new PostStore();
        var webhooks = new WebhookStore(Clock);
        _webhooks = new WebhookSender(_account.Profiles, webhooks, Clock) { SignatureForm = options.SignatureForm };
        _webhooks.Attempted += delivery => WebhookAttempted?.Invoke(this, delivery);
        var router = new Router(
        [
            new CreateProfileEndpoint(_account),
            new UpdateProfileEndpoint(_account),
            new DeleteProfileEndpoint(_account.Profiles, Clock),
            _lists,
            new UnlinkSocialEndpoint(_account.Profiles),
            new GenerateJwtEndpoint(_account, _links, _outbox, Clock, site),
            new CreateLinkSessionEndpoint(_account, _links, _outbox, Clock, site),
            new ShowLinkSessionEndpoint(_links, Clock),
            new RevokeLinkSessionEndpoint(_links, Clock),
            new UserEndpoint(posts, Clock) { RefreshRequiredAsText = options.RefreshRequiredAsText },
            new ListMessagesEndpoint(_account, Clock),
            new PostEndpoint(posts, Clock),
            new DeletePostEndpoint(posts),
            new ShowPostEndpoint("post", posts, Clock),
            new HistoryEndpoint(posts, Clock),
            new ShowPostEndpoint("history", posts, Clock),
            new ErrorExplainerEndpoint(),
            new RegisterWebhookEndpoint(_account.Profiles, webhooks),
            new ShowWebhooksEndpoint(webhooks),
            new RemoveWebhookEndpoint(_account.Profiles, webhooks),
        ]);
        _api = new ApiGateway(_account, router, _limiter, _suspension, _faults)
        {
            Latency = options.Latency,
            WrongKeyStatus = options.WrongKeyStatus,
        };
        _host.Start(RespondAsync);
    }

    /// <summary>
    /// A request has arrived. The event is raised on the thread that handles it; an exception of a handler becomes a 500.
    /// </summary>
    public event EventHandler<SandboxRequest>? RequestStarted;

    /// <summary>
    /// A response is about to be sent. The event is raised on the thread that sends it; an exception of a handler closes the
    /// connection.
    /// </summary>
    public event EventHandler<SandboxRequest>? RequestCompleted;

    /// <summary>An attempt to deliver an event to a webhook has ended. The event is raised on the thread of the delivery.</summary>
    public event EventHandler<SandboxDelivery>? WebhookAttempted;

    /// <summary>The base address of the API, such as <c>http://127.0.0.1:50321/api</c>.</summary>
    public Uri BaseUri { get; }

    /// <summary>The account's API Key.</summary>
    public string ApiKey => _account.ApiKey;

    /// <summary>The account's domain.</summary>
    public string Domain => _account.Domain;

    /// <summary>The account's RSA private key as PEM.</summary>
    public string PrivateKey => _account.PrivateKey;

    /// <summary>The sandbox's clock, which controls everything except the latency.</summary>
    public SandboxClock Clock { get; }

    /// <summary>Whether the account has the Max Pack, which <c>expiresIn</c>, <c>email</c> and mode <c>connect</c> need.</summary>
    public bool MaxPack
    {
        get => _account.MaxPack;
        set => _account.MaxPack = value;
    }

    /// <summary>Whether the account has a social-linking domain. Plans below Business have none, and no links.</summary>
    public bool HasDomain
    {
        get => _account.HasDomain;
        set => _account.HasDomain = value;
    }

    /// <summary>Whether the account's social-linking domain has a signing key, without which there are no links.</summary>
    public bool HasSigningKey
    {
        get => _account.HasSigningKey;
        set => _account.HasSigningKey = value;
    }

    /// <summary>
    /// Whether the account has messaging. Without it, <c>messagingActive</c> fails with code 361. With it, the messages of
    /// Facebook and Instagram fail with code 362 until the network is linked anew after <c>messagingActive</c>.
    /// </summary>
    public bool HasMessaging
    {
        get => _account.HasMessaging;
        set => _account.HasMessaging = value;
    }

    /// <summary>The number of User Profiles that the plan allows, above which a creation fails with 403; unlimited when absent.</summary>
    public int? ProfileLimit
    {
        get => _account.ProfileLimit;
        set => _account.ProfileLimit = value;
    }

    /// <summary>The form of new tokens.</summary>
    public SandboxTokenForm TokenForm
    {
        get => _account.TokenForm;
        set => _account.TokenForm = value;
    }

    /// <summary>The minimum time of each API request, in real time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan Latency
    {
        get => _api.Latency;
        set => _api.Latency = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Latency cannot be negative.");
    }

    /// <summary>The requests that a profile may send in each window, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int RateLimit
    {
        get => _limiter.Limit;
        set => _limiter.Limit = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "RateLimit must be at least 1.");
    }

    /// <summary>The length of the sliding window of the rate limit, by the sandbox's clock.</summary>
    public TimeSpan RateWindow => _limiter.Window;

    /// <summary>Whether a 429 response has <c>Retry-After</c>, in seconds of the sandbox's clock. Ayrshare may leave it out.</summary>
    public bool SendRetryAfter
    {
        get => _api.SendRetryAfter;
        set => _api.SendRetryAfter = value;
    }

    /// <summary>
    /// Whether lists of profiles are cached for 5 minutes, by the sandbox's clock, as Ayrshare may do. A cached list shows
    /// all profiles as they were, even those deleted since. Otherwise each list is current.
    /// </summary>
    public bool CacheLists
    {
        get => _lists.Caches;
        set => _lists.Caches = value;
    }

    /// <summary>Whether lists of profiles show tags, which Ayrshare's documentation of the list does not have.</summary>
    public bool ListTags
    {
        get => _lists.ShowsTags;
        set => _lists.ShowsTags = value;
    }

    /// <summary>
    /// Whether the account is suspended, so that each API request fails with 403. The account is also suspended when the
    /// Primary Profile reaches <see cref="SuspensionLimit"/>.
    /// </summary>
    public bool Suspended
    {
        get => _account.Suspended;
        set
        {
            if (value)
                _account.Suspended = true;
            else
                _suspension.Lift(_account.Profiles.Primary);
        }
    }

    /// <summary>The 429 responses within 24 hours, by the sandbox's clock, that suspend a profile; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int SuspensionLimit
    {
        get => _suspension.Limit;
        set => _suspension.Limit = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "SuspensionLimit must be at least 1.");
    }

    /// <summary>The emails that were requested, oldest first. The newest 10,000 are kept.</summary>
    public SandboxList<SandboxMail> Outbox => new(_outbox.Snapshot());

    /// <summary>How the deliveries of webhooks are signed.</summary>
    public SandboxSignatureForm SignatureForm
    {
        get => _webhooks.SignatureForm;
        set => _webhooks.SignatureForm = value;
    }

    /// <summary>
    /// The attempts to deliver events to webhooks, in the order of their end. The sandbox sends events to addresses on this
    /// machine only. The newest 1,000 are kept.
    /// </summary>
    public SandboxList<SandboxDelivery> Deliveries => new(_webhooks.Log.Snapshot());

    /// <summary>The User Profiles as they are now, in the order of their creation.</summary>
    public SandboxList<SandboxProfile> Profiles => new(_account.Profiles.After(0).Select(profile => profile.Snapshot()));

    /// <summary>The Primary Profile as it is now: the account itself, whose Profile Key is the API Key.</summary>
    public SandboxProfile PrimaryProfile => _account.Profiles.Primary.Snapshot();

    /// <summary>The link sessions as they are now, in the order of their creation; each is kept for a day after it has expired.</summary>
    public SandboxList<SandboxLinkSession> LinkSessions
    {
        get
        {
            var now = Clock.GetUtcNow();
            return new(_links.Sessions.Select(session => session.SnapshotAt(now)));
        }
    }

    /// <summary>The completed requests, oldest first. The newest 1,000 are kept.</summary>
    public SandboxList<SandboxRequest> Requests => new(_log.Snapshot());

    /// <summary>The number of 429 responses.</summary>
    public int RateLimitedCount => _log.RateLimitedCount;

    /// <summary>The largest number of requests that were handled at the same time.</summary>
    public int PeakConcurrency => _log.PeakConcurrency;

    /// <summary>Starts a sandbox.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or the private key is not the PEM of an RSA private key.</exception>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static SandboxServer Start(SandboxOptions options)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        if (options.Port is < 0 or > 65535)
            throw new ArgumentException("Port must be from 0 to 65535.", nameof(options));
        if (options.RateLimit < 1)
            throw new ArgumentException("RateLimit must be at least 1.", nameof(options));
        if (options.RateWindow <= TimeSpan.Zero)
            throw new ArgumentException("RateWindow must be above zero.", nameof(options));
        if (options.SuspensionLimit < 1)
            throw new ArgumentException("SuspensionLimit must be at least 1.", nameof(options));
        if (options.Latency < TimeSpan.Zero)
            throw new ArgumentException("Latency cannot be negative.", nameof(options));
        if (options.WrongKeyStatus is not (401 or 403))
            throw new ArgumentException("WrongKeyStatus must be 401 or 403.", nameof(options));
        if (!(options.TimeScale > 0) || double.IsInfinity(options.TimeScale))
            throw new ArgumentException("TimeScale must be above 0.", nameof(options));
        return new SandboxServer(options);
    }

    /// <summary>Adds a fault. Of several that match a request, the one added first occurs.</summary>
    /// <exception cref="ArgumentException">A value of the fault is out of range.</exception>
    public void AddFault(SandboxFault fault) => _faults.Add(fault ?? throw new ArgumentNullException(nameof(fault)));

    /// <summary>Removes all faults.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <summary>Creates a User Profile without the API, for example to make a title unavailable.</summary>
    /// <exception cref="InvalidOperationException">The title is taken.</exception>
    public SandboxProfile AddProfile(string title)
    {
        var profile = _account.Profiles.TryCreate(new ProfileFields { Title = title })
            ?? throw new InvalidOperationException($"The sandbox has a profile with the title '{title}' already.");
        return profile.Snapshot();
    }

    /// <summary>Suspends a User Profile, so that requests for it fail with 403.</summary>
    /// <exception cref="KeyNotFoundException">There is no such profile.</exception>
    public void SuspendProfile(string title) =>
        _account.Profiles.Change(_account.Profiles.GetByTitle(title), profile => profile.Suspended = true, bySystem: true);

    /// <summary>Ends the suspension of a User Profile, and restarts its count of 429 responses.</summary>
    /// <exception cref="KeyNotFoundException">There is no such profile.</exception>
    public void UnsuspendProfile(string title) => _suspension.Lift(_account.Profiles.GetByTitle(title));

    /// <summary>
    /// Links a network, as the client does on the linking page. The title <c>Primary Profile</c> is the account itself. The
    /// term until the refresh is due begins again when the network is linked already.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such profile.</exception>
    /// <exception cref="ArgumentException">There is no such network.</exception>
    public void Link(string title, string network)
    {
        var known = FindNetwork(network);
        _account.Profiles.Change(_account.Profiles.GetByTitle(title), profile => profile.Link(known, Clock.GetUtcNow()));
    }

    /// <summary>Links a network whose refresh is due after 0 to 3650 days by the sandbox's clock; 0 means now.</summary>
    /// <exception cref="KeyNotFoundException">There is no such profile.</exception>
    /// <exception cref="ArgumentException">There is no such network, or the days are out of range.</exception>
    public void Link(string title, string network, int refreshDays)
    {
        if (refreshDays is < 0 or > 3650)
            throw new ArgumentOutOfRangeException(nameof(refreshDays), refreshDays, "The days must be from 0 to 3650.");
        var known = FindNetwork(network);
        _account.Profiles.Change(
            _account.Profiles.GetByTitle(title), profile => profile.Link(known, Clock.GetUtcNow(), refreshDays));
    }

    /// <summary>Unlinks a network, as the client does on the linking page. A network that is not linked is no error.</summary>
    /// <exception cref="KeyNotFoundException">There is no such profile.</exception>
    /// <exception cref="ArgumentException">There is no such network.</exception>
    public void Unlink(string title, string network)
    {
        var known = FindNetwork(network);
        _account.Profiles.Change(_account.Profiles.GetByTitle(title), profile => profile.Unlink(known));
    }

    /// <summary>
    /// Unlinks a network, as Ayrshare does when an authorization is no longer valid. A network that is not linked is no error.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such profile.</exception>
    /// <exception cref="ArgumentException">There is no such network.</exception>
    public void Invalidate(string title, string network)
    {
        var known = FindNetwork(network);
        _account.Profiles.Change(_account.Profiles.GetByTitle(title), profile => profile.Unlink(known), bySystem: true);
    }

    /// <summary>Sends the event that a network must be linked again, as Ayrshare does before the refresh is due.</summary>
    /// <exception cref="KeyNotFoundException">There is no such profile, or it has not linked the network.</exception>
    /// <exception cref="ArgumentException">There is no such network.</exception>
    public void RequestRefresh(string title, string network)
    {
        var known = FindNetwork(network);
        var profile = _account.Profiles.GetByTitle(title);
        var linked = profile.Accounts.FirstOrDefault(account => account.Network == known)
            ?? throw new KeyNotFoundException($"The profile '{title}' has not linked '{network}'.");
        _webhooks.Deliver(WebhookEvent.Refresh(profile.Copy(), linked, Clock.GetUtcNow()));
    }

    /// <summary>
    /// Stops the sandbox. Requests that wait for the latency lose their connection; the others are completed, unless the
    /// caller does not read the response within 2 seconds. An event handler of the sandbox must not call this method,
    /// because it waits for the handlers.
    /// </summary>
    public void Dispose()
    {
        _host.Dispose();
        _webhooks.Dispose();
        _account.Dispose();
    }

    private static Network FindNetwork(string name) =>
        Network.Find(name) ?? throw new ArgumentException($"There is no network '{name}'.", nameof(name));

    private async Task<HttpResponse> RespondAsync(HttpRequest request, CancellationToken cancellation)
    {
        var arrived = Clock.GetUtcNow();
        int? status = null;
        _log.Start();
        try
        {
            var response = await FindResponseAsync(request, arrived, cancellation).ConfigureAwait(false);
            status = response.Delivery == Delivery.None ? null : response.Status;
            return response;
        }
        finally
        {
            var completed = Describe(request, arrived, status, request.ProfileTitle);
            _log.Complete(completed);
            RequestCompleted?.Invoke(this, completed);
        }
    }

    private async Task<HttpResponse> FindResponseAsync(HttpRequest request, DateTimeOffset arrived, CancellationToken cancellation)
    {
        try
        {
            RequestStarted?.Invoke(this, Describe(request, arrived, status: null, title: null));
            return ApiGateway.Serves(request.Path)
                ? await _api.RespondAsync(request, cancellation).ConfigureAwait(false)
                : _site.Respond(request);
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            return ApiJson.Error(500, "request", null, $"The sandbox itself failed: {unexpected.GetType().Name}: {unexpected.Message}");
        }
    }

    private static SandboxRequest Describe(HttpRequest request, DateTimeOffset arrived, int? status, string? title) =>
        new() { Method = request.Method, Path = request.Path, Status = status, Time = arrived, ProfileTitle = title };
}
