// The module's speed as ratios in one run:
// dotnet run -c Release --project tests/Ayrshare.Benchmarks \
//     [import|links|sequential|memory|pacing|onboarding|onboarding-memory|onboarding-pacing]
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Ayrshare.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var benchmarks = new Dictionary<string, Action>
{
    ["import"] = Import,
    ["links"] = Links,
    ["sequential"] = Sequential,
    ["memory"] = Memory,
    ["pacing"] = Pacing,
    ["onboarding"] = Onboarding,
    ["onboarding-memory"] = OnboardingMemory,
    ["onboarding-pacing"] = OnboardingPacing,
};

if (args is ["--import-once", var module])
{
    ImportOnce(module);
    return 0;
}

if (args is ["--serve"])
{
    Serve();
    return 0;
}

if (args.FirstOrDefault(arg => !benchmarks.ContainsKey(arg)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark \"{unknown}\"; there are: {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

foreach (var name in args.Length > 0 ? args : [.. benchmarks.Keys])
    benchmarks[name]();
return 0;

// Import-Module in fresh processes, in turn: ours, an empty binary module, and one with a file of types and a file of views, which
// PowerShell reads at each import.
static void Import()
{
    const int rounds = 15;
    string[] modules = ["StagedModule", "EmptyModule", "EmptyModuleWithViews"];
    // The first round warms the disk.
    var measured = Enumerable.Range(0, rounds + 1).Select(_ => Array.ConvertAll(modules, ImportInFreshProcess)).Skip(1).ToArray();
    Console.WriteLine($"import: {Milliseconds(0)}, an empty binary module {Milliseconds(1)}, one with types and views {Milliseconds(2)}, "
        + $"ratios {Ratio(1)} and {Ratio(2)} (medians of {rounds} fresh processes each)");

    string Milliseconds(int module) => $"{Median(measured.Select(round => round[module])):0.0} ms";

    string Ratio(int module) => $"{Median(measured.Select(round => round[0] / round[module])):0.00}";
}

static double ImportInFreshProcess(string module)
{
    using var process = Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, ["--import-once", module]) { RedirectStandardOutput = true })!;
    var milliseconds = double.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
    process.WaitForExit();
    return milliseconds;
}

static void ImportOnce(string module)
{
    using var engine = new Session();
    engine.Run("$null = Get-Module");
    var watch = Stopwatch.StartNew();
    engine.Run($"Import-Module '{Session.Module(module)}'");
    Console.WriteLine(watch.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
}

// 200 links at 100 ms each, eight at a time, against the 2.5 s that the network alone takes.
static void Links()
{
    const double ideal = 200 * 0.1 / 8;
    using var engine = new Session(Session.Module("StagedModule"));
    engine.Run("$sandbox = Start-AyrshareSandbox -Connect -LatencyMilliseconds 100");
    engine.Run("$profiles = 1..200 | ForEach-Object { $sandbox.AddProfile(\"Client $_\") }");
    engine.Run("$profiles | Where-Object Title -like 'Client ?' | New-AyrshareJwt -ThrottleLimit 8");
    var seconds = Enumerable.Range(0, 5).Select(_ => Time(() => engine.Run("$profiles | New-AyrshareJwt -ThrottleLimit 8"))).ToArray();
    engine.Run("Stop-AyrshareSandbox");
    Console.WriteLine($"links: 200 at 100 ms with -ThrottleLimit 8 in {Median(seconds):0.000} s, ideal {ideal:0.0} s, ratio "
        + $"{Median(seconds) / ideal:0.000} (median of {seconds.Length} runs)");
}

// 3,000 links one after another without latency: by this module, by a bare HttpClient, and by Invoke-RestMethod in a loop.
static void Sequential()
{
    const int calls = 3000;
    using var engine = new Session(Session.Module("StagedModule"));
    engine.Run("$sandbox = Start-AyrshareSandbox -Connect -RateLimit 1000000 -TokenForm Opaque");
    engine.Run("$key = $sandbox.AddProfile('Client').ProfileKey; $uri = \"$($sandbox.BaseUri)\".TrimEnd('/') + '/profiles/link-sessions'; "
        + "$headers = @{ Authorization = \"Bearer $($sandbox.ApiKey)\"; 'Profile-Key' = $key }");
    var (uri, account, key) = (Text("$uri"), Text("$headers.Authorization"), Text("$key"));
    var ours = $"1..{calls} | ForEach-Object {{ [pscustomobject]@{{ ProfileKey = $key }} }} | "
        + "New-AyrshareLinkSession -ThrottleLimit 1 | Out-Null";
    var theirs = $"1..{calls} | ForEach-Object {{ Invoke-RestMethod $uri -Method Post -Headers $headers -Body '{{}}' -ContentType "
        + "application/json } | Out-Null";
    using var api = new HttpClient();
    var rounds = Enumerable.Range(0, 6).Select(_ => (
        Ours: Time(() => engine.Run(ours)),
        Bare: Time(() => SendAsync(api, uri, account, key, calls).GetAwaiter().GetResult()),
        Theirs: Time(() => engine.Run(theirs)))).Skip(1).ToArray(); // The first round warms up.
    engine.Run("Stop-AyrshareSandbox");
    var (module, bare, web) = (PerCall(round => round.Ours), PerCall(round => round.Bare), PerCall(round => round.Theirs));
    Console.WriteLine($"sequential: {module:0.00} ms a call with -ThrottleLimit 1, a bare HttpClient {bare:0.00} ms, Invoke-RestMethod "
        + $"{web:0.00} ms, ratios {module / bare:0.00} and {module / web:0.00} (medians of {rounds.Length} rounds of {calls:N0} calls)");

    string Text(string script) => engine.Run(script)[0].ToString();

    double PerCall(Func<(double Ours, double Bare, double Theirs), double> seconds) => Median(rounds.Select(seconds)) / calls * 1000;
}

static async Task SendAsync(HttpClient api, string uri, string account, string key, int calls)
{
    for (var call = 0; call < calls; call++)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, uri)
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", account);
        request.Headers.TryAddWithoutValidation("Profile-Key", key);
        using var response = await api.SendAsync(request).ConfigureAwait(false);
        await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }
}

