using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>
/// Takes clients to their end, one call at a time for each: profile, key, link, mail. Every side effect is announced in
/// the journal before it is made and recorded after it, so that a run which dies anywhere can be gone on with.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A SemaphoreSlim without a wait handle holds nothing to dispose of.")]
public sealed class OnboardingJob
{
    // The list of profiles can lag: what it does not show may be there all the same.
    private const int CreateAttempts = 3;

    private const string MailAdvice =
        "Ask the client, or look in Ayrshare's dashboard. Run the job with -ResendUnknown to send the mail all the same.";

    // A vault that fails for a while gets half a minute.
    private const int VaultAttempts = 6;
    private static readonly TimeSpan FirstVaultWait = TimeSpan.FromSeconds(1);

    private readonly AyrshareClient _client;
    private readonly IKeyVault _vault;
    private readonly JournalWriter _journal;
    private readonly JournalState _state;
    private readonly OnboardingOptions _options;
    private readonly Action<ApiEvent> _observer;
    private readonly IReadOnlyDictionary<string, Profile> _account;
    private readonly AccountCheck _accountCheck;

    /// <summary>Makes a job over a journal.</summary>
    /// <param name="client">Reaches the account.</param>
    /// <param name="vault">Keeps the profile keys.</param>
    /// <param name="journal">Records what is done.</param>
    /// <param name="state">What earlier runs recorded; what this one records comes to it.</param>
    /// <param name="account">The account's profiles by title.</param>
    /// <param name="options">How to deal with what is found.</param>
    /// <param name="observer">Told what happens under way.</param>
    public OnboardingJob(
        AyrshareClient client,
        IKeyVault vault,
        JournalWriter journal,
        JournalState state,
        IReadOnlyDictionary<string, Profile> account,
        OnboardingOptions options,
        Action<ApiEvent> observer)
    {
        (_client, _vault, _journal) = (client, vault, journal);
        (_state, _account, _options, _observer) = (state, account, options, observer);
        _accountCheck = new(cancellation => client.GetUserAsync(profileKey: null, observer, cancellation: cancellation));
    }

    /// <summary>What a run would do with a client, by what the journal says.</summary>
    public static OnboardingStatus? WithoutRequest(OnboardingClient client, ClientState? state, OnboardingOptions options, DateTimeOffset now)
    {
        if (state?.Secret is null)
            return null;
        if (options.SendEmail && state.MailUnknown)
            return options.ResendUnknown ? null : OnboardingStatus.MailUnknown;
        if (state.Fingerprint is null || (options.SendEmail && state.MailedAt is null))
            return null;
        var changed = state.Fingerprint != client.Fingerprint;
        if (options.Renew && (changed || state.ExpiresAt <= now))
            return null;
        return changed ? OnboardingStatus.Changed : OnboardingStatus.AlreadyDone;
    }

