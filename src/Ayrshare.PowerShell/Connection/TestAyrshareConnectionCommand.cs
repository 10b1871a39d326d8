using System;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Checks that a job has everything it needs to run.</summary>
/// <remarks>
/// <para>The command sends one request to Ayrshare, and one more if you specify a profile key. It checks whether Ayrshare
/// accepts the API key, whether the profile can be reached, whether the private key is complete, of the right kind and long
/// enough, whether both X keys are present or neither, and how many requests the rate limit still allows. The check of the
/// private key distinguishes damaged line breaks from a wrong file. Without X keys, the check of these keys says that
/// clients cannot link X, and is not a failure.</para>
/// <para>Each check has the status Passed, Failed or Skipped, a detail and, if it failed, a recommended action. A failed
/// check is a result and not an error, even if there is no connection. The command creates, sends and changes nothing, and
/// shows no credential.</para>
/// <para>The command cannot check whether the domain is right, whether the plan includes the Max Pack, and whether the
/// private key belongs to this account. New-AyrshareJwt -Verify on a test profile shows whether the private key is
/// right.</para>
/// </remarks>
/// <example>
/// <title>Check the connection at a prompt</title>
/// <code>
/// Test-AyrshareConnection
/// </code>
/// <para>Shows one line for each check.</para>
/// </example>
/// <example>
/// <title>Start a runbook with the checks</title>
/// <code>
/// $test = Test-AyrshareConnection
/// if (-not $test.Passed) { throw "Ayrshare is not ready. $test" }
/// </code>
/// <para>As text, the result is the checks that failed, each with the reason and the recommended action.</para>
/// </example>
/// <example>
/// <title>Show what failed and the recommended action</title>
/// <code>
/// (Test-AyrshareConnection).Checks |
///     Where-Object Status -eq Failed |
///     Format-List Name, Detail, RecommendedAction
/// </code>
/// <para>If no check failed, there is no output.</para>
/// </example>
/// <example>
/// <title>Check a profile too</title>
/// <code>
/// Test-AyrshareConnection -ProfileKeySecret bluebird-key -Vault Company
/// </code>
/// <para>Reads the profile key from the vault and requests the profile from Ayrshare.</para>
/// </example>
/// <example>
/// <title>Check every account of the session</title>
/// <code>
/// Connect-Ayrshare -Name Hotels -Vault Company -ApiKeySecret Brand-ApiKey
/// Get-AyrshareConnection | Test-AyrshareConnection
/// </code>
/// <para>The detail of the check Connection begins with the name.</para>
/// </example>
/// <output type="Ayrshare.PowerShell.AyrshareConnectionTest">The results of all checks, without -Quiet.</output>
/// <output type="System.Boolean">With -Quiet: $true if no check failed.</output>
/// <seealso href="https://www.ayrshare.com/docs/apis/user/profile-details">Profile details, in Ayrshare's documentation</seealso>
/// <seealso cref="ConnectAyrshareCommand"/>
/// <seealso cref="GetAyrshareConnectionCommand"/>
/// <seealso cref="ResolveAyrshareErrorCommand"/>
/// <seealso cref="NewAyrshareJwtCommand"/>
/// <topic>about_Ayrshare_Runbooks</topic>
/// <topic>about_Ayrshare_Secrets</topic>
[Cmdlet(VerbsDiagnostic.Test, "AyrshareConnection", HelpUri = HelpPages.Folder + "Test-AyrshareConnection.md")]
[OutputType(typeof(AyrshareConnectionTest), typeof(bool))]
public sealed class TestAyrshareConnectionCommand : AyrshareCommand, IDisposable
{
    private RowPump? _pump;
    private SecretVault? _secrets;

    /// <summary>The connection to check: the name from Connect-Ayrshare -Name, or the object from Connect-Ayrshare -PassThru or
    /// Get-AyrshareConnection. The default is the connection that commands use without -Connection. Tab completes the names.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public ConnectionReference? Connection { get; set; }

    /// <summary>The profile key of a profile to check. A secret: SecureString or string.</summary>
    [Parameter]
    [SecretArgument]
    public SecureString? ProfileKey { get; set; }

    /// <summary>The name of the secret with the profile key, instead of -ProfileKey.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? ProfileKeySecret { get; set; }

    /// <summary>The SecretManagement vault that contains the secret of -ProfileKeySecret. The default is the connection's
    /// vault, or the default vault if the connection has none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>Returns only $true or $false, for a condition in a script. A warning shows why a check failed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private SecretVault Secrets => _secrets ??= new(InvokeCommand);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var test = Run();
        WriteObject(Quiet ? test.Passed : test);
        foreach (var failure in Quiet ? test.Failures : [])
            WriteWarning(failure);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _pump?.Stop();

    /// <inheritdoc/>
    public void Dispose()
    {
        _pump?.Dispose();
        _secrets?.Dispose();
    }

    private AyrshareConnectionTest Run()
    {
        AyrshareConnection connection;
        try
        {
            connection = ConnectionStore.Find(Connection, SessionState.Path);
        }
        catch (AyrshareCommandException problem)
        {
            return NoConnection(problem);
        }

        using var pump = _pump = new RowPump(
            this, new RowPumpSettings { Limit = 1, ChangesSomething = false, Clock = () => connection.Client.Options.Clock });
        var (apiKey, rateBudget) = CheckAccount(connection.Client);
        var test = new AyrshareConnectionTest
        {
            Connection = Passed(nameof(Connection), $"{NameOf(connection)}{connection.BaseUri}, API key from {connection.ApiKeySource}."),
            ApiKey = apiKey,
            Profile = apiKey.Status == AyrshareCheckStatus.Passed
                ? CheckProfile(connection)
                : Skipped(nameof(AyrshareConnectionTest.Profile), "The profile is checked only if the API key is accepted."),
            PrivateKey = CheckPrivateKey(connection),
            XKeys = CheckXKeys(connection),
            RateBudget = rateBudget,
        };
        pump.Complete();
        return test;
    }

