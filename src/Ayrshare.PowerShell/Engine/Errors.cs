using System;
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
        ErrorGroup.Connection, ErrorCategory.ConnectionError,
        "No command of this session connected to Ayrshare, -Connection was not specified, and the environment has no API key.",
        "Run Connect-Ayrshare, or set the environment variables.");
    public static readonly ErrorDefinition ConnectionNotFound = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.ObjectNotFound,
        "No connection of this runspace has the name, or the value is neither a connection nor a name.",
        "Check the name. Get-AyrshareConnection lists the connections.");
    public static readonly ErrorDefinition ConnectionAmbiguous = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument,
        "The session has several accounts, and none was chosen. A command does not guess where it creates something.",
        "Specify -Connection, or run Connect-Ayrshare without -Name for the account that commands use without it.");
    public static readonly ErrorDefinition ConnectionMismatch = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument,
        "The row is the output of a command that used another account, which can have a profile of the same title.",
        "Specify the same -Connection for each command of the pipeline.");
    public static readonly ErrorDefinition InvalidConnectionName = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument,
        "The text cannot be the name of a connection: it is empty, very long or a key, or has characters that nobody can see.",
        "Specify a short name that can be read, such as Brand2.");
    public static readonly ErrorDefinition ApiKeyMissing = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument,
        "The API key of the account was not specified, and neither the vault nor the environment has it.",
        "Specify -ApiKey or -Vault, or set AYRSHARE_API_KEY.");
    public static readonly ErrorDefinition ApiKeyMalformed = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidData,
        "The value for the API key cannot be one: part of it is missing, or it contains other text.",
        "Copy the whole key again.");
    public static readonly ErrorDefinition PrivateKeyTwice = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument,
        "The private key was specified as text and as a file, and the two can differ.",
        "Specify either -PrivateKey or -PrivateKeyPath.");
    public static readonly ErrorDefinition PrivateKeyUnreadable = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.ReadError,
        "The file with the private key does not exist, or this user cannot read it.",
        "Check the path and the file's permissions.");
    public static readonly ErrorDefinition PrivateKeyUnusable = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidData,
        "The text is not a whole private key, often because its line breaks were lost on the way.",
        "Specify the whole private.key file.");
    public static readonly ErrorDefinition XKeysUnpaired = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument,
        "Only one of the two keys of the X app was specified. X needs both.",
        "Specify both X keys, or neither.");
    public static readonly ErrorDefinition XKeysMalformed = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidData,
        "A value for the keys of the X app cannot be one: part of it is missing, or it contains other text.",
        "Copy the whole key again.");
    public static readonly ErrorDefinition InvalidBaseUri = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.InvalidArgument,
        "The value is not the address of an API, so no request can be sent there.",
        "Specify the address of the API.");
    public static readonly ErrorDefinition InsecureBaseUri = EndsCommand(
        ErrorGroup.Connection, ErrorCategory.SecurityError,
        "The address uses plain http, over which other computers could read the API key.",
        "Use https. Plain http is only for this machine.");

    // Vaults
    public static readonly ErrorDefinition SecretManagementMissing = EndsCommand(
        ErrorGroup.Vaults, ErrorCategory.NotInstalled,
        "The command needs a vault, but the module that opens vaults is not installed for this PowerShell.",
        "Install the module Microsoft.PowerShell.SecretManagement.");
    public static readonly ErrorDefinition VaultNotFound = EndsCommand(
        ErrorGroup.Vaults, ErrorCategory.ObjectNotFound,
        "No vault of this name is registered for this user. Vaults are registered for each user, so a scheduled job can lack them.",
        "Check the name. Get-SecretVault lists the vaults.");
    public static readonly ErrorDefinition VaultFailed = EndsRow(
        ErrorGroup.Vaults, ErrorCategory.ResourceUnavailable,
        "The vault did not do what it was asked to. Its extension module reported an error.",
        "Check the vault. Test-SecretVault does so.");
    public static readonly ErrorDefinition VaultLocked = EndsRow(
        ErrorGroup.Vaults, ErrorCategory.AuthenticationError,
        "The vault is locked, and nobody can be asked for its password in this session.",
        "Unlock the vault at the start of the job, as with Unlock-SecretStore -Password.");
    public static readonly ErrorDefinition VaultInUse = EndsCommand(
        ErrorGroup.Vaults, ErrorCategory.ResourceBusy,
        "Another process has been writing to the same vault for too long.",
        "Let the process that the message names finish, or end it.");
    public static readonly ErrorDefinition SecretNotFound = EndsRow(
        ErrorGroup.Vaults, ErrorCategory.ObjectNotFound,
        "The vault has no secret of this name.",
        "Check the name. Get-SecretInfo lists the secrets.");
    public static readonly ErrorDefinition SecretEmpty = EndsRow(
        ErrorGroup.Vaults,
        "The vault has the secret, but there is no text in it.",
        "Store the secret again.");
    public static readonly ErrorDefinition SecretWrongType = EndsRow(
        ErrorGroup.Vaults, ErrorCategory.InvalidType,
        "The vault has the secret, but it is not text.",
        "Store the secret as a String or SecureString.");
    public static readonly ErrorDefinition SecretExists = EndsRow(
        ErrorGroup.Vaults,
        "The vault already has a secret of this name, and a profile key in it would be lost if it were replaced.",
        "Use another -SecretName or -NewTitle, or -Force for an import. Nothing was created or changed.");
    public static readonly ErrorDefinition KeyNotStored = EndsRow(
        ErrorGroup.Vaults,
        "The profile was created, but the vault did not keep its key. The output of the command has the only copy.",
        "Store the profile key now, from the output of the command. Ayrshare does not return it again.");
    public static readonly ErrorDefinition KeyNotMoved = EndsRow(
        ErrorGroup.Vaults, ErrorCategory.InvalidResult,
        "The profile was renamed, but the vault still has its key under the old name.",
        "Run the same row again. The profile was renamed, but its key still has the old name.");
    public static readonly ErrorDefinition SecretNotRemoved = EndsRow(
        ErrorGroup.Vaults,
        "The profile was removed, but the vault still has its key, which is no longer valid.",
        "Remove the profile key with Remove-Secret. The profile was removed.");

    // Rows
    public static readonly ErrorDefinition TitleMissing = EndsRow(
        ErrorGroup.Rows,
        "The row does not name a profile.",
        "Fill in the column Title.");
    public static readonly ErrorDefinition InvalidTitle = EndsRow(
        ErrorGroup.Rows,
        "The title contains a character that cannot be seen, so nobody could type it again.",
        "Type the title again, without the character that the message names.");
    public static readonly ErrorDefinition TitleIsKey = EndsCommand(
        ErrorGroup.Rows, ErrorCategory.InvalidArgument,
        "The value of -Title or -NewTitle has the form of a profile key or an API key. A title is shown and sent as one, so it was not "
        + "used.",
        "For a key, specify -ProfileKey.");
    public static readonly ErrorDefinition EmailMissing = EndsRow(
        ErrorGroup.Rows,
        "An email was requested for a row without an address.",
        "Fill in the column Email.");
    public static readonly ErrorDefinition InvalidEmail = EndsRow(
        ErrorGroup.Rows,
        "The value is not the address of one person.",
        "Specify one plain address.");
    public static readonly ErrorDefinition InvalidUrl = EndsRow(
        ErrorGroup.Rows,
        "The value is not the full address of a web page.",
        "Specify a full address, with https://.");
    public static readonly ErrorDefinition InvalidFlag = EndsRow(
        ErrorGroup.Rows,
        "The value is neither true nor false.",
        "Specify true or false, or leave it empty.");
    public static readonly ErrorDefinition InvalidMinutes = EndsRow(
        ErrorGroup.Rows,
        "The value is not a duration that the field allows. A link is valid for 1 minute to 48 hours.",
        "Specify a duration such as 30m, 48h or 2d, or leave it empty.");
    public static readonly ErrorDefinition UnknownNetwork = EndsRow(
        ErrorGroup.Rows,
        "The value is not the name of a social network that can be linked.",
        "Use one of the names in the message.");
    public static readonly ErrorDefinition RedirectMissing = EndsRow(
        ErrorGroup.Rows,
        "-RedirectOrigin changes how the page redirects, but there is no address to redirect to.",
        "Specify -Redirect together with -RedirectOrigin.");
    public static readonly ErrorDefinition InvalidChoice = EndsRow(
        ErrorGroup.Rows,
        "The value is not one of those that the field allows.",
        "Use one of the words in the message.");
    public static readonly ErrorDefinition NetworkMissing = EndsRow(
        ErrorGroup.Rows,
        "The action is for one social network, and none was specified.",
        "Specify -Network: unlinking and the mode connect require it.");
    public static readonly ErrorDefinition NetworkNotInGrid = EndsRow(
        ErrorGroup.Rows,
        "-Network is for links that show one network, but the link shows several.",
        "Leave out -Mode, or specify -AllowedSocial.");
    public static readonly ErrorDefinition SendEmailMissing = EndsCommand(
        ErrorGroup.Rows, ErrorCategory.InvalidArgument,
        "A parameter of the email was specified, but no email was requested.",
        "Add -SendEmail, or leave out the parameters of the email.");
    public static readonly ErrorDefinition SessionIdMissing = EndsRow(
        ErrorGroup.Rows,
        "The row does not name a link session.",
        "Pipe in the output of New-AyrshareLinkSession.");
    public static readonly ErrorDefinition InvalidSessionId = EndsRow(
        ErrorGroup.Rows,
        "The value cannot be the id of a link session. It may be the link itself, or a title.",
        "Specify the SessionId, neither the link nor a title.");
    public static readonly ErrorDefinition ProfileKeyMissing = EndsRow(
        ErrorGroup.Rows,
        "The action needs the key of the profile, and neither the row nor a vault provided it.",
        "Specify -ProfileKey, -ProfileKeySecret or -Vault.");
    public static readonly ErrorDefinition ProfileKeyIsApiKey = EndsRow(
        ErrorGroup.Rows,
        "The value is the API key of the account, with which the request would not be for one client.",
        "Specify the profile key, not the API key of the account.");
    public static readonly ErrorDefinition ProfileNotFound = EndsRow(
        ErrorGroup.Rows,
        "The account has no such profile, or it was created in the last five minutes and is not in the list yet.",
        "Check the title. Get-AyrshareProfile lists all profiles.");
    public static readonly ErrorDefinition FilterMissing = EndsRow(
        ErrorGroup.Rows,
        "The value of a filter is empty, for instance because a variable has another name. Without the filter, the command would select "
        + "everything.",
        "Specify a value, or omit the parameter.");
    public static readonly ErrorDefinition RefIdMissing = EndsRow(
        ErrorGroup.Rows,
        "Ayrshare returns the details of a profile only by its RefId, and the row has none.",
        "Specify -RefId, or pipe in profiles: -Include needs the RefId of each profile.");
    public static readonly ErrorDefinition ProfileMissing = EndsRow(
        ErrorGroup.Rows,
        "Neither a title nor a profile key says which profile is meant.",
        "Specify the profile by its title or its profile key.");
    public static readonly ErrorDefinition ProfileSuspended = EndsRow(
        ErrorGroup.Rows, ErrorCategory.PermissionDenied,
        "Ayrshare has suspended the profile, so the client cannot link networks now.",
        "See the reason in Ayrshare's dashboard.",
        AyrshareErrorActor.AccountOwner);
    public static readonly ErrorDefinition WaitTimeout = EndsRow(
        ErrorGroup.Rows, ErrorCategory.OperationTimeout,
        "The client had not linked the networks when the time to wait ended.",
        "See the message for what is linked and what is missing.",
        AyrshareErrorActor.Client);
    public static readonly ErrorDefinition TitleMismatch = EndsRow(
        ErrorGroup.Rows,
        "The title is that of another profile than the profile key or the piped object.",
        "Correct the title or the profile key, or omit one of them.");
    public static readonly ErrorDefinition RefIdMismatch = EndsRow(
        ErrorGroup.Rows,
        "The RefId is that of another profile than the profile key or the title.",
        "Correct the RefId, or omit it.");
    public static readonly ErrorDefinition SecretNameMissing = EndsRow(
        ErrorGroup.Rows,
        "The secret to remove is named after the title or by -ProfileKeySecret, and the row has neither.",
        "Specify -Title or -ProfileKeySecret.");
    public static readonly ErrorDefinition InvalidSecretName = EndsRow(
        ErrorGroup.Rows,
        "SecretManagement treats the characters in the name as a wildcard, so the secret could not be found again.",
        "Use a name without wildcard characters.");
    public static readonly ErrorDefinition SecretNameNotAllowed = EndsRow(
        ErrorGroup.Rows,
        "A row named a secret that need not be a profile key. The command did not read it, because it would have been sent to Ayrshare.",
        "If the secret that the row names is a profile key, use -AllowAnySecretName.");
    public static readonly ErrorDefinition NothingToChange = EndsRow(
        ErrorGroup.Rows,
        "The row and the parameters specify no change.",
        "Specify a change. An empty cell changes nothing.");
    public static readonly ErrorDefinition ClearedAndSet = EndsRow(
        ErrorGroup.Rows,
        "The row both clears a field and sets it.",
        "Either clear the field or set a value.");
    public static readonly ErrorDefinition UnknownField = EndsRow(
        ErrorGroup.Rows,
        "The value is not the name of a field that can be cleared.",
        "Use one of the fields in the message.");
    public static readonly ErrorDefinition ListNotText = EndsRow(
        ErrorGroup.Rows,
        "Export-Csv wrote the name of a type in place of a list, so the values are lost.",
        "Join the list before Export-Csv.");
    public static readonly ErrorDefinition PrimaryProfileNotAlone = EndsCommand(
        ErrorGroup.Rows, ErrorCategory.InvalidArgument,
        "-PrimaryProfile is for the account itself, but a User Profile was specified too.",
        "Specify either -PrimaryProfile or a User Profile.");
    public static readonly ErrorDefinition ConfirmationImpossible = EndsCommand(
        ErrorGroup.Rows, ErrorCategory.InvalidOperation,
        "The action asks for confirmation, but nobody can answer in this session. Nothing was done.",
        "Use -Force or -Confirm:$false. This session cannot prompt.");

    // Webhooks
    public static readonly ErrorDefinition WebhookSecretMissing = EndsCommand(
        ErrorGroup.Webhooks, ErrorCategory.InvalidArgument,
        "The secret with which Ayrshare signs the request was not specified.",
        "Specify -WebhookSecret or -WebhookSecretSecret, or set AYRSHARE_WEBHOOK_SECRET.");
    public static readonly ErrorDefinition WebhookActionMissing = EndsRow(
        ErrorGroup.Webhooks,
        "The row does not say which events the webhook is for.",
        "Specify -Action.");
    public static readonly ErrorDefinition InvalidWebhookUrl = EndsRow(
        ErrorGroup.Webhooks,
        "The value is not an address to which Ayrshare can send a webhook.",
        "Specify an https address. Plain http is only for this machine.");
    public static readonly ErrorDefinition WebhookSignatureMissing = EndsRow(
        ErrorGroup.Webhooks, ErrorCategory.SecurityError,
        "The request has no signature, so anybody can have sent it.",
        "Ignore the request, or register the webhook with a secret.");
    public static readonly ErrorDefinition WebhookSignatureMismatch = EndsRow(
        ErrorGroup.Webhooks, ErrorCategory.SecurityError,
        "The signature does not fit the body: the secret is another one, or the body was changed on the way.",
        "Check the secret, and that the body is the raw body.");
    public static readonly ErrorDefinition WebhookTimestampInvalid = EndsRow(
        ErrorGroup.Webhooks, ErrorCategory.SecurityError,
        "The time of the request is missing or cannot be read.",
        "Check the header X-Authorization-Timestamp.");
    public static readonly ErrorDefinition WebhookTooOld = EndsRow(
        ErrorGroup.Webhooks, ErrorCategory.SecurityError,
        "The request is older than allowed. It can be a copy that somebody sent again.",
        "Check the clock, or specify -MaximumAgeSec.");
    public static readonly ErrorDefinition WebhookRepeated = EndsRow(
        ErrorGroup.Webhooks, ErrorCategory.ResourceExists,
        "Ayrshare sent the same event before, as it does when it received no response in time.",
        "Ignore the event, or use -AllowRepeat.");
    public static readonly ErrorDefinition WebhookBodyNotRaw = EndsRow(
        ErrorGroup.Webhooks, ErrorCategory.InvalidArgument,
        "The body was parsed already, and its signature is valid only for the text that was received.",
        "Specify the body as a string or as bytes, before it is parsed.");
    public static readonly ErrorDefinition WebhookBodyInvalid = EndsRow(
        ErrorGroup.Webhooks,
        "The body is not an event as Ayrshare sends it.",
        "See the message: the body is not JSON.");

    // Invoke-AyrshareApi
    public static readonly ErrorDefinition InvalidPath = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument,
        "The path does not name an endpoint.",
        "Specify an endpoint, such as post or history.");
    public static readonly ErrorDefinition PathOutsideApi = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.SecurityError,
        "The path leads out of the API, where the API key would reach another server.",
        "Specify a path of the API. The API key is sent to no other address.");
    public static readonly ErrorDefinition InvalidQuery = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument,
        "A value of -Query cannot be written into an address.",
        "Correct the field of -Query that the message names.");
    public static readonly ErrorDefinition InvalidBody = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument,
        "A value of -Body cannot be written as JSON.",
        "Correct the field of -Body that the message names.");
    public static readonly ErrorDefinition BodyNotAllowed = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument,
        "A GET request has no body.",
        "Use -Query: a GET request has no body.");
    public static readonly ErrorDefinition PagesNotAllowed = EndsCommand(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidArgument,
        "Only the response to a GET request has pages.",
        "Leave out -All: it is only for GET.");
    public static readonly ErrorDefinition PagesRepeat = EndsRow(
        ErrorGroup.AnyEndpoint, ErrorCategory.InvalidResult,
        "The pages of the response repeat, so the command would not end.",
        "Run the command without -All: the pages of the response repeat.");

    // Onboarding
    public static readonly ErrorDefinition ChecksFailed = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidData,
        "Some rows of the list are wrong. Nothing was created, changed or sent.",
        "Correct the rows, or use -SkipInvalid.");
    public static readonly ErrorDefinition ClientsNotDone = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.OperationStopped,
        "The job ended, but some clients still need something. Each has an error of its own.",
        "Read the errors of the clients. -ErrorOnFailure causes this error.");
    public static readonly ErrorDefinition ColumnMissing = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidData,
        "The list has no column of titles.",
        "Specify the column of the titles with -ColumnMap.");
    public static readonly ErrorDefinition UnknownColumn = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidArgument,
        "-ColumnMap names a column that the module or the file does not have.",
        "In -ColumnMap, use the module's name as the key and the column of the file as the value.");
    public static readonly ErrorDefinition TitleTwice = EndsRow(
        ErrorGroup.Onboarding,
        "Two rows have the same title, but a title names one profile.",
        "Remove one of the two rows that have the same title.");
    public static readonly ErrorDefinition IdTwice = EndsRow(
        ErrorGroup.Onboarding,
        "Two rows have the same Id, but an Id names one client.",
        "Give each client an Id of its own.");
    public static readonly ErrorDefinition MayBeRenamed = EndsRow(
        ErrorGroup.Onboarding,
        "A known client is missing and a new title looks like the same client, so it is unclear whether the client was renamed.",
        "Restore the old title, or enter an Id in the row: see the message.");
    public static readonly ErrorDefinition TooManyLeaving = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidData,
        "Most of the known clients are missing from the list, which is more likely a damaged list than their end.",
        "Check that the list is complete. -Offboard would remove most of the clients.");
    public static readonly ErrorDefinition TooFewCells = EndsRow(
        ErrorGroup.Onboarding,
        "The row has fewer cells than the header.",
        "Check whether the file was cut off.");
    public static readonly ErrorDefinition TooManyCells = EndsRow(
        ErrorGroup.Onboarding,
        "The row has more cells than the header.",
        "Put a cell that contains a comma in quotes.");
    public static readonly ErrorDefinition SecretNameTwice = EndsRow(
        ErrorGroup.Onboarding,
        "Two rows name the same secret, so one key would replace the other.",
        "Give each row its own SecretName.");
    public static readonly ErrorDefinition FileUnreadable = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.ReadError,
        "The list does not exist, cannot be read, or is not a CSV.",
        "Check the path and the header.");
    public static readonly ErrorDefinition JournalPathMissing = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidArgument,
        "Rows from the pipeline have no file beside which the journal could be.",
        "Specify -JournalPath: rows from the pipeline have no file.");
    public static readonly ErrorDefinition JournalInUse = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.ResourceBusy,
        "Another run has the journal open. Two runs at the same time could create a client twice.",
        "Wait until the other run has ended.");
    public static readonly ErrorDefinition JournalOfOtherAccount = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.InvalidArgument,
        "The account of the connection has none of the profiles that the journal knows, so the journal is of another account.",
        "Check -Connection, or use another -JournalPath for this account.");
    public static readonly ErrorDefinition JournalFailed = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.WriteError,
        "The journal could not be written. The job stopped, because what is not in the journal could be done twice.",
        "Free some disk space, then run the job again.");
    public static readonly ErrorDefinition JournalUnreadable = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.ReadError,
        "The file is not a journal, is damaged, or cannot be read.",
        "Check the path of the journal.");
    public static readonly ErrorDefinition LinksNotWritten = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.WriteError,
        "The file of the links could not be written.",
        "Check -LinkPath. The links that were issued are in the results.");
    public static readonly ErrorDefinition ReportNotWritten = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.WriteError,
        "The report could not be written. Everything else was done.",
        "Check -ReportPath. The job itself is not affected.");
    public static readonly ErrorDefinition KeyLost = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified,
        "The profile was created, but its key was neither stored nor returned. Ayrshare returns a key only once.",
        "See -RecreateLost: the profile exists, but its key is lost.");
    public static readonly ErrorDefinition JobStopped = EndsCommand(
        ErrorGroup.Onboarding, ErrorCategory.OperationStopped,
        "The process was asked to end. What was under way is in the journal.",
        "Run the job again. The process was asked to end, as by SIGTERM.");
    public static readonly ErrorDefinition KeyWaiting = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified,
        "The profile was created, but the vault did not keep its key. The journal has the key until the vault does.",
        "Repair the vault, then run the job again: the key is in the journal.");
    public static readonly ErrorDefinition MailUnknown = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified,
        "The email was requested, but its response was lost. It is unknown whether the client has received it.",
        "Ask the client whether the email arrived.");
    public static readonly ErrorDefinition Changed = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified,
        "The row differs from what was done for the client before, and the job does not change that by itself.",
        "See the message: the row differs from what was done.");
    public static readonly ErrorDefinition Failed = EndsRow(
        ErrorGroup.Onboarding, ErrorCategory.NotSpecified,
        "A step for the client failed. The next run tries it again.",
        "Correct the problem that the message names, then run the job again.");

    // Ayrshare
    public static readonly ErrorDefinition Unauthorized = EndsCommand(
        ErrorGroup.Ayrshare, ErrorCategory.AuthenticationError,
        "The API key is missing or wrong.",
        "Check the API key.");
    public static readonly ErrorDefinition Forbidden = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.PermissionDenied,
        "The profile key is wrong, the profile or the account is suspended, or the plan does not include what was requested.",
        "Check the profile key, the plan, and whether the profile is suspended. A suspended account ends the command.",
        AyrshareErrorActor.AccountOwner);
    public static readonly ErrorDefinition TitleTaken = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ResourceExists,
        "A profile with this title already exists.",
        "Choose another title.");
    public static readonly ErrorDefinition PrivateKeyRefused = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.SecurityError,
        "Ayrshare could not create a link with the private key. The key is damaged or belongs to another account.",
        "Check that the private key and the domain belong to this account.");
    public static readonly ErrorDefinition LinkRevoked = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.InvalidOperation,
        "The link session was revoked.",
        "Issue a new link.");
    public static readonly ErrorDefinition LinkNotFound = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ObjectNotFound,
        "The link session does not exist, or it belongs to another profile.",
        "Check the SessionId and the profile key.");
    public static readonly ErrorDefinition LinkExpired = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.InvalidOperation,
        "The link session has expired.",
        "Issue a new link.");
    public static readonly ErrorDefinition MaxPackMissing = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.PermissionDenied,
        "The plan does not include the Max Pack, which -ExpiresIn, emails and links to a single network require.",
        "Leave out -ExpiresIn, the email and -Network, or add the Max Pack to the plan.",
        AyrshareErrorActor.AccountOwner);
    public static readonly ErrorDefinition MessagingNotEnabled = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.PermissionDenied,
        "Messaging is not enabled for the account.",
        "Leave out -MessagingActive, or add messaging to the account.",
        AyrshareErrorActor.AccountOwner);
    public static readonly ErrorDefinition MessagingRelinkNeeded = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.InvalidOperation,
        "The network was linked before messaging was switched on for the profile, and the link does not allow messages.",
        "Have the client link Facebook and Instagram anew.",
        AyrshareErrorActor.Client);
    public static readonly ErrorDefinition NotFound = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ObjectNotFound,
        "Ayrshare did not find what was requested.",
        "Check the profile key, the path and the address.");
    public static readonly ErrorDefinition Rejected = EndsRow(
        ErrorGroup.Ayrshare,
        "Ayrshare refused the request.",
        "Correct the problem that the message names.");
    public static readonly ErrorDefinition RateLimited = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.LimitsExceeded,
        "The profile, or the account if there is no profile key, has used all its requests for these five minutes.",
        "Wait five minutes.");
    public static readonly ErrorDefinition ServerError = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ResourceUnavailable,
        "Ayrshare's server failed.",
        "Try again later.",
        AyrshareErrorActor.Ayrshare);
    public static readonly ErrorDefinition Unreachable = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.ConnectionError,
        "A connection to Ayrshare could not be established.",
        "Check the network and the proxy, then try again.");
    public static readonly ErrorDefinition NoAnswer = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.OperationTimeout,
        "The connection broke or timed out before the response was complete.",
        "Try again.");
    public static readonly ErrorDefinition InvalidAnswer = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.InvalidResult,
        "The response does not come from Ayrshare.",
        "Check that no proxy responds instead of Ayrshare.");
    public static readonly ErrorDefinition OutcomeUnknown = EndsRow(
        ErrorGroup.Ayrshare, ErrorCategory.InvalidResult,
        "The request was sent, but its response was lost. It is unknown whether it took effect.",
        "Before you run it again, check whether the profile, the post or the email exists.");
    public static readonly ErrorDefinition EmailNotConfirmed = EndsRow(
        ErrorGroup.Ayrshare,
        "Ayrshare issued the link, but did not confirm that it sent the email.",
        "Check whether the email was sent. The link works.");

    // Explanations
    public static readonly ErrorDefinition CodeMissing = EndsRow(
        ErrorGroup.Explanations,
        "There was neither a code nor an error to explain.",
        "Specify a code, a status, or an error.");
    public static readonly ErrorDefinition InvalidCode = EndsRow(
        ErrorGroup.Explanations,
        "The value is neither the number of a code, nor the id of an error, nor an error.",
        "Specify only the number, such as 146, or the error itself.");
    public static readonly ErrorDefinition NotAnError = EndsRow(
        ErrorGroup.Explanations,
        "The value is not an error.",
        "Specify $Error[0], or $_ in a catch block.");

    // Sandbox
    public static readonly ErrorDefinition SandboxNotStarted = EndsCommand(
        ErrorGroup.Sandbox, ErrorCategory.ResourceUnavailable,
        "The sandbox could not listen on the port. Another program may use it.",
        "Specify another -Port, or leave it out.");
    public static readonly ErrorDefinition NotASandbox = EndsRow(
        ErrorGroup.Sandbox, ErrorCategory.InvalidArgument,
        "The value is not a sandbox of this session.",
        "Pipe in a sandbox from Get-AyrshareSandbox.");

    /// <summary>Every error, by group, in the order of the help.</summary>
    public static IReadOnlyList<ErrorDefinition> All => Defined;

    /// <summary>The error with an id, whatever its case, or null if it is not in the table.</summary>
    public static ErrorDefinition? Find(string id) =>
        Defined.Find(error => string.Equals(error.Id, id, StringComparison.OrdinalIgnoreCase));

    private static ErrorDefinition EndsRow(
        ErrorGroup group,
        string meaning,
        string advice,
        AyrshareErrorActor whoActs = AyrshareErrorActor.You,
        [CallerMemberName] string id = "") =>
        EndsRow(group, ErrorCategory.InvalidData, meaning, advice, whoActs, id);

    private static ErrorDefinition EndsRow(
        ErrorGroup group,
        ErrorCategory category,
        string meaning,
        string advice,
        AyrshareErrorActor whoActs = AyrshareErrorActor.You,
        [CallerMemberName] string id = "") => Define(new(id, group, category, EndsCommand: false, meaning, advice, whoActs));

    private static ErrorDefinition EndsCommand(
        ErrorGroup group, ErrorCategory category, string meaning, string advice, [CallerMemberName] string id = "") =>
        Define(new(id, group, category, EndsCommand: true, meaning, advice, AyrshareErrorActor.You));

    private static ErrorDefinition Define(ErrorDefinition error)
    {
        Defined.Add(error);
        return error;
    }
}
