using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Ayrshare.HelpGenerator;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>
/// What the help's examples take for granted: a connection (to a sandbox), two clients whose keys are in the vault
/// Company, lists of clients, a private.key file, and the account's credentials in the vault and in the environment.
/// </summary>
public sealed class ExampleSession : IDisposable
{
    private const string SetUp = """
        $sandbox = Start-AyrshareSandbox -Connect -Domain id-c9o06 -PrivateKey $sandboxKey
        Register-SecretVault Company -DefaultVault
        $bluebird, $corner = 'Bluebird Cafe', 'Corner Books' | New-AyrshareProfile -Vault Company
        $sandbox.Link('Bluebird Cafe', 'facebook', 3); $sandbox.Link('Bluebird Cafe', 'instagram', 0)
        $sandbox.Link('Primary Profile', 'reddit')
        $secrets = @{
            'Ayrshare-ApiKey' = $sandbox.ApiKey; 'Ayrshare-Domain' = $sandbox.Domain; 'Ayrshare-PrivateKey' = $sandbox.PrivateKey
            'Brand-ApiKey' = $sandbox.ApiKey; 'X-ApiKey' = 'x-key'; 'X-ApiSecret' = 'x-secret'
            'bluebird-key' = $bluebird.ProfileKey; 'corner-key' = $corner.ProfileKey; 'Ayrshare-WebhookSecret' = 'webhook-secret'
        }
        foreach ($name in $secrets.Keys) { Set-Secret -Vault Company -Name $name -Secret $secrets[$name] }
        $keys = @($sandbox.Profiles | ForEach-Object ProfileKey)
        $Answers = @{ 'API key' = $sandbox.ApiKey; 'Profile key' = $keys[0]; 'Webhook secret' = 'webhook-secret' }
        $sandbox.PrivateKey | Set-Content ./private.key
        'an image' | Set-Content ./logo.png
        $keys | Set-Content ./keys.txt
        $sandbox.Profiles | Select-Object Title, ProfileKey | Export-Csv ./profile-keys.csv -NoTypeInformation
        $delivered = '{"action":"social","type":"link","platform":"facebook","refId":"' + $bluebird.RefId + '",' +
            '"hookId":"' + [guid]::NewGuid() + '"}'
        $hmac = [Security.Cryptography.HMACSHA256]::new([Text.Encoding]::UTF8.GetBytes('webhook-secret'))
        $Request = [pscustomobject]@{
            RawBody = $delivered
            Headers = @{
                'X-Authorization-Timestamp' = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
                'X-Authorization-Content-SHA256' = [Convert]::ToHexString($hmac.ComputeHash([Text.Encoding]::UTF8.GetBytes($delivered)))
            }
        }
        $env:AYRSHARE_BASE_URI = $sandbox.BaseUri
        $env:AYRSHARE_API_KEY = $sandbox.ApiKey
        $env:AYRSHARE_DOMAIN = $sandbox.Domain
        $env:AYRSHARE_PRIVATE_KEY = $sandbox.PrivateKey
        """;

    private const string Clients = """
        Title,Email,Tags,DisableSocial
        Acme Bakery,anna@acme.example,food;local,reddit
        Borealis Travel,bo@borealis.example,travel,
        Citrus Design,cleo@citrus.example,,

        """;

    private const string Links = """
        Title,Email,ProfileKeySecret,AllowedSocial,ExpiresIn
        Bluebird Cafe,ben@bluebird.example,Ayrshare-ProfileKey-Bluebird-Cafe-52f14465,facebook;instagram,1440
        Corner Books,cora@corner.example,Ayrshare-ProfileKey-Corner-Books-3aee1030,,

        """;

    private static readonly string Samples = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ModuleHelp.FilePath)!, "..", "samples"));

    private readonly Dictionary<string, string?> _environment = new[]
    {
        "AYRSHARE_BASE_URI", "AYRSHARE_API_KEY", "AYRSHARE_DOMAIN", "AYRSHARE_PRIVATE_KEY", "AYRSHARE_PRIVATE_KEY_PATH",
        "AYRSHARE_WEBHOOK_SECRET", "AYRSHARE_LINK_SECRET", "AYRSHARE_VAULT", "LINK_EVENTS_FOLDER",
    }.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-examples-");
    private readonly Session _session;

    public ExampleSession()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "clients.csv"), Clients);
        File.WriteAllText(Path.Combine(_folder.FullName, "links.csv"), Links);
        File.Copy(Path.Combine(Samples, "clients.csv"), Path.Combine(_folder.CreateSubdirectory("samples").FullName, "clients.csv"));
        _session = new Session(Session.SecretManagement, Path.Combine(AppContext.BaseDirectory, "Modules", "World.psm1"));
        _session.Runspace.SessionStateProxy.Path.SetLocation(_folder.FullName);
        _session.Run(SetUp, ("sandboxKey", SandboxKey.Pem)).ThrowIfFailed();
    }

    public RunResult Run(string example) => _session.Run(example);

    public bool FileExists(string name) => File.Exists(Path.Combine(_folder.FullName, name));

    public void Dispose()
    {
        // Examples start sandboxes of their own.
        _session.Run("Stop-AyrshareSandbox");
        _session.Dispose();
        foreach (var (name, value) in _environment)
            Environment.SetEnvironmentVariable(name, value);
        _folder.Delete(recursive: true);
    }
}