    private (AyrshareCheck ApiKey, AyrshareCheck RateBudget) CheckAccount(AyrshareClient client)
    {
        const string name = nameof(AyrshareConnectionTest.ApiKey);
        try
        {
            var user = Ask(client, profileKey: null);
            return (Passed(name, $"Accepted{(user.Title is { } title ? $", for {title}" : "")}."), CheckRate(user.Rate));
        }
        catch (AyrshareApiException failure) when (failure.Kind == AyrshareErrorKind.RateLimited)
        {
            return (Skipped(name, "The rate limit is used up."), Failed(nameof(AyrshareConnectionTest.RateBudget), failure));
        }
        catch (AyrshareApiException failure)
        {
            return (Failed(name, failure), CheckRate(null));
        }
    }

    private AyrshareCheck CheckProfile(AyrshareConnection connection)
    {
        const string name = nameof(AyrshareConnectionTest.Profile);
        try
        {
            var key = SecretText.Of(ProfileKey)
                ?? (string.IsNullOrWhiteSpace(ProfileKeySecret)
                    ? null
                    : Secrets.Get(ProfileKeySecret!.Trim(), string.IsNullOrWhiteSpace(Vault) ? connection.Vault : Vault!.Trim()));
            if (key is null)
                return Skipped(name, "No profile key was given.");
            var user = Ask(connection.Client, key);
            return Passed(name,
                $"Reached{(user.Title is { } title ? $": {title}" : "")}, {user.ActiveSocialAccounts.Count} networks linked.");
        }
        catch (AyrshareApiException failure)
        {
            return Failed(name, failure);
        }
        catch (AyrshareCommandException problem)
        {
            return Failed(name, problem);
        }
    }

    private static AyrshareCheck CheckPrivateKey(AyrshareConnection connection)
    {
        const string name = nameof(AyrshareConnectionTest.PrivateKey);
        return connection.PrivateKey switch
        {
            null => Skipped(name, "The connection has no private key. New accounts do not need one."),
            { State: PrivateKeyState.WellFormed } key => Passed(name, $"From {connection.PrivateKeySource}: {key.Found}."),
            { } key => new AyrshareCheck(name, AyrshareCheckStatus.Failed, $"From {connection.PrivateKeySource}: {key.Found}.",
                PrivateKeyAdvice.For(key.State)),
        };
    }

    private static AyrshareCheck CheckXKeys(AyrshareConnection connection)
    {
        const string name = nameof(AyrshareConnectionTest.XKeys);
        if (connection.XIsUnpaired)
        {
            return new AyrshareCheck(
                name, AyrshareCheckStatus.Failed, $"Only the X {(connection.XApiKey is null ? "API secret" : "API key")} is present.",
                    "Specify both, or neither.");
        }

        return connection.XApiKey is null
            ? Skipped(name, "The connection has no X keys. Since 31 March 2026, clients cannot link X without them.")
            : Passed(name, "Both are present.");
    }

    private static AyrshareCheck CheckRate(RateStatus? rate)
    {
        const string name = nameof(AyrshareConnectionTest.RateBudget);
        return rate switch
        {
            null => Skipped(name, "The response does not contain the rate limit."),
            { Left: 0 } spent => new AyrshareCheck(name, AyrshareCheckStatus.Failed, $"0 of {spent.Max} requests left.",
                "Wait five minutes."),
            { } left => Passed(name, $"{left.Left} of {left.Max} requests left in these five minutes."),
        };
    }

    private UserDetails Ask(AyrshareClient client, Secret? profileKey)
    {
        try
        {
            return _pump!.Await(options => client.GetUserAsync(profileKey, options with { WaitsForRoom = false }));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private static AyrshareConnectionTest NoConnection(AyrshareCommandException problem) => new()
    {
        Connection = Failed(nameof(Connection), problem),
        ApiKey = Skipped(nameof(AyrshareConnectionTest.ApiKey), "There is no connection."),
        Profile = Skipped(nameof(AyrshareConnectionTest.Profile), "There is no connection."),
        PrivateKey = Skipped(nameof(AyrshareConnectionTest.PrivateKey), "There is no connection."),
        XKeys = Skipped(nameof(AyrshareConnectionTest.XKeys), "There is no connection."),
        RateBudget = Skipped(nameof(AyrshareConnectionTest.RateBudget), "There is no connection."),
    };

    private static string NameOf(AyrshareConnection connection) => connection.Name is { } name ? $"{name}: " : "";

    private static AyrshareCheck Passed(string name, string detail) => new(name, AyrshareCheckStatus.Passed, detail);

    private static AyrshareCheck Skipped(string name, string detail) => new(name, AyrshareCheckStatus.Skipped, detail);

    private static AyrshareCheck Failed(string name, AyrshareCommandException problem) =>
        new(name, AyrshareCheckStatus.Failed, problem.Message, problem.RecommendedAction);

    private static AyrshareCheck Failed(string name, AyrshareApiException failure) =>
        new(name, AyrshareCheckStatus.Failed, failure.Message, ErrorRecords.ActionFor(failure));
}