    /// <summary>The account's profiles by title, so that they need not be looked up one by one.</summary>
    /// <param name="client">Reaches the account.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<IReadOnlyDictionary<string, Profile>> ReadAccountAsync(AyrshareClient client, Action<ApiEvent> observer, CancellationToken cancellation)
    {
        var profiles = new Dictionary<string, Profile>(StringComparer.Ordinal);
        var query = new ProfileQuery { Limit = ProfileQuery.MaxPageSize };
        do
        {
            var page = await client.ListProfilesAsync(query, observer, cancellation).ConfigureAwait(false);
            foreach (var profile in page.Profiles.Where(profile => profile.Title is not null))
                profiles[profile.Title!] = profile;
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        return profiles;
    }

    /// <summary>Whether the account has a profile of the client's title that no earlier run has tried to create.</summary>
    public static bool IsTakenByOthers(OnboardingClient client, ClientState? state, IReadOnlyDictionary<string, Profile> account, DateTimeOffset now) =>
        (state is null or { Attempts.Count: 0, StoredAs: null, KeyLost: false }) && Find(client.Title, state, account, now) is not null;

    /// <summary>Takes one client as far as it goes.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="unsent">Gives up before the next request; one that is under way goes on.</param>
    /// <exception cref="AyrshareApiException">The account refuses every call: the job must end.</exception>
    /// <exception cref="JournalFailedException">Nothing can be recorded any more: the job must end.</exception>
    public async Task<OnboardingOutcome> RunAsync(OnboardingClient client, CancellationToken cancellation, CancellationToken unsent = default)
    {
        var state = _state.Find(client.Title);
        if (WithoutRequest(client, state, _options, _client.Options.Clock.GetUtcNow()) is { } settled)
            return Settled(client, state!, settled);

        try
        {
            var (key, refId, failure) = await HaveKeyAsync(client, state, cancellation, unsent).ConfigureAwait(false);
            var outcome = failure ?? await LinkAsync(client, key!, refId, cancellation, unsent).ConfigureAwait(false);
            _accountCheck.Passed();
            return outcome;
        }
        catch (AyrshareApiException failure) when (!failure.RefusesAccount)
        {
            if (failure.Kind == AyrshareErrorKind.Forbidden && await _accountCheck.RefusalAsync(unsent).ConfigureAwait(false) is { } refusal)
                throw refusal;
            await RecordAsync(client, JournalEvent.Failed, entry => entry with { Error = failure.Message }).ConfigureAwait(false);
            return Outcome(client, OnboardingStatus.Failed, _state.Find(client.Title), problem: failure.Message, action: _options.Advice(failure) + " The job goes on with this client when it is run again.", cause: failure);
        }
    }

    private async Task<(Secret? Key, string? RefId, OnboardingOutcome? Failure)> HaveKeyAsync(OnboardingClient client, ClientState? state, CancellationToken cancellation, CancellationToken unsent)
    {
        if (await _vault.FindAsync(client.SecretName).ConfigureAwait(false) is { } kept)
        {
            return state?.Secret == client.SecretName
                ? (kept, state.RefId, null)
                : await AdoptAsync(client, kept, client.SecretName, cancellation, unsent).ConfigureAwait(false);
        }

        // The row names another secret than when the key was stored.
        if (state?.StoredAs is { } former && await _vault.FindAsync(former).ConfigureAwait(false) is { } moved)
            return await AdoptAsync(client, moved, former, cancellation, unsent).ConfigureAwait(false);

        var existing = state is null or { Attempts.Count: 0 } ? Find(client.Title, state, _account, _client.Options.Clock.GetUtcNow()) : await LookUpAsync(client.Title, state, cancellation, unsent).ConfigureAwait(false);
        for (var attempt = 1; existing is null; attempt++)
        {
            AyrshareApiException? refusal = null;
            try
            {
                return await CreateAsync(client, cancellation, unsent).ConfigureAwait(false);
            }
            catch (AyrshareApiException open) when (open.OutcomeUnknown && attempt < CreateAttempts)
            {
                // Titles are unique: if it was created after all, the next attempt says so.
            }
            catch (AyrshareApiException taken) when (taken.Kind == AyrshareErrorKind.TitleTaken)
            {
                // It came to be since the account was read, or by an attempt whose answer was lost.
                refusal = taken;
            }

            state = _state.Find(client.Title)!;
            existing = await LookUpAsync(client.Title, state, cancellation, unsent).ConfigureAwait(false);
            if (existing is null && refusal is not null)
            {
                if (state.Attempts.Count == 0)
                    throw refusal;
                break; // It is there; the list, which can be five minutes old, will show it.
            }
        }

        // Another run, or a person, may have stored it since this run began.
        if (await _vault.FindAsync(client.SecretName, afresh: true).ConfigureAwait(false) is { } stored)
            return await AdoptAsync(client, stored, client.SecretName, cancellation, unsent).ConfigureAwait(false);
        if (existing is null)
            return (null, null, await KeyLostUnseenAsync(client).ConfigureAwait(false));
        var ours = state?.MayHaveLost(existing, _client.Options.Timeout) == true;
        if (!ours || !_options.RecreateLost || existing.ActiveSocialAccounts.Count > 0)
            return (null, null, await KeyLostAsync(client, existing, ours).ConfigureAwait(false));
        await RemoveAsync(client, existing.RefId, cancellation, unsent).ConfigureAwait(false);
        return await CreateAsync(client, cancellation, unsent).ConfigureAwait(false);
    }

    // A key that no run has recorded can be another client's: stored by hand under the wrong name, or found by a vault
    // that does not tell upper from lower case.
    private async Task<(Secret? Key, string? RefId, OnboardingOutcome? Failure)> AdoptAsync(OnboardingClient client, Secret key, string name, CancellationToken cancellation, CancellationToken unsent)
    {
        var owner = await _client.GetUserAsync(key, _observer, cancellation: cancellation, unsent: unsent).ConfigureAwait(false);
        if (owner.Title is { } other && other != client.Title)
        {
            var problem = $"The secret \"{name}\" holds the key of the profile '{other}'.";
            await RecordAsync(client, JournalEvent.Failed, entry => entry with { Error = problem }).ConfigureAwait(false);
            return (null, null, Outcome(
                client, OnboardingStatus.Failed, problem: problem,
                action: $"Store this client's key as \"{client.SecretName}\", or write another name for it into a column SecretName; where titles differ in upper and lower case alone, a vault can take them for one. Then run the job again."));
        }

        var refId = owner.RefId ?? (_account.TryGetValue(client.Title, out var listed) ? listed.RefId : null);
        if (name != client.SecretName)
        {
            await StoreAsync(client.SecretName, key, cancellation).ConfigureAwait(false);
            _observer(new ApiEvent($"The key of '{client.Title}' was kept as \"{name}\"; now it is kept as \"{client.SecretName}\" too."));
        }

        await RecordAsync(client, JournalEvent.KeyStored, entry => entry with { Secret = client.SecretName, RefId = refId }).ConfigureAwait(false);
        return (key, refId, null);
    }

    private async Task<(Secret? Key, string? RefId, OnboardingOutcome? Failure)> CreateAsync(OnboardingClient client, CancellationToken cancellation, CancellationToken unsent)
    {
        unsent.ThrowIfCancellationRequested();
        await RecordAsync(client, JournalEvent.Creating).ConfigureAwait(false);
        CreatedProfile created;
        try
        {
            created = await _client.CreateProfileAsync(client.Profile, _observer, cancellation, unsent).ConfigureAwait(false);
        }
        catch (AyrshareApiException failure)
        {
            var happened = failure.OutcomeUnknown ? JournalEvent.CreationLost : JournalEvent.NotCreated;
            await RecordAsync(client, happened, entry => entry with { Error = failure.Message }).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException stopped) when (!WasSent(stopped))
        {
            // Else what another creates from here on would be taken for ours.
            await RecordAsync(client, JournalEvent.NotCreated).ConfigureAwait(false);
            throw;
        }

        try
        {
            await StoreAsync(client.SecretName, created.ProfileKey, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is KeyVaultException or OperationCanceledException)
        {
            var reason = failure is KeyVaultException ? failure.Message : "The job was stopped.";
            try
            {
                await RecordAsync(client, JournalEvent.KeyLost, entry => entry with { RefId = created.RefId, Error = reason }).ConfigureAwait(false);
            }
            catch (JournalFailedException unrecorded)
            {
                // The key comes first; without this record the journal still says that the profile was being created.
                reason += $" {unrecorded.Message}";
            }

            return (null, null, Outcome(
                client, OnboardingStatus.KeyLost, refId: created.RefId, unstoredKey: created.ProfileKey,
                problem: $"The profile was created, but the vault did not take its key: {reason}",
                action: "Store the ProfileKey of this result: it is nowhere else. Mend the vault, then run the job again.",
                cause: failure));
        }

        // Not waited for: what is recorded next waits for both, and without it the vault tells.
        _ = RecordAsync(client, JournalEvent.KeyStored, entry => entry with { Secret = client.SecretName, RefId = created.RefId });
        return (created.ProfileKey, created.RefId, null);
    }

    private async Task StoreAsync(string name, Secret key, CancellationToken cancellation)
    {
        var wait = FirstVaultWait;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // It may have taken the key and failed afterwards.
                if (attempt == 1 || (await _vault.FindAsync(name).ConfigureAwait(false))?.Reveal() != key.Reveal())
                    await _vault.AddAsync(name, key).ConfigureAwait(false);
                return;
            }
            catch (KeyVaultException) when (attempt < VaultAttempts)
            {
                await _client.Options.Clock.Delay(wait, cancellation).ConfigureAwait(false);
                wait += wait;
            }
        }
    }

