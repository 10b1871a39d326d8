using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Tasks;
using Ayrshare.HelpGenerator;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.Documents.Tests;

/// <summary>Runs the samples that are Azure Functions apps, with a stand-in for the host, against the sandbox.</summary>
public sealed class FunctionAppTests : IDisposable
{
    private const string Received = """
        (Import-Csv ./linked.csv | ForEach-Object { "$($_.Title) $($_.Type) $($_.Network) $($_.Source)" }) -join ';'
        """;

    private static readonly string Samples = Path.Combine(ModuleHelp.Root, "samples");
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(30);

    private readonly ExampleSession _session = new();
    private readonly HttpListener _listener = new();
    private readonly string _app = $"http://127.0.0.1:{FreePort()}/";

    public FunctionAppTests()
    {
        _listener.Prefixes.Add(_app);
        _listener.Start();
        _session.Run($$"""
            class HttpResponseContext { [int] $StatusCode; [hashtable] $Headers = @{}; [object] $Body }
            function Push-OutputBinding { param($Name, $Value) $global:Pushed = $Value }
            $samples = '{{Samples}}'
            $app = '{{_app}}'
            $env:AYRSHARE_WEBHOOK_SECRET = 'webhook-secret'
            $env:AYRSHARE_LINK_SECRET = 'a random text of 32 characters..'
            $env:AYRSHARE_VAULT = 'Company'
            $env:LINK_EVENTS_FOLDER = $PWD.Path
            """).ThrowIfFailed();
    }

    public void Dispose()
    {
        _listener.Close();
        _session.Dispose();
    }

    [Fact]
    public async Task Who_has_linked_is_written_once()
    {
        Register();
        _session.Run("$sandbox.Link('Corner Books', 'linkedin')").ThrowIfFailed();
        Assert.Equal(200, await ReceiveAsync());
        _session.Run("$sandbox.Invalidate('Bluebird Cafe', 'facebook')").ThrowIfFailed();
        Assert.Equal(200, await ReceiveAsync());

        // The same event again, as Ayrshare may send it.
        _session.Run(
            "while (-not $sandbox.Deliveries) { }; "
            + "$Request = [pscustomobject]@{ Headers = $sandbox.Deliveries[0].Headers; RawBody = $sandbox.Deliveries[0].Body }");
        Assert.Equal(200, Receive());

        Assert.Equal(
            "Corner Books Link linkedin user;Bluebird Cafe Unlink facebook system", _session.Run(Received).ThrowIfFailed().Only.ToString());
    }

    [Fact]
    public async Task An_event_whose_work_fails_is_sent_again()
    {
        Register();
        _session.Run("$env:LINK_EVENTS_FOLDER = \"$PWD/missing\"; $sandbox.Link('Corner Books', 'gmb')").ThrowIfFailed();
        Assert.Equal(500, await ReceiveAsync());

        _session.Run("$env:LINK_EVENTS_FOLDER = $PWD.Path; while (-not $sandbox.Deliveries) { }; $sandbox.Clock.Advance('00:01:00')")
            .ThrowIfFailed();
        Assert.Equal(200, await ReceiveAsync());

        Assert.Equal("Corner Books Link gmb user", _session.Run(Received).ThrowIfFailed().Only.ToString());
    }

    [Theory]
    [InlineData("$Request.RawBody += ' '", 401)]
    [InlineData("$Request.Headers.Clear()", 401)]
    [InlineData("$Request.Headers['X-Authorization-Timestamp'] = 1", 401)]
    [InlineData("$env:AYRSHARE_WEBHOOK_SECRET = 'another'", 401)]
    [InlineData("$env:AYRSHARE_WEBHOOK_SECRET = ''", 500)]
    public void A_request_that_is_not_from_Ayrshare_is_refused(string change, int status)
    {
        _session.Run(change).ThrowIfFailed();

        Assert.Equal(status, Receive());

        Assert.False(_session.FileExists("linked.csv"));
    }

    [Fact]
    public void A_permanent_address_leads_to_a_fresh_link_at_each_click()
    {
        var addresses = _session.Run("Get-AyrshareProfile | & $samples/LinkAddress/New-LinkAddress.ps1 -App $app").ThrowIfFailed();
        Assert.Equal(["Bluebird Cafe", "Corner Books"], addresses.Property("Title"));
        var address = new Uri(addresses.Property("Address").First()!.ToString()!);
        Assert.StartsWith(_app + "api/link/", address.AbsoluteUri, StringComparison.Ordinal);
        Assert.DoesNotContain(
            _session.Run("$sandbox.Profiles.ProfileKey").Output.Select(key => $"{key}"),
            key => address.AbsoluteUri.Contains(key, StringComparison.Ordinal));

        var links = Enumerable.Range(0, 2).Select(_ => Open(address.Segments[^1])).ToArray();

        Assert.All(links, link => Assert.Equal(302, link.Status));
        Assert.Equal(2, links.Select(link => link.Location).Distinct().Count());
        Assert.Equal(
            links.Select(link => link.Location), _session.Run("$sandbox.LinkSessions.Url.AbsoluteUri").Output.Select(url => $"{url}"));
        Assert.Equal("Bluebird Cafe", _session.Run("$sandbox.LinkSessions[0].Title").Only.ToString());
        Assert.Equal("no-store", _session.Run("$Pushed.Headers['Cache-Control']").Only.ToString());
    }