// 100,000 rows through one pipeline: what the last 90,000 add.
static void Memory()
{
    using var engine = new Session(Session.Module("StagedModule"));
    engine.Run(
        "$sandbox = Start-AyrshareSandbox -Connect -RateLimit 1000000 -TokenForm Opaque; $key = $sandbox.AddProfile('Client').ProfileKey");
    engine.Run("function Measure-Memory { begin { $n = 0 } process { if (++$n -in 10000, 100000) { [GC]::Collect(); "
        + "[GC]::WaitForPendingFinalizers(); [GC]::GetTotalMemory($true) / 1MB } } }");
    var watch = Stopwatch.StartNew();
    var measured = engine.Run("& { for ($i = 0; $i -lt 100000; $i++) { [pscustomobject]@{ Title = \"Client $i\"; ProfileKey = $key } } "
        + "} | New-AyrshareJwt -ThrottleLimit 8 | Measure-Memory");
    var heap = measured.Select(size => Convert.ToDouble(size.BaseObject, CultureInfo.InvariantCulture)).ToArray();
    engine.Run("Stop-AyrshareSandbox");
    Console.WriteLine($"memory: {heap[0]:0.0} MB live after 10,000 rows, {heap[1]:0.0} MB after 100,000: {heap[1] - heap[0]:+0.0;-0.0} "
        + $"MB; {100_000 / watch.Elapsed.TotalSeconds:0} rows a second, the sandbox in the same process");
}

// 1,000 profiles under the documented limit, on a clock that runs 30 times faster.
static void Pacing()
{
    const double scale = 30;
    const double earliest = 900; // 300 at once, 300 after five minutes, after ten, and the last 100 after fifteen.
    using var engine = new Session(Session.Module("StagedModule"));
    engine.Run($"$sandbox = Start-AyrshareSandbox -Connect -TimeScale {scale}");
    var seconds = Time(() => engine.Run("1..1000 | ForEach-Object { \"Client $_\" } | New-AyrshareProfile -ThrottleLimit 8")) * scale;
    var (profiles, refused) = (engine.Run("$sandbox.Profiles.Count")[0], engine.Run("$sandbox.RateLimitedCount")[0]);
    engine.Run("Stop-AyrshareSandbox");
    Console.WriteLine($"pacing: {profiles} profiles at 300 per 5 minutes in {seconds:0.0} s of the scaled clock, earliest {earliest:0} "
        + $"s, ratio {seconds / earliest:0.000}, HTTP 429: {refused}");
}