    private async Task<OnboardingOutcome> KeyLostAsync(OnboardingClient client, Profile existing, bool ours)
    {
        var stored = _state.Find(client.Title) is { } state && state.HasStoredKeyOf(existing) ? state.StoredAs : null;
        await RecordAsync(client, JournalEvent.KeyLost, entry => entry with { RefId = existing.RefId }).ConfigureAwait(false);
        return Outcome(
            client, OnboardingStatus.KeyLost, refId: existing.RefId,
            problem: ours ? "The profile was created by this job, but its key was lost before it reached the vault."
                : stored is not null ? $"The journal says that the profile's key was stored as \"{stored}\", but the vault does not have it."
                : "A profile with this title is there already, and its key is not in the vault.",
            action: (stored is null ? "" : "If another vault has it, run the job with that -Vault. Else: ")
                + $"Read the profile's key in Ayrshare's dashboard and store it as the secret \"{client.SecretName}\", then run the job again."
                + (ours && existing.ActiveSocialAccounts.Count == 0 ? " Or run it with -RecreateLost: the profile has no networks linked." : ""));
    }

    private async Task<OnboardingOutcome> KeyLostUnseenAsync(OnboardingClient client)
    {
        const string problem = "The account has a profile of this title, and its key is not in the vault. Most likely the answer to its creation was lost, or to its removal. The list of profiles, which can be five minutes old, does not tell yet.";
        await RecordAsync(client, JournalEvent.KeyLost, entry => entry with { Error = problem }).ConfigureAwait(false);
        return Outcome(
            client, OnboardingStatus.KeyLost, problem: problem,
            action: "Run the job again in twenty minutes: the list then shows whether this job created it. Do not choose another title: that would be a second profile, billed beside this one.");
    }

