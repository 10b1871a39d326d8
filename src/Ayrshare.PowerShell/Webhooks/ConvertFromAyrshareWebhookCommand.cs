using System;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Checks a request that Ayrshare has sent to your webhook, and returns its event.</summary>
/// <remarks>
/// <para>Anybody can send a request to the address of a webhook. The command therefore returns an event only if the request was
/// signed with the secret of the webhook, was sent in the last five minutes, and was not converted before. Otherwise, it writes
/// an error that says what did not match. The error never contains the secret or a signature.</para>
/// <para>The signature is HMAC-SHA256 of the body, byte for byte. Pass the raw body, and not an object that a web framework has
/// made of it: in an Azure function, $Request.RawBody. The signature can be written in hexadecimal digits, in
/// upper or lower case, or in base64. While a secret is rotated, Ayrshare sends two signatures. One of them has to match
/// one of the secrets, so you can change the secret of the receiver before or after that of the webhook.</para>
/// <para>Ayrshare delivers each event at least once, and sends it again if your receiver does not respond within 15 seconds, or
/// responds with 408, 425, 429 or 5xx. By default, the command refuses an event that it has returned before in this process. If
/// your receiver can fail after the command, use -AllowRepeat and remember the HookId of each event when its work is done:
/// otherwise, Ayrshare's next attempt would be refused, and the event lost. The command remembers the newest 10,000 events of
/// the process, for all runspaces together. A receiver with several processes or instances, such as an Azure Functions app,
/// needs a store of its own.</para>
/// <para>The command sends no request and needs no connection. The secret comes from -WebhookSecret, from the secret
/// Ayrshare-WebhookSecret in the vault (or those that -WebhookSecretSecret names), or from the environment variable
/// AYRSHARE_WEBHOOK_SECRET. Respond with 200 to an event, and with 401 to a request that was refused: Ayrshare does not repeat
/// that.</para>
/// </remarks>
/// <example>
/// <title>Receive link events in an Azure function</title>
/// <code>
/// $received = $Request | ConvertFrom-AyrshareWebhook -Vault Company
/// if ($received.Type -eq 'Link') {
///     "$($received.RefId) has linked $($received.Network)"
/// }
/// </code>
/// <para>$Request has the properties Headers and RawBody. The vault contains the secret Ayrshare-WebhookSecret. The folder
/// samples/LinkEvents is a whole app.</para>
/// </example>
/// <example>
/// <title>See what the sandbox delivers</title>
/// <code>
/// $secret = 'a long random text'
/// $hook = @{ Url = 'http://127.0.0.1:9/hook'; WebhookSecret = $secret }
/// $null = Register-AyrshareWebhook -Action social @hook
/// $sandbox = Get-AyrshareSandbox
/// $sandbox.Link('Bluebird Cafe', 'youtube')
/// while (-not $sandbox.Deliveries) { Start-Sleep 1 }
/// $sandbox.Deliveries[0] | ConvertFrom-AyrshareWebhook -WebhookSecret $secret
/// </code>
/// <para>The sandbox shows each attempt with its headers and its body, even if nothing listens at the URL.</para>
/// </example>
/// <example>
/// <title>Rotate the secret</title>
/// <code>
/// $body = '{"action":"social","type":"link","hookId":"h-1"}'
/// $hmac = [Security.Cryptography.HMACSHA256]::new(
///     [Text.Encoding]::UTF8.GetBytes('the old secret'))
/// $signature = $hmac.ComputeHash([Text.Encoding]::UTF8.GetBytes($body))
/// $headers = @{
///     'X-Authorization-Timestamp' =
///         [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
///     'X-Authorization-Content-SHA256' =
///         [Convert]::ToBase64String($signature)
/// }
/// ConvertFrom-AyrshareWebhook $headers $body `
///     -WebhookSecret 'the new secret', 'the old secret'
/// </code>
/// <para>During the rotation, the receiver accepts both secrets. The first lines make such a request by hand.</para>
/// </example>
/// <output type="Ayrshare.PowerShell.AyrshareWebhookEvent">The event. What the body does not say is empty, and what the module does
/// not know is in Details.</output>
/// <notes>
/// <para>The signature covers the body and not the headers. Somebody who has recorded a delivery can therefore send it again with
/// a new timestamp. What protects you from this is that repeats are refused, here or by your own store.</para>
/// <para>With a connection to a sandbox, the age is measured by the sandbox's clock.</para>
/// </notes>
/// <errors>WebhookSecretMissing, WebhookSignatureMissing, WebhookSignatureMismatch, WebhookTimestampInvalid, WebhookTooOld,
/// WebhookRepeated, WebhookBodyNotRaw, WebhookBodyInvalid, SecretNotFound</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/webhooks/overview">Webhooks, in Ayrshare's documentation</seealso>
/// <seealso cref="RegisterAyrshareWebhookCommand"/>
/// <seealso cref="GetAyrshareWebhookCommand"/>
/// <seealso cref="UnregisterAyrshareWebhookCommand"/>
/// <topic>about_Ayrshare_Webhooks</topic>
[Cmdlet(VerbsData.ConvertFrom, "AyrshareWebhook", HelpUri = HelpPages.Folder + "ConvertFrom-AyrshareWebhook.md")]
[OutputType(typeof(AyrshareWebhookEvent))]
public sealed class ConvertFromAyrshareWebhookCommand : AyrshareCommand
{
    private WebhookReader? _reader;

