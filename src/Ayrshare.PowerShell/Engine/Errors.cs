using System.Collections.Generic;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Ayrshare.PowerShell;

/// <summary>
/// The module's one table of errors. The commands take their errors from it, and the help generator writes the ids in
/// about_Ayrshare_Errors and in each command's help from it.
/// </summary>
internal static class Errors
{
    private static readonly List<ErrorDefinition> Defined = [];

    // Connection
    public static readonly ErrorDefinition NotConnected = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.ConnectionError, "Run Connect-Ayrshare, or set the environment variables.");
    public static readonly ErrorDefinition ApiKeyMissing = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument, "Give -ApiKey or -Vault, or set AYRSHARE_API_KEY.");
    public static readonly ErrorDefinition ApiKeyMalformed = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidData, "Copy the key again, in one piece.");
    public static readonly ErrorDefinition PrivateKeyTwice = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument, "Give either -PrivateKey or -PrivateKeyPath.");
    public static readonly ErrorDefinition PrivateKeyUnreadable = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.ReadError, "Check the path and the file's permissions.");
    public static readonly ErrorDefinition PrivateKeyUnusable = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidData, "Give the whole private.key file.");
    public static readonly ErrorDefinition XKeysUnpaired = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument, "Give both X keys, or neither.");
    public static readonly ErrorDefinition XKeysMalformed = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidData, "Copy the key again, in one piece.");
    public static readonly ErrorDefinition InvalidBaseUri = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument, "Give the API's address.");
    public static readonly ErrorDefinition InsecureBaseUri = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.SecurityError, "Use https. Plain http is for this computer only.");

    // Vaults
    public static readonly ErrorDefinition SecretManagementMissing = EndsCommand(
        ErrorGroup.Vaults, ErrorCategory.NotInstalled, "Install the module SecretManagement.");
    public static readonly ErrorDefinition VaultNotFound = EndsCommand(
        ErrorGroup.Vaults, ErrorCategory.ObjectNotFound, "Get-SecretVault lists the vaults.");
    public static readonly ErrorDefinition VaultFailed = EndsRow(
        ErrorGroup.Vaults, ErrorCategory.ResourceUnavailable, "Unlock the vault; Test-SecretVault tells what is wrong.");
    public static readonly ErrorDefinition SecretNotFound = EndsRow(
        ErrorGroup.Vaults, ErrorCategory.ObjectNotFound, "Check the name; Get-SecretInfo lists them.");
    public static readonly ErrorDefinition SecretEmpty = EndsRow(ErrorGroup.Vaults, "Store the secret again.");
    public static readonly ErrorDefinition SecretWrongType = EndsRow(
        ErrorGroup.Vaults, ErrorCategory.InvalidType, "Store it as a String or SecureString.");
    public static readonly ErrorDefinition SecretExists = EndsRow(
        ErrorGroup.Vaults, "Nothing was created or changed: use another -SecretName or -NewTitle.");
    public static readonly ErrorDefinition KeyNotStored = EndsRow(
        ErrorGroup.Vaults, "The profile exists: store the ProfileKey in the output now. Ayrshare never returns it again.");
    public static readonly ErrorDefinition KeyNotMoved = EndsRow(
        ErrorGroup.Vaults,
        ErrorCategory.InvalidResult,
        "The profile was renamed; its key is still under the old name. Run the same row again.");
    public static readonly ErrorDefinition SecretNotRemoved = EndsRow(
        ErrorGroup.Vaults, "The profile is removed; remove its key with Remove-Secret.");

    // Rows
    public static readonly ErrorDefinition TitleMissing = EndsRow(ErrorGroup.Rows, "Fill in the column Title.");
    public static readonly ErrorDefinition EmailMissing = EndsRow(ErrorGroup.Rows, "Fill in the column Email.");
    public static readonly ErrorDefinition InvalidEmail = EndsRow(ErrorGroup.Rows, "Give one plain address.");
    public static readonly ErrorDefinition InvalidUrl = EndsRow(ErrorGroup.Rows, "Give a full address, with https://.");
    public static readonly ErrorDefinition InvalidFlag = EndsRow(ErrorGroup.Rows, "Give true or false, or nothing.");
    public static readonly ErrorDefinition InvalidMinutes = EndsRow(ErrorGroup.Rows, "Give 1 to 2880, or nothing.");
    public static readonly ErrorDefinition InvalidActionLog = EndsRow(ErrorGroup.Rows, "Give true, or 1 to 365 days.");
    public static readonly ErrorDefinition UnknownNetwork = EndsRow(ErrorGroup.Rows, "The message lists the names to use.");
    public static readonly ErrorDefinition RedirectMissing = EndsRow(ErrorGroup.Rows, "Give -Redirect with -RedirectOrigin.");
    public static readonly ErrorDefinition InvalidChoice = EndsRow(ErrorGroup.Rows, "The message lists the words to use.");
    public static readonly ErrorDefinition NetworkMissing = EndsRow(ErrorGroup.Rows, "Give -Network: unlinking and mode connect need it.");
    public static readonly ErrorDefinition NetworkNotInGrid = EndsRow(ErrorGroup.Rows, "Leave -Mode out, or give -AllowedSocial.");
    public static readonly ErrorDefinition SendEmailMissing = EndsCommand(
        ErrorGroup.Rows, ErrorCategory.InvalidArgument, "Add -SendEmail, or leave out the parameters of the email.");
    public static readonly ErrorDefinition SessionIdMissing = EndsRow(ErrorGroup.Rows, "Pipe in the output of New-AyrshareLinkSession.");
    public static readonly ErrorDefinition InvalidSessionId = EndsRow(ErrorGroup.Rows, "Give the SessionId, not the link.");
    public static readonly ErrorDefinition ProfileKeyMissing = EndsRow(ErrorGroup.Rows, "Give -ProfileKey, -ProfileKeySecret or -Vault.");
    public static readonly ErrorDefinition ProfileKeyIsApiKey = EndsRow(ErrorGroup.Rows, "Give the profile's key, not the account's.");
    public static readonly ErrorDefinition ProfileNotFound = EndsRow(ErrorGroup.Rows, "Get-AyrshareProfile lists all of them.");
    public static readonly ErrorDefinition ProfileMissing = EndsRow(ErrorGroup.Rows, "Name the profile, by its title or its key.");
    public static readonly ErrorDefinition ProfileSuspended = EndsRow(
        ErrorGroup.Rows, ErrorCategory.PermissionDenied, "Look in Ayrshare's dashboard for the reason.", AyrshareErrorActor.AccountOwner);
    public static readonly ErrorDefinition WaitTimeout = EndsRow(
        ErrorGroup.Rows, ErrorCategory.OperationTimeout, "The message says what is linked and what is missing.", AyrshareErrorActor.Client);
    public static readonly ErrorDefinition TitleMismatch = EndsRow(
        ErrorGroup.Rows, "The key belongs to another profile than the title. Nothing was done.");
    public static readonly ErrorDefinition SecretNameMissing = EndsRow(ErrorGroup.Rows, "Give -Title or -ProfileKeySecret.");
    public static readonly ErrorDefinition NothingToChange = EndsRow(ErrorGroup.Rows, "Give a change. An empty cell changes nothing.");
    public static readonly ErrorDefinition ClearedAndSet = EndsRow(ErrorGroup.Rows, "Either clear the field or set it.");
    public static readonly ErrorDefinition UnknownField = EndsRow(ErrorGroup.Rows, "The message lists what can be cleared.");
    public static readonly ErrorDefinition ListNotText = EndsRow(ErrorGroup.Rows, "Join the list before Export-Csv.");
    public static readonly ErrorDefinition PrimaryProfileNotAlone = EndsCommand(
        ErrorGroup.Rows, ErrorCategory.InvalidArgument, "Give either -PrimaryProfile or a User Profile.");
    public static readonly ErrorDefinition ConfirmationImpossible = EndsCommand(
        ErrorGroup.Rows, ErrorCategory.InvalidOperation, "Nobody can be asked here: give -Force, or -Confirm:$false.");

    // Invoke-AyrshareApi
    public static readonly ErrorDefinition InvalidPath = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument, "Give an endpoint, such as post or history.");
    public static readonly ErrorDefinition PathOutsideApi = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.SecurityError, "Give a path of the API. The API key is sent to no other address.");
    public static readonly ErrorDefinition InvalidQuery = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument, "The message names the field of -Query.");
    public static readonly ErrorDefinition InvalidBody = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument, "The message names the field of -Body.");
    public static readonly ErrorDefinition BodyNotAllowed = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument, "Use -Query: a GET request has no body.");
    public static readonly ErrorDefinition PagesNotAllowed = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument, "Leave -All out: it is for GET.");
    public static readonly ErrorDefinition PagesRepeat = EndsRow(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidResult, "Call it without -All: the response's pages repeat.");

    // Onboarding
    public static readonly ErrorDefinition ChecksFailed = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidData, "Correct the rows, or use -SkipInvalid.");
    public static readonly ErrorDefinition ClientsNotDone = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.OperationStopped, "Read the errors of the clients. It comes from -ErrorOnFailure.");
    public static readonly ErrorDefinition ColumnMissing = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidData, "Name the column of the titles with -ColumnMap.");
    public static readonly ErrorDefinition UnknownColumn = EndsCommand(
        ErrorGroup.Onboarding,
        ErrorCategory.InvalidArgument,
        "In -ColumnMap, the module's name is the key and the file's column the value.");
    public static readonly ErrorDefinition TitleTwice = EndsRow(
        ErrorGroup.Onboarding, "Remove one of the two rows that have the same title.");
    public static readonly ErrorDefinition TooManyCells = EndsRow(ErrorGroup.Onboarding, "Put a cell that contains a comma in quotes.");
    public static readonly ErrorDefinition SecretNameTwice = EndsRow(ErrorGroup.Onboarding, "Give each row a SecretName of its own.");
    public static readonly ErrorDefinition FileUnreadable = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.ReadError, "Check the path and the header.");
    public static readonly ErrorDefinition JournalPathMissing = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidArgument, "Give -JournalPath: rows from the pipeline have no file.");
    public static readonly ErrorDefinition JournalInUse = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.ResourceBusy, "Wait until the other run has ended.");
    public static readonly ErrorDefinition JournalFailed = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.WriteError, "Make room on the disk, then run the job again.");
    public static readonly ErrorDefinition JournalUnreadable = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.ReadError, "Check the path of the journal.");
    public static readonly ErrorDefinition ReportNotWritten = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.WriteError, "Check -ReportPath. The job itself is not affected.");
    public static readonly ErrorDefinition KeyLost = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified, "The profile exists, but its key is lost: see -RecreateLost.");
    public static readonly ErrorDefinition MailUnknown = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified, "Ask the client whether the email came.");
    public static readonly ErrorDefinition Changed = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified, "The row differs from what was done: see the message.");
    public static readonly ErrorDefinition Failed = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified, "Do what the message says, then run the job again.");

    // Ayrshare
    public static readonly ErrorDefinition Unauthorized = EndsCommand(
        ErrorGroup.Ayrshare, ErrorCategory.AuthenticationError, "Check the API key.");
    public static readonly ErrorDefinition Forbidden = EndsRow(
        ErrorGroup.Ayrshare,
        ErrorCategory.PermissionDenied,
        "Check the profile key, the plan, and whether the profile is suspended. A suspended account ends the command.",
        AyrshareErrorActor.AccountOwner);
    public static readonly ErrorDefinition TitleTaken = EndsRow(ErrorGroup.Ayrshare, ErrorCategory.ResourceExists, "Choose another title.");
    public static readonly ErrorDefinition PrivateKeyRefused = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.SecurityError, "Check that the private key and the domain are this account's.");
    public static readonly ErrorDefinition LinkRevoked = EndsRow(ErrorGroup.Ayrshare, ErrorCategory.InvalidOperation, "Issue a new link.");
    public static readonly ErrorDefinition LinkNotFound = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ObjectNotFound, "Check the SessionId and the profile key.");
    public static readonly ErrorDefinition LinkExpired = EndsRow(ErrorGroup.Ayrshare, ErrorCategory.InvalidOperation, "Issue a new link.");
    public static readonly ErrorDefinition MaxPackMissing = EndsRow(
        ErrorGroup.Ayrshare,
        ErrorCategory.PermissionDenied,
        "Leave out -ExpiresIn, the email and -Network, or add the Max Pack to the plan.",
        AyrshareErrorActor.AccountOwner);
    public static readonly ErrorDefinition NotFound = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ObjectNotFound, "Check the profile key, the path and the address.");
    public static readonly ErrorDefinition Rejected = EndsRow(ErrorGroup.Ayrshare, "Correct what the message names.");
    public static readonly ErrorDefinition RateLimited = EndsRow(ErrorGroup.Ayrshare, ErrorCategory.LimitsExceeded, "Wait five minutes.");
    public static readonly ErrorDefinition ServerError = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ResourceUnavailable, "Run the row again later.", AyrshareErrorActor.Ayrshare);
    public static readonly ErrorDefinition Unreachable = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ConnectionError, "Check the network and the proxy, then run the row again.");
    public static readonly ErrorDefinition NoAnswer = EndsRow(ErrorGroup.Ayrshare, ErrorCategory.OperationTimeout, "Run the row again.");
    public static readonly ErrorDefinition InvalidAnswer = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.InvalidResult, "Check that no proxy answers in Ayrshare's place.");
    public static readonly ErrorDefinition OutcomeUnknown = EndsRow(
        ErrorGroup.Ayrshare,
        ErrorCategory.InvalidResult,
        "Do not simply run it again: first find out whether the profile, the post or the email exists.");
    public static readonly ErrorDefinition EmailNotConfirmed = EndsRow(
        ErrorGroup.Ayrshare, "The link works; check whether the email was sent.");

    // Explanations
    public static readonly ErrorDefinition CodeMissing = EndsRow(ErrorGroup.Explanations, "Give a code, a status, or an error.");
    public static readonly ErrorDefinition InvalidCode = EndsRow(ErrorGroup.Explanations, "Give the number alone, such as 146.");
    public static readonly ErrorDefinition NotAnError = EndsRow(ErrorGroup.Explanations, "Give $Error[0], or $_ in a catch block.");

    // Sandbox
    public static readonly ErrorDefinition SandboxNotStarted = EndsCommand(
        ErrorGroup.Sandbox, ErrorCategory.ResourceUnavailable, "Give another -Port, or none.");
    public static readonly ErrorDefinition NotASandbox = EndsRow(
        ErrorGroup.Sandbox, ErrorCategory.InvalidArgument, "Pipe in a sandbox from Get-AyrshareSandbox.");

    /// <summary>Every error, by groups, in the order of the help.</summary>
    public static IReadOnlyList<ErrorDefinition> All => Defined;

    /// <summary>Who has to act on an error; whoever ran the command, if the table does not have it.</summary>
    public static AyrshareErrorActor WhoActs(string id) =>
        Defined.Find(error => error.Id == id)?.WhoActs ?? AyrshareErrorActor.You;

    private static ErrorDefinition EndsRow(
        ErrorGroup group, string advice, AyrshareErrorActor whoActs = AyrshareErrorActor.You, [CallerMemberName] string id = "") =>
        EndsRow(group, ErrorCategory.InvalidData, advice, whoActs, id);

    private static ErrorDefinition EndsRow(
        ErrorGroup group,
        ErrorCategory category,
        string advice,
        AyrshareErrorActor whoActs = AyrshareErrorActor.You,
        [CallerMemberName] string id = "") => Define(new(id, group, category, EndsCommand: false, advice, whoActs));

    private static ErrorDefinition EndsCommand(
        ErrorGroup group, ErrorCategory category, string advice, [CallerMemberName] string id = "") =>
        Define(new(id, group, category, EndsCommand: true, advice, AyrshareErrorActor.You));

    private static ErrorDefinition Define(ErrorDefinition error)
    {
        Defined.Add(error);
        return error;
    }
}