// 20,000 clients: their checks and a run without latency, and 1,000 clients against what throttle and latency allow.
static void Onboarding()
{
    const int rows = 20_000;
    const int timed = 1_000;
    const int latency = 200;
    const double ideal = timed * 2 * latency / 8.0 / 1000;
    using var list = new ClientFile(rows);
    using var engine = Onboard($"-RateLimit 100000 -TokenForm Opaque");
    File.AppendAllText(list.Path, "Bad,no-address\n");
    var checks = Time(() => engine.Run(
        $"try {{ Invoke-AyrshareOnboarding '{list.Path}' -Vault Company -ErrorAction SilentlyContinue }} catch {{ }}; $Error.Clear()"));
    var seconds = Time(() => engine.Run(
        $"Invoke-AyrshareOnboarding '{list.Path}' -Vault Company -SkipInvalid -ThrottleLimit 8 2>$null | Out-Null"));
    engine.Run("Stop-AyrshareSandbox");
    Console.WriteLine($"onboarding: checks of {rows} rows in {checks:0.00} s; {rows / seconds:0} clients a second without latency, the "
        + "sandbox and the vault in the same process");

    using var some = new ClientFile(timed);
    using var slow = Onboard($"-RateLimit 100000 -TokenForm Opaque -LatencyMilliseconds {latency}");
    var taken = Time(() => slow.Run($"Invoke-AyrshareOnboarding '{some.Path}' -Vault Company -ThrottleLimit 8"));
    slow.Run("Stop-AyrshareSandbox");
    Console.WriteLine($"onboarding: {timed} clients, two calls each, at {latency} ms with -ThrottleLimit 8 in {taken:0.0} s, ideal "
        + $"{ideal:0.0} s, ratio {taken / ideal:0.000}");
}

// 100,000 clients, with the sandbox in another process: the memory that is in use when the first client is done, and at most.
static void OnboardingMemory()
{
    const int rows = 100_000;
    using var list = new ClientFile(rows);
    using var server = Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, ["--serve"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    using var engine = new Session(Session.Module("StagedModule"), Session.Module("SecretManagement"));
    engine.Run($"$key, $uri = '{server.StandardOutput.ReadLine()}' -split ' '; Connect-Ayrshare $key -BaseUri $uri; Register-SecretVault "
        + $"Company; function Measure-Memory {{ begin {{ $n = 0 }} process {{ if (++$n -eq 1 -or $n % {rows / 10} -eq 0) {{ "
        + "[GC]::Collect(); [GC]::WaitForPendingFinalizers(); [GC]::GetTotalMemory($true) / 1MB } } }");
    var heap = engine.Run($"Invoke-AyrshareOnboarding '{list.Path}' -Vault Company -ThrottleLimit 8 | Measure-Memory")
        .Select(size => Convert.ToDouble(size.BaseObject, CultureInfo.InvariantCulture)).ToArray();
    server.StandardInput.Close();
    server.WaitForExit();
    Console.WriteLine($"onboarding-memory: {rows:N0} clients take {heap[0]:0} MB when the first is done and {heap.Max():0} MB at most, "
        + "the vault in the same process");
}

// Serves a sandbox until its input ends.
static void Serve()
{
    using var engine = new Session(Session.Module("StagedModule"));
    engine.Run("$sandbox = Start-AyrshareSandbox -RateLimit 10000000 -TokenForm Opaque");
    Console.WriteLine(engine.Run("\"$($sandbox.ApiKey) $($sandbox.BaseUri)\"")[0]);
    Console.In.ReadToEnd();
    engine.Run("Stop-AyrshareSandbox");
}

// 1,000 clients under the documented limit, on a clock that runs 20 times faster.
static void OnboardingPacing()
{
    const double scale = 20;
    const double earliest = 900; // 1,001 calls of the account: 300 at once and every five minutes, the last 101 after fifteen.
    using var list = new ClientFile(1000);
    using var engine = Onboard($"-TimeScale {scale}");
    var seconds = Time(() => engine.Run($"Invoke-AyrshareOnboarding '{list.Path}' -Vault Company -SendEmail -ThrottleLimit 8")) * scale;
    var (mails, refused) = (engine.Run("$sandbox.Outbox.Count")[0], engine.Run("$sandbox.RateLimitedCount")[0]);
    engine.Run("Stop-AyrshareSandbox");
    Console.WriteLine($"onboarding-pacing: {mails} clients at 300 calls per 5 minutes in {seconds:0.0} s of the scaled clock, earliest "
        + $"{earliest:0} s, ratio {seconds / earliest:0.000}, HTTP 429: {refused}");
}

static Session Onboard(string sandbox)
{
    var engine = new Session(Session.Module("StagedModule"), Session.Module("SecretManagement"));
    engine.Run($"$sandbox = Start-AyrshareSandbox -Connect {sandbox}; Register-SecretVault Company");
    return engine;
}

static double Time(Action action)
{
    var watch = Stopwatch.StartNew();
    action();
    return watch.Elapsed.TotalSeconds;
}

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToArray();
    return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