    private async Task RemoveAsync(OnboardingClient client, string? refId, CancellationToken cancellation, CancellationToken unsent)
    {
        unsent.ThrowIfCancellationRequested();
        await RecordAsync(client, JournalEvent.Removing, entry => entry with { RefId = refId }).ConfigureAwait(false);
        try
        {
            await _client.DeleteProfileAsync(client.Title, _observer, cancellation, unsent).ConfigureAwait(false);
        }
        catch (AyrshareApiException gone) when (gone.Kind == AyrshareErrorKind.NotFound)
        {
            // By another hand, while the list still shows it.
        }
        catch (AyrshareApiException failure)
        {
            var happened = failure.OutcomeUnknown ? JournalEvent.RemovalLost : JournalEvent.NotRemoved;
            await RecordAsync(client, happened, entry => entry with { Error = failure.Message }).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException stopped) when (!WasSent(stopped))
        {
            await RecordAsync(client, JournalEvent.NotRemoved).ConfigureAwait(false);
            throw;
        }

        await RecordAsync(client, JournalEvent.Removed, entry => entry with { RefId = refId }).ConfigureAwait(false);
    }

    private async Task<OnboardingOutcome> LinkAsync(OnboardingClient client, Secret key, string? refId, CancellationToken cancellation, CancellationToken unsent)
    {
        // As it is now: the profile can have been created in this run, after what earlier runs did with another one.
        var state = _state.Find(client.Title);
        var mailUnknown = _options.SendEmail && state is { MailUnknown: true };
        if (mailUnknown && !_options.ResendUnknown)
            return Settled(client, state!, OnboardingStatus.MailUnknown);
        var linkedBefore = _options.SendEmail ? state?.MailedAt is not null : state?.Fingerprint is not null;
        if (linkedBefore && !mailUnknown && !_options.Renew)
            return Outcome(client, OnboardingStatus.Done, state, refId);

        unsent.ThrowIfCancellationRequested();
        var request = client.Link(key);
        if (request.Email is not null)
            await RecordAsync(client, JournalEvent.Mailing, entry => entry with { Email = request.Email.To }).ConfigureAwait(false);
        JwtLink link;
        try
        {
            link = await _client.GenerateJwtAsync(request, _observer, cancellation, unsent).ConfigureAwait(false);
        }
        catch (AyrshareApiException open) when (open.OutcomeUnknown)
        {
            return Outcome(client, OnboardingStatus.MailUnknown, state, refId, problem: open.Message, action: MailAdvice, cause: open);
        }
        catch (AyrshareApiException refused) when (request.Email is not null)
        {
            await RecordAsync(client, JournalEvent.NotMailed, entry => entry with { Error = refused.Message }).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException stopped) when (request.Email is not null && !WasSent(stopped))
        {
            // Else the mail that was announced would be in doubt.
            await RecordAsync(client, JournalEvent.NotMailed).ConfigureAwait(false);
            throw;
        }

        if (request.Email is not null && !link.EmailSent)
        {
            return Outcome(
                client, OnboardingStatus.MailUnknown, state, refId, link,
                problem: "Ayrshare issued the link but does not say that the mail was sent.", action: MailAdvice);
        }

        await RecordAsync(client, request.Email is null ? JournalEvent.Linked : JournalEvent.Mailed, entry => entry with
        {
            RefId = refId,
            ExpiresAt = link.Life.ExpiresAt,
            Email = request.Email?.To,
            Fingerprint = client.Fingerprint,
        }).ConfigureAwait(false);
        return Outcome(client, OnboardingStatus.Done, state, refId, link, mailedAt: request.Email is null ? null : link.Life.IssuedAt);
    }

