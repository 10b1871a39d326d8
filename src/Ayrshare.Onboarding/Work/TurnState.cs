using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>What the steps of one client's turn share: the client, its journal, what is known of it, and the key that was read.</summary>
internal sealed class TurnState
{
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private (string Name, Secret Key)? _read;

    public TurnState(WorkContext context, ClientFacts facts)
    {
        (Context, Facts) = (context, facts);
        Journal = new ClientJournal(context.Journal, facts.Client, facts.State.HasProfile ? facts.State.Title : facts.Client.Title);
    }

    /// <summary>What the turns of all clients share.</summary>
    public WorkContext Context { get; }

    /// <summary>The client's journal.</summary>
    public ClientJournal Journal { get; }

    /// <summary>What is known of the client.</summary>
    public ClientFacts Facts { get; set; }

    /// <summary>The failure of the last creation.</summary>
    public AyrshareApiException? Failure { get; set; }

    /// <summary>The client.</summary>
    public OnboardingClient Client => Facts.Client;

    /// <summary>The API, which reaches the account.</summary>
    public AyrshareClient Api => Context.Api;

    /// <summary>How each call is made.</summary>
    public CallOptions Calls => Context.Calls;

    /// <summary>Reads the client's key from the vault. If it is missing there, the facts say so, and the result is null.</summary>
    public async Task<Secret?> ReadOrMissAsync(string name)
    {
        var key = await ReadAsync(name).ConfigureAwait(false);
        if (key is null && _missing.Add(name))
            Facts = Facts.WithVault(other => Context.Vault.Has(other) && !_missing.Contains(other));
        return key;
    }

    /// <summary>Reads a secret of the client from the vault, or returns null.</summary>
    public async Task<Secret?> ReadAsync(string name)
    {
        if (_read is { } read && read.Name == name)
            return read.Key;
        var key = await Context.Vault.FindAsync(name).ConfigureAwait(false);
        _read = key is null ? null : (name, key);
        return key;
    }

    /// <summary>Decrypts the key that is in the journal; null if that is not possible.</summary>
    public async Task<Secret?> OpenAsync(SealedKey sealedKey)
    {
        var journalKey = sealedKey.With == Context.JournalKey?.Name
            ? Context.JournalKey
            : await JournalKey.FindAsync(Context.Vault, sealedKey.With).ConfigureAwait(false);
        return journalKey?.Open(Facts.State.KeyTitle ?? Client.Title, sealedKey);
    }

    /// <summary>Removes the client's profile.</summary>
    /// <param name="refId">The profile's public reference, if known.</param>
    /// <param name="delete">Sends the request.</param>
    public async Task RemoveAsync(string? refId, Func<Task<string?>> delete)
    {
        Calls.StopBeforeSending.ThrowIfCancellationRequested();
        await new SideEffect(Journal, JournalEvent.Removing, JournalEvent.RemovalLost, JournalEvent.NotRemoved)
            .RunAsync(entry => entry with { RefId = refId }, delete)
            .ConfigureAwait(false);
        await Journal.RecordAsync(JournalEvent.Removed, entry => entry with { RefId = refId }).ConfigureAwait(false);
        Facts = Facts.WithoutProfile();
    }

    /// <summary>Ends the turn because of a problem that no call has caused.</summary>
    public async Task<OnboardingOutcome> FailAsync(OnboardingProblem problem)
    {
        await Journal.RecordAsync(JournalEvent.Failed, entry => entry with { Problem = problem }).ConfigureAwait(false);
        return Outcome(OnboardingStatus.Failed, problem);
    }

    /// <summary>Records that the key is in the vault.</summary>
    public Task RecordKeyAsync(string? refId) =>
        Journal.RecordAsync(JournalEvent.KeyStored, entry => entry with { Secret = Client.SecretName, RefId = refId });

    /// <summary>Remembers a key that is in the vault.</summary>
    public void KeepKey(Secret key)
    {
        _read = (Client.SecretName, key);
        Facts = Facts.WithKey();
    }

    /// <summary>The outcome if the turn ends now.</summary>
    public OnboardingOutcome Outcome(OnboardingStatus status, OnboardingProblem? problem = null)
    {
        var state = Journal.State;
        return new OnboardingOutcome
        {
            Client = Client,
            Status = status,
            RefId = state.RefId,
            ExpiresAt = state.ExpiresAt,
            SessionId = state.SessionId,
            MailedAt = state.MailedAt,
            MailedTo = state.MailedTo,
            Reminders = state.Emails.Reminders,
            OpenedAt = state.OpenedAt,
            LinkedAt = state.LinkedAt,
            LinkedNetworks = Facts.Active,
            LapsedNetworks = Facts.Lapsed,
            Changes = Facts.Changes,
            Problem = problem,
            FinishedAt = Context.Clock.GetUtcNow(),
        };
    }

    /// <summary>The problem of a call that failed.</summary>
    public static OnboardingProblem CallFailed(AyrshareApiException failure) =>
        new(ProblemKind.CallFailed) { Detail = failure.Message };
}