    /// <summary>The headers of the request: a hashtable or another dictionary, such as $Request.Headers of an Azure function, or an
    /// object with a property for each header. Their names are not case-sensitive, and a value can be a list.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public object Headers { get; set; } = "";

    /// <summary>The raw body of the request, as a string or as bytes.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Body")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? RawBody { get; set; }

    /// <summary>The secrets of the webhook: one or, while it is rotated, several. A secret: SecureString or string. By default, it
    /// comes from the vault or from AYRSHARE_WEBHOOK_SECRET.</summary>
    [Parameter]
    [Alias("Secret")]
    [SecretArguments]
    public SecureString[]? WebhookSecret { get; set; }

    /// <summary>The names of the secrets in the vault that hold the webhook's secrets. The default is
    /// Ayrshare-WebhookSecret.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string[]? WebhookSecretSecret { get; set; }

    /// <summary>The SecretManagement vault that holds the webhook's secret. The default is the connection's vault or, for
    /// -WebhookSecretSecret, the default vault.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>How many seconds ago the request can have been sent, from 1 to 86400. The default is 300. You can write 90, 90s,
    /// 5m, 2h, 1d or a TimeSpan. Clocks can differ by as much.</summary>
    [Parameter]
    [DurationIn(DurationUnit.Seconds)]
    [ValidateRange(1, 86400)]
    public int MaximumAgeSec { get; set; } = 300;

    /// <summary>Returns an event again if it is delivered again, with IsRepeat. Use it if your receiver remembers itself which events
    /// it has finished.</summary>
    [Parameter]
    public SwitchParameter AllowRepeat { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _reader ??= OrEnd(CreateReader);
        var headers = new WebhookHeaders(Headers);
        var deliveryId = headers.First(WebhookDelivery.DeliveryIdHeader);
        try
        {
            var received = _reader.Read(ReadDelivery(headers, deliveryId));
            var isRepeat = !ReceivedWebhooks.All.Add(received);
            if (isRepeat && !AllowRepeat)
            {
                throw new WebhookRefusedException(
                    WebhookProblem.Repeated,
                    received.HookId is { } id
                        ? $"the event with the hookId {id} was received before."
                        : "an event with this body was received before.");
            }

            WriteObject(new AyrshareWebhookEvent(received, isRepeat));
        }
        catch (WebhookRefusedException refusal)
        {
            WriteError(ErrorRecords.Of(WebhookRefusals.Describe(refusal), deliveryId));
        }
        catch (AyrshareCommandException problem)
        {
            WriteError(ErrorRecords.Of(problem, deliveryId));
        }
    }

    private WebhookReader CreateReader()
    {
        var vault = string.IsNullOrWhiteSpace(Vault) ? ConnectionStore.Current?.Vault : Vault!.Trim();
        var secrets = WebhookSecrets.Find(WebhookSecret, WebhookSecretSecret, new SecretVault(InvokeCommand), vault);
        var clock = ConnectionStore.Current?.Client.Options.Clock ?? TimeProvider.System;
        return new WebhookReader(secrets, TimeSpan.FromSeconds(MaximumAgeSec), clock);
    }

    private WebhookDelivery ReadDelivery(WebhookHeaders headers, string? deliveryId) => new()
    {
        Body = WebhookBodyText.Bytes(RawBody) ?? throw new AyrshareCommandException(
            Errors.WebhookBodyNotRaw,
            $"The webhook was refused: the body is a {PSObject.AsPSObject(RawBody).BaseObject.GetType().Name}, and not the raw body.",
            "Specify the body as it was received, as a string or as bytes: in an Azure function, $Request.RawBody."),
        Signatures = headers.Values(WebhookDelivery.SignatureHeader, WebhookDelivery.RotationSignatureHeader),
        Timestamps = headers.Values(WebhookDelivery.TimestampHeader),
        DeliveryId = deliveryId,
        Attempt = int.TryParse(
            headers.First(WebhookDelivery.AttemptHeader), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            ? attempt
            : null,
    };
}