    [Theory]
    [InlineData("''")]
    [InlineData("'x'")]
    [InlineData("\"$($bluebird.RefId)\"")]
    [InlineData("\"$($bluebird.RefId).$('0' * 64)\"")]
    [InlineData("$token.Replace($bluebird.RefId, $corner.RefId)")]
    [InlineData("$token.ToUpperInvariant()")]
    [InlineData("$token + \"`n\"")]
    [InlineData("New-LinkToken nobody")]
    [InlineData("New-LinkToken '*'")]
    public void An_address_that_was_guessed_leads_nowhere(string token)
    {
        _session.Run(". $samples/LinkAddress/OpenLink/Token.ps1; $token = New-LinkToken $bluebird.RefId").ThrowIfFailed();
        var guess = _session.Run(token).ThrowIfFailed().Only.ToString();

        Assert.Equal(404, Open(guess).Status);
        Assert.Empty(_session.Run("$sandbox.LinkSessions").Output);
    }

    [Fact]
    public void Without_the_vault_the_client_is_asked_to_try_again()
    {
        _session.Run(". $samples/LinkAddress/OpenLink/Token.ps1; $env:AYRSHARE_VAULT = 'Nowhere'").ThrowIfFailed();

        Assert.Equal(503, Open(_session.Run("New-LinkToken $bluebird.RefId").Only.ToString()).Status);
    }

    [Fact]
    public void Without_the_profile_s_key_the_client_is_not_asked_to_try_again()
    {
        _session.Run("""
            . $samples/LinkAddress/OpenLink/Token.ps1
            Get-SecretInfo Ayrshare-ProfileKey-Bluebird-Cafe* -Vault Company | ForEach-Object { Remove-Secret $_.Name -Vault Company }
            """).ThrowIfFailed();

        Assert.Equal(404, Open(_session.Run("New-LinkToken $bluebird.RefId").Only.ToString()).Status);
    }

    [Theory]
    [InlineData("LinkEvents/ReceiveLinkEvent", "run.ps1")]
    [InlineData("LinkAddress/OpenLink", "run.ps1")]
    [InlineData("LinkAddress", "New-LinkAddress.ps1")]
    public void Each_app_is_complete(string folder, string script)
    {
        Assert.NotEmpty(_session.Run($"(Get-Help $samples/{folder}/{script}).Synopsis").ThrowIfFailed().Only.ToString());
        var app = Path.Combine(Samples, folder.Split('/')[0]);
        Assert.All(["host.json", "profile.ps1", "requirements.psd1"], file => Assert.True(File.Exists(Path.Combine(app, file)), file));
        foreach (var json in Directory.EnumerateFiles(app, "*.json", SearchOption.AllDirectories))
            JsonDocument.Parse(File.ReadAllText(json)).Dispose();
    }

    private void Register() =>
        _session.Run("$null = Register-AyrshareWebhook -Action social -Url \"${app}api/LinkEvents\"").ThrowIfFailed();

    /// <summary>Does what the host of the functions does with the next request.</summary>
    private async Task<int> ReceiveAsync()
    {
        var context = await _listener.GetContextAsync().WaitAsync(Prompt, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(context.Request.InputStream);
        var headers = string.Join(
            "; ", context.Request.Headers.AllKeys.Select(name => $"{Quote(name)} = {Quote(context.Request.Headers[name])}"));
        var body = Quote(await reader.ReadToEndAsync());
        _session.Run($"$Request = [pscustomobject]@{{ Headers = @{{ {headers} }}; RawBody = {body} }}").ThrowIfFailed();
        context.Response.StatusCode = Receive();
        context.Response.Close();
        return context.Response.StatusCode;
    }

    private int Receive()
    {
        _session.Run("& $samples/LinkEvents/ReceiveLinkEvent/run.ps1 -Request $Request").ThrowIfFailed();
        return (int)_session.Run("$Pushed.StatusCode").Only.BaseObject;
    }

    private (int Status, string Location) Open(string token)
    {
        _session.Run($"& $samples/LinkAddress/OpenLink/run.ps1 -Request ([pscustomobject]@{{ Params = @{{ token = {Quote(token)} }} }})")
            .ThrowIfFailed();
        return ((int)_session.Run("$Pushed.StatusCode").Only.BaseObject, $"{_session.Run("$Pushed.Headers.Location").Only}");
    }

    private static string Quote(string? text) => $"'{text?.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
