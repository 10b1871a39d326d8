using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Writes the results of an onboarding. If the pipeline does not accept a result whose key is in no vault,
/// it tries to store the key.</summary>
internal sealed class OnboardingResults(AyrshareCommand command, TimeProvider clock, bool sendEmail)
{
    private readonly ConcurrentDictionary<int, OnboardingOutcome> _unstored = new();

    private SecretVault Secrets => new(command.InvokeCommand);

    /// <summary>The vault.</summary>
    public string? Vault { get; set; }

    /// <summary>Records that a result will be written. Call it on any thread.</summary>
    public void Expect(OnboardingOutcome outcome)
    {
        if (outcome.UnstoredKey is not null)
            _unstored[outcome.Client.Row] = outcome;
    }

    /// <summary>Writes a result.</summary>
    public void Write(OnboardingOutcome outcome)
    {
        _unstored.TryRemove(outcome.Client.Row, out _);
        try
        {
            command.WriteObject(new AyrshareOnboardingResult(outcome, sendEmail, clock));
        }
        catch (Exception) when (outcome.UnstoredKey is not null)
        {
            Rescue(outcome.Client, outcome.UnstoredKey);
            throw;
        }
    }

    /// <summary>Writes the results that hold a key and were not written because the pipeline ended.</summary>
    public void WriteRest()
    {
        foreach (var outcome in _unstored.Values)
        {
            try
            {
                Write(outcome);
            }
            catch (Exception)
            {
                // The exception that ended the pipeline is thrown instead, and the remaining keys still have to be rescued.
            }
        }
    }

    private void Rescue(OnboardingClient client, Secret key)
    {
        var vault = SecretVault.Describe(Vault);
        var fate = TryStore(client.SecretName, key)
            ? $"the key is in {vault} as \"{client.SecretName}\", where the command stored it at the end."
            : $"{vault} did not accept the key, so the key is lost. Run the job again with -RecreateLost, which creates the profile again.";
        Warn(
            $"Row {client.Row} ({client.Title}): the profile was created, but the pipeline ended before the command returned its key; "
            + fate);
    }

    private bool TryStore(string name, Secret key)
    {
        // After Ctrl+C, no vault can be called.
        if (command.Stopping)
            return false;
        try
        {
            // The vault can store a key and fail afterwards.
            if (Secrets.Find(name, Vault)?.Reveal() != key.Reveal())
                Secrets.Add(name, Vault, SecretText.Secure(key));
            return true;
        }
        catch (Exception failure) when (failure is AyrshareCommandException or PipelineStoppedException)
        {
            return false;
        }
    }

    // A pipeline that has ended may not accept even a warning, but the host does.
    private void Warn(string text)
    {
        try
        {
            command.WriteWarning(text);
        }
        catch (Exception)
        {
            command.Host.UI?.WriteWarningLine(text);
        }
    }
}
