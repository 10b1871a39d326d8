using System.Collections.Generic;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Ayrshare.PowerShell;

/// <summary>
/// The module's table of errors. The commands take their errors from it, and the help generator uses it for
/// about_Ayrshare_Errors and for each command's help.
/// </summary>
internal static class Errors
{
    private static readonly List<ErrorDefinition> Defined = [];

    // Connection
    public static readonly ErrorDefinition NotConnected = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.ConnectionError, "Run Connect-Ayrshare, or set the environment variables.");
    public static readonly ErrorDefinition ApiKeyMissing = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument, "Specify -ApiKey or -Vault, or set AYRSHARE_API_KEY.");
    public static readonly ErrorDefinition ApiKeyMalformed = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidData, "Copy the whole key again.");
    public static readonly ErrorDefinition PrivateKeyTwice = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument, "Specify either -PrivateKey or -PrivateKeyPath.");
    public static readonly ErrorDefinition PrivateKeyUnreadable = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.ReadError, "Check the path and the file's permissions.");
    public static readonly ErrorDefinition PrivateKeyUnusable = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidData, "Specify the whole private.key file.");
    public static readonly ErrorDefinition XKeysUnpaired = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument, "Specify both X keys, or neither.");
    public static readonly ErrorDefinition XKeysMalformed = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidData, "Copy the whole key again.");
    public static readonly ErrorDefinition InvalidBaseUri = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument, "Specify the address of the API.");
    public static readonly ErrorDefinition InsecureBaseUri = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.SecurityError, "Use https. Plain http is only for this machine.");

    // Vaults
    public static readonly ErrorDefinition SecretManagementMissing = EndsCommand(
        ErrorGroup.Vaults, ErrorCategory.NotInstalled, "Install the module Microsoft.PowerShell.SecretManagement.");
    public static readonly ErrorDefinition VaultNotFound = EndsCommand(
        ErrorGroup.Vaults, ErrorCategory.ObjectNotFound, "Check the name. Get-SecretVault lists the vaults.");
    public static readonly ErrorDefinition VaultFailed = EndsRow(
        ErrorGroup.Vaults, ErrorCategory.ResourceUnavailable, "Unlock the vault. Test-SecretVault checks it.");
    public static readonly ErrorDefinition VaultInUse = EndsCommand(
        ErrorGroup.Vaults, ErrorCategory.ResourceBusy, "Let the process that the message names finish, or end it.");
    public static readonly ErrorDefinition SecretNotFound = EndsRow(
        ErrorGroup.Vaults, ErrorCategory.ObjectNotFound, "Check the name. Get-SecretInfo lists the secrets.");
    public static readonly ErrorDefinition SecretEmpty = EndsRow(ErrorGroup.Vaults, "Store the secret again.");
    public static readonly ErrorDefinition SecretWrongType = EndsRow(
        ErrorGroup.Vaults, ErrorCategory.InvalidType, "Store the secret as a String or SecureString.");
    public static readonly ErrorDefinition SecretExists = EndsRow(
        ErrorGroup.Vaults, "Use another -SecretName or -NewTitle, or -Force for an import. Nothing was created or changed.");
    public static readonly ErrorDefinition KeyNotStored = EndsRow(
        ErrorGroup.Vaults, "Store the profile key now, from the output of the command. Ayrshare does not return it again.");
    public static readonly ErrorDefinition KeyNotMoved = EndsRow(
        ErrorGroup.Vaults,
        ErrorCategory.InvalidResult,
        "Run the same row again. The profile was renamed, but its key still has the old name.");
    public static readonly ErrorDefinition SecretNotRemoved = EndsRow(
        ErrorGroup.Vaults, "Remove the profile key with Remove-Secret. The profile was removed.");

    // Rows
    public static readonly ErrorDefinition TitleMissing = EndsRow(ErrorGroup.Rows, "Fill in the column Title.");
    public static readonly ErrorDefinition InvalidTitle = EndsRow(
        ErrorGroup.Rows, "Type the title again, without the character that the message names.");
    public static readonly ErrorDefinition EmailMissing = EndsRow(ErrorGroup.Rows, "Fill in the column Email.");
    public static readonly ErrorDefinition InvalidEmail = EndsRow(ErrorGroup.Rows, "Specify one plain address.");
    public static readonly ErrorDefinition InvalidUrl = EndsRow(ErrorGroup.Rows, "Specify a full address, with https://.");
    public static readonly ErrorDefinition InvalidFlag = EndsRow(ErrorGroup.Rows, "Specify true or false, or leave it empty.");
    public static readonly ErrorDefinition InvalidMinutes = EndsRow(ErrorGroup.Rows, "Specify 1 to 2880, or leave it empty.");
    public static readonly ErrorDefinition UnknownNetwork = EndsRow(ErrorGroup.Rows, "Use one of the names in the message.");
    public static readonly ErrorDefinition RedirectMissing = EndsRow(ErrorGroup.Rows, "Specify -Redirect together with -RedirectOrigin.");
    public static readonly ErrorDefinition InvalidChoice = EndsRow(ErrorGroup.Rows, "Use one of the words in the message.");
    public static readonly ErrorDefinition NetworkMissing = EndsRow(
        ErrorGroup.Rows, "Specify -Network: unlinking and the mode connect require it.");
    public static readonly ErrorDefinition NetworkNotInGrid = EndsRow(ErrorGroup.Rows, "Leave out -Mode, or specify -AllowedSocial.");
    public static readonly ErrorDefinition SendEmailMissing = EndsCommand(
        ErrorGroup.Rows, ErrorCategory.InvalidArgument, "Add -SendEmail, or leave out the parameters of the email.");
    public static readonly ErrorDefinition SessionIdMissing = EndsRow(ErrorGroup.Rows, "Pipe in the output of New-AyrshareLinkSession.");
    public static readonly ErrorDefinition InvalidSessionId = EndsRow(ErrorGroup.Rows, "Specify the SessionId, not the link.");
    public static readonly ErrorDefinition ProfileKeyMissing = EndsRow(
        ErrorGroup.Rows, "Specify -ProfileKey, -ProfileKeySecret or -Vault.");
    public static readonly ErrorDefinition ProfileKeyIsApiKey = EndsRow(
        ErrorGroup.Rows, "Specify the profile key, not the API key of the account.");
    public static readonly ErrorDefinition ProfileNotFound = EndsRow(
        ErrorGroup.Rows, "Check the title. Get-AyrshareProfile lists all profiles.");
    public static readonly ErrorDefinition RefIdMissing = EndsRow(
        ErrorGroup.Rows, "Specify -RefId, or pipe in profiles: -Include needs the RefId of each profile.");
    public static readonly ErrorDefinition ProfileMissing = EndsRow(
        ErrorGroup.Rows, "Specify the profile by its title or its profile key.");
    public static readonly ErrorDefinition ProfileSuspended = EndsRow(
        ErrorGroup.Rows, ErrorCategory.PermissionDenied, "See the reason in Ayrshare's dashboard.", AyrshareErrorActor.AccountOwner);
    public static readonly ErrorDefinition WaitTimeout = EndsRow(
        ErrorGroup.Rows,
        ErrorCategory.OperationTimeout,
        "See the message for what is linked and what is missing.",
        AyrshareErrorActor.Client);
    public static readonly ErrorDefinition TitleMismatch = EndsRow(
        ErrorGroup.Rows, "Correct the title or the profile key: they belong to different profiles. Nothing was done.");
    public static readonly ErrorDefinition RefIdMismatch = EndsRow(
        ErrorGroup.Rows, "Correct the RefId or the profile key: they belong to different profiles. Nothing was done.");
    public static readonly ErrorDefinition SecretNameMissing = EndsRow(ErrorGroup.Rows, "Specify -Title or -ProfileKeySecret.");
    public static readonly ErrorDefinition InvalidSecretName = EndsRow(ErrorGroup.Rows, "Use a name without wildcard characters.");
    public static readonly ErrorDefinition SecretNameNotAllowed = EndsRow(
        ErrorGroup.Rows, "If the secret that the row names is a profile key, use -AllowAnySecretName.");
    public static readonly ErrorDefinition NothingToChange = EndsRow(ErrorGroup.Rows, "Specify a change. An empty cell changes nothing.");
    public static readonly ErrorDefinition ClearedAndSet = EndsRow(ErrorGroup.Rows, "Either clear the field or set a value.");
    public static readonly ErrorDefinition UnknownField = EndsRow(ErrorGroup.Rows, "Use one of the fields in the message.");
    public static readonly ErrorDefinition ListNotText = EndsRow(ErrorGroup.Rows, "Join the list before Export-Csv.");
    public static readonly ErrorDefinition PrimaryProfileNotAlone = EndsCommand(
        ErrorGroup.Rows, ErrorCategory.InvalidArgument, "Specify either -PrimaryProfile or a User Profile.");
    public static readonly ErrorDefinition ConfirmationImpossible = EndsCommand(
        ErrorGroup.Rows, ErrorCategory.InvalidOperation, "Use -Force or -Confirm:$false. This session cannot prompt.");

    // Webhooks
    public static readonly ErrorDefinition WebhookSecretMissing = EndsCommand(
        ErrorGroup.Webhooks,
        ErrorCategory.InvalidArgument,
        "Specify -WebhookSecret or -WebhookSecretSecret, or set AYRSHARE_WEBHOOK_SECRET.");
    public static readonly ErrorDefinition WebhookActionMissing = EndsRow(ErrorGroup.Webhooks, "Specify -Action.");
    public static readonly ErrorDefinition InvalidWebhookUrl = EndsRow(
        ErrorGroup.Webhooks, "Specify an https address. Plain http is only for this machine.");
    public static readonly ErrorDefinition WebhookSignatureMissing = EndsRow(
        ErrorGroup.Webhooks, ErrorCategory.SecurityError, "Ignore the request, or register the webhook with a secret.");
    public static readonly ErrorDefinition WebhookSignatureMismatch = EndsRow(
        ErrorGroup.Webhooks, ErrorCategory.SecurityError, "Check the secret, and that the body is the raw body.");
    public static readonly ErrorDefinition WebhookTimestampInvalid = EndsRow(
        ErrorGroup.Webhooks, ErrorCategory.SecurityError, "Check the header X-Authorization-Timestamp.");
    public static readonly ErrorDefinition WebhookTooOld = EndsRow(
        ErrorGroup.Webhooks, ErrorCategory.SecurityError, "Check the clock, or specify -MaximumAgeSec.");
    public static readonly ErrorDefinition WebhookRepeated = EndsRow(
        ErrorGroup.Webhooks, ErrorCategory.ResourceExists, "Ignore the event, or use -AllowRepeat.");
    public static readonly ErrorDefinition WebhookBodyNotRaw = EndsRow(
        ErrorGroup.Webhooks, ErrorCategory.InvalidArgument, "Specify the body as a string or as bytes, before it is parsed.");
    public static readonly ErrorDefinition WebhookBodyInvalid = EndsRow(ErrorGroup.Webhooks, "See the message: the body is not JSON.");

    // Invoke-AyrshareApi
    public static readonly ErrorDefinition InvalidPath = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument, "Specify an endpoint, such as post or history.");
    public static readonly ErrorDefinition PathOutsideApi = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.SecurityError, "Specify a path of the API. The API key is sent to no other address.");
    public static readonly ErrorDefinition InvalidQuery = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument, "Correct the field of -Query that the message names.");
    public static readonly ErrorDefinition InvalidBody = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument, "Correct the field of -Body that the message names.");
    public static readonly ErrorDefinition BodyNotAllowed = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument, "Use -Query: a GET request has no body.");
    public static readonly ErrorDefinition PagesNotAllowed = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument, "Leave out -All: it is only for GET.");
    public static readonly ErrorDefinition PagesRepeat = EndsRow(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidResult, "Run the command without -All: the pages of the response repeat.");

    // Onboarding
    public static readonly ErrorDefinition ChecksFailed = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidData, "Correct the rows, or use -SkipInvalid.");
    public static readonly ErrorDefinition ClientsNotDone = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.OperationStopped, "Read the errors of the clients. -ErrorOnFailure causes this error.");
    public static readonly ErrorDefinition ColumnMissing = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidData, "Specify the column of the titles with -ColumnMap.");
    public static readonly ErrorDefinition UnknownColumn = EndsCommand(
        ErrorGroup.Onboarding,
        ErrorCategory.InvalidArgument,
        "In -ColumnMap, use the module's name as the key and the column of the file as the value.");
    public static readonly ErrorDefinition TitleTwice = EndsRow(
        ErrorGroup.Onboarding, "Remove one of the two rows that have the same title.");
    public static readonly ErrorDefinition IdTwice = EndsRow(ErrorGroup.Onboarding, "Give each client an Id of its own.");
    public static readonly ErrorDefinition MayBeRenamed = EndsRow(
        ErrorGroup.Onboarding, "Restore the old title, or enter an Id in the row: see the message.");
    public static readonly ErrorDefinition TooManyLeaving = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidData, "Check that the list is complete. -Offboard would remove most of the clients.");
    public static readonly ErrorDefinition TooFewCells = EndsRow(ErrorGroup.Onboarding, "Check whether the file was cut off.");
    public static readonly ErrorDefinition TooManyCells = EndsRow(ErrorGroup.Onboarding, "Put a cell that contains a comma in quotes.");
    public static readonly ErrorDefinition SecretNameTwice = EndsRow(ErrorGroup.Onboarding, "Give each row its own SecretName.");
    public static readonly ErrorDefinition FileUnreadable = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.ReadError, "Check the path and the header.");
    public static readonly ErrorDefinition JournalPathMissing = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidArgument, "Specify -JournalPath: rows from the pipeline have no file.");
    public static readonly ErrorDefinition JournalInUse = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.ResourceBusy, "Wait until the other run has ended.");
    public static readonly ErrorDefinition JournalFailed = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.WriteError, "Free some disk space, then run the job again.");
    public static readonly ErrorDefinition JournalUnreadable = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.ReadError, "Check the path of the journal.");
    public static readonly ErrorDefinition LinksNotWritten = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.WriteError, "Check -LinkPath. The links that were issued are in the results.");
    public static readonly ErrorDefinition ReportNotWritten = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.WriteError, "Check -ReportPath. The job itself is not affected.");
    public static readonly ErrorDefinition KeyLost = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified, "See -RecreateLost: the profile exists, but its key is lost.");
    public static readonly ErrorDefinition JobStopped = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.OperationStopped, "Run the job again. The process was asked to end, as by SIGTERM.");
    public static readonly ErrorDefinition KeyWaiting = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified, "Repair the vault, then run the job again: the key is in the journal.");
    public static readonly ErrorDefinition MailUnknown = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified, "Ask the client whether the email arrived.");
    public static readonly ErrorDefinition Changed = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified, "See the message: the row differs from what was done.");
    public static readonly ErrorDefinition Failed = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified, "Correct the problem that the message names, then run the job again.");

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
        ErrorGroup.Ayrshare, ErrorCategory.SecurityError, "Check that the private key and the domain belong to this account.");
    public static readonly ErrorDefinition LinkRevoked = EndsRow(ErrorGroup.Ayrshare, ErrorCategory.InvalidOperation, "Issue a new link.");
    public static readonly ErrorDefinition LinkNotFound = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ObjectNotFound, "Check the SessionId and the profile key.");
    public static readonly ErrorDefinition LinkExpired = EndsRow(ErrorGroup.Ayrshare, ErrorCategory.InvalidOperation, "Issue a new link.");
    public static readonly ErrorDefinition MaxPackMissing = EndsRow(
        ErrorGroup.Ayrshare,
        ErrorCategory.PermissionDenied,
        "Leave out -ExpiresIn, the email and -Network, or add the Max Pack to the plan.",
        AyrshareErrorActor.AccountOwner);
    public static readonly ErrorDefinition MessagingNotEnabled = EndsRow(
        ErrorGroup.Ayrshare,
        ErrorCategory.PermissionDenied,
        "Leave out -MessagingActive, or add messaging to the account.",
        AyrshareErrorActor.AccountOwner);
    public static readonly ErrorDefinition MessagingRelinkNeeded = EndsRow(
        ErrorGroup.Ayrshare,
        ErrorCategory.InvalidOperation,
        "Have the client link Facebook and Instagram anew.",
        AyrshareErrorActor.Client);
    public static readonly ErrorDefinition NotFound = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ObjectNotFound, "Check the profile key, the path and the address.");
    public static readonly ErrorDefinition Rejected = EndsRow(ErrorGroup.Ayrshare, "Correct the problem that the message names.");
    public static readonly ErrorDefinition RateLimited = EndsRow(ErrorGroup.Ayrshare, ErrorCategory.LimitsExceeded, "Wait five minutes.");
    public static readonly ErrorDefinition ServerError = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ResourceUnavailable, "Run the row again later.", AyrshareErrorActor.Ayrshare);
    public static readonly ErrorDefinition Unreachable = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ConnectionError, "Check the network and the proxy, then run the row again.");
    public static readonly ErrorDefinition NoAnswer = EndsRow(ErrorGroup.Ayrshare, ErrorCategory.OperationTimeout, "Run the row again.");
    public static readonly ErrorDefinition InvalidAnswer = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.InvalidResult, "Check that no proxy responds instead of Ayrshare.");
    public static readonly ErrorDefinition OutcomeUnknown = EndsRow(
        ErrorGroup.Ayrshare,
        ErrorCategory.InvalidResult,
        "Before you run it again, check whether the profile, the post or the email exists.");
    public static readonly ErrorDefinition EmailNotConfirmed = EndsRow(
        ErrorGroup.Ayrshare, "Check whether the email was sent. The link works.");

    // Explanations
    public static readonly ErrorDefinition CodeMissing = EndsRow(ErrorGroup.Explanations, "Specify a code, a status, or an error.");
    public static readonly ErrorDefinition InvalidCode = EndsRow(ErrorGroup.Explanations, "Specify only the number, such as 146.");
    public static readonly ErrorDefinition NotAnError = EndsRow(ErrorGroup.Explanations, "Specify $Error[0], or $_ in a catch block.");

    // Sandbox
    public static readonly ErrorDefinition SandboxNotStarted = EndsCommand(
        ErrorGroup.Sandbox, ErrorCategory.ResourceUnavailable, "Specify another -Port, or leave it out.");
    public static readonly ErrorDefinition NotASandbox = EndsRow(
        ErrorGroup.Sandbox, ErrorCategory.InvalidArgument, "Pipe in a sandbox from Get-AyrshareSandbox.");

    /// <summary>Every error, by group, in the order of the help.</summary>
    public static IReadOnlyList<ErrorDefinition> All => Defined;

    /// <summary>Who has to act on an error. For an error that is not in the table, it is the user of the command.</summary>
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