    // Or else it was given up while it waited to be sent.
    private static bool WasSent(OperationCanceledException stopped) => stopped.InnerException is AyrshareApiException { OutcomeUnknown: true };

    private static Profile? Find(string title, ClientState? state, IReadOnlyDictionary<string, Profile> account, DateTimeOffset now) =>
        account.TryGetValue(title, out var profile) && state?.MayHaveRemoved(profile, now) != true ? profile : null;

    private async Task<Profile?> LookUpAsync(string title, ClientState? state, CancellationToken cancellation, CancellationToken unsent)
    {
        var asked = _client.Options.Clock.GetUtcNow();
        var page = await _client.ListProfilesAsync(new ProfileQuery { Title = title }, _observer, cancellation, unsent).ConfigureAwait(false);
        return page.Profiles.FirstOrDefault(profile => profile.Title == title && state?.MayHaveRemoved(profile, asked) != true);
    }

    private Task RecordAsync(OnboardingClient client, JournalEvent happened, Func<JournalEntry, JournalEntry>? details = null)
    {
        var entry = new JournalEntry { At = _client.Options.Clock.GetUtcNow(), Event = happened, Title = client.Title, Row = client.Row };
        if (details is not null)
            entry = details(entry);
        _state.Apply(entry);
        return _journal.AppendAsync(entry);
    }

    private OnboardingOutcome Settled(OnboardingClient client, ClientState state, OnboardingStatus status) => status switch
    {
        OnboardingStatus.MailUnknown => Outcome(
            client, status, state, problem: "Whether the mail was sent in an earlier run is unknown.", action: MailAdvice),
        OnboardingStatus.Changed => Outcome(
            client, status, state, problem: "The row has changed since the client was onboarded.",
            action: "Run the job with -Renew to issue a new link by the row as it is now. What the profile itself has is not changed."),
        _ => Outcome(client, status, state, action: _options.SendEmail ? null : "The link went to the output of an earlier run; New-AyrshareJwt -Vault issues another."),
    };

    private OnboardingOutcome Outcome(
        OnboardingClient client,
        OnboardingStatus status,
        ClientState? state = null,
        string? refId = null,
        JwtLink? link = null,
        DateTimeOffset? mailedAt = null,
        string? problem = null,
        string? action = null,
        Exception? cause = null,
        Secret? unstoredKey = null) => new()
        {
            Client = client,
            Status = status,
            RefId = refId ?? state?.RefId,
            Link = link,
            ExpiresAt = link?.Life.ExpiresAt ?? state?.ExpiresAt,
            MailedAt = mailedAt ?? state?.MailedAt,
            Problem = problem,
            Action = action,
            Cause = cause,
            UnstoredKey = unstoredKey,
            FinishedAt = _client.Options.Clock.GetUtcNow(),
        };
}
