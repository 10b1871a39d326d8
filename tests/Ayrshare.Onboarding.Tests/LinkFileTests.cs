using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;
using Ayrshare.Sandbox;
using Xunit;

namespace Ayrshare.Onboarding.Tests;

public sealed class LinkFileTests
{
    private const string Header = "Row,Title,Email,Emailed,Url,IssuedAt,ExpiresAt,RefId,SessionId";

    [Fact]
    public void Each_link_is_in_the_file_at_once_and_the_header_once()
    {
        using var file = new TemporaryFile();

        Add(file, "Acme");
        using (var links = LinkFile.Open(file.FullName))
        {
            Assert.Null(links.TryAppend(Link("Berta")));
            Assert.Equal(["Acme", "Berta"], Titles(file));
        }

        Add(file, "Cafe");
        Assert.Equal(["Acme", "Berta", "Cafe"], Titles(file));
        byte[] begin = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Header)];
        Assert.Equal(begin, File.ReadAllBytes(file.FullName)[..begin.Length]);
        Assert.Equal(2, File.ReadAllText(file.FullName).Split("Url").Length);
        Assert.All(CsvRows.Read(file.FullName), row => Assert.Equal("https://profile.ayrshare.com/?jwt=token", Cell(row, "Url")));
    }

    [Theory]
    [InlineData("2,Acm")]
    [InlineData("2,\"Acme, In")]
    [InlineData("2,\"Acme, Inc.\",a@x.example,false,https://x.example,,,,")]
    public void A_row_that_a_kill_left_incomplete_harms_no_other(string torn)
    {
        using var file = new TemporaryFile(Encoding.UTF8.GetBytes($"{Header}\r\n{torn}"));

        Add(file, "Berta");

        Assert.Equal("Berta", Titles(file).Last());
        Assert.Equal(2, Titles(file).Length);
    }

    [Fact]
    public void A_file_that_a_spreadsheet_has_saved_again_keeps_its_form()
    {
        using var file = new TemporaryFile("Title;Note;Url\r\nAcme;called;https://x.example\r\n"u8.ToArray());

        Add(file, "Berta; Bakery");

        Assert.Equal(
            "Title;Note;Url\r\nAcme;called;https://x.example\r\n\"Berta; Bakery\";;https://profile.ayrshare.com/?jwt=token\r\n",
            File.ReadAllText(file.FullName));
    }

    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("+49")]
    [InlineData("-Acme")]
    [InlineData("@Acme")]
    public void A_title_is_no_formula(string title)
    {
        using var file = new TemporaryFile();

        Add(file, title);

        Assert.Equal($"'{title}", Titles(file).Single());
    }

    [Theory]
    [InlineData("Title,Email\nAcme,a@x.example\n")]
    [InlineData("{\"at\":\"2026-01-01\"}\n")]
    [InlineData("\n")]
    public void A_file_of_another_kind_stays_as_it_is(string content)
    {
        using var file = new TemporaryFile(Encoding.UTF8.GetBytes(content));

        Assert.Throws<LinkFileFailedException>(() => LinkFile.Open(file.FullName));

        Assert.Equal(content, File.ReadAllText(file.FullName));
    }

    [Fact]
    public void A_file_in_another_encoding_stays_as_it_is()
    {
        byte[] content = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"{Header}\r\n")];
        using var file = new TemporaryFile(content);

        Assert.Contains("UTF-8", Assert.Throws<LinkFileFailedException>(() => LinkFile.Open(file.FullName)).Message);

        Assert.Equal(content, File.ReadAllBytes(file.FullName));
    }

    [Fact]
    public async Task A_link_that_the_disk_does_not_take_is_in_the_outcome_and_no_further_one_is_issued()
    {
        using var sandbox = SandboxServer.Start(new SandboxOptions());
        using var api = new AyrshareClient(
            new AyrshareClientOptions { ApiKey = new Secret(sandbox.ApiKey), BaseAddress = sandbox.BaseUri, Clock = sandbox.Clock },
            new HttpClient());
        using var journalFile = new TemporaryFile();
        using var journal = RunJournal.Open(journalFile.FullName, sandbox.Clock);
        using var disk = new FullDisk(room: 400);
        using var links = new LinkFile(disk, () => { });
        var turns = new Turns(sandbox, api, new MemoryVault(), journal) { Links = links };
        var outcomes = new System.Collections.Generic.List<OnboardingOutcome>();
        var queue = new ClientQueue(1, turns.RunAsync, TakeAsync, CancellationToken.None);

        var ending = await queue.RunAsync(Enumerable.Range(1, 9).Select(number => Clients.Make($"Client {number}", $"key {number}")));

        Assert.Contains("No space left", Assert.IsType<LinkFileFailedException>(ending).Message);
        Assert.NotNull(outcomes.Last().LinkFailure);
        Assert.InRange(outcomes.Count, 1, 8);
        Assert.All(outcomes, outcome => Assert.Equal(OnboardingStatus.Done, outcome.Status));
        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Link));
        Assert.Equal(outcomes.Count, sandbox.Profiles.Count);

        Task TakeAsync(OnboardingOutcome outcome)
        {
            outcomes.Add(outcome);
            return Task.CompletedTask;
        }
    }

    private static void Add(TemporaryFile file, string title)
    {
        using var links = LinkFile.Open(file.FullName);
        Assert.Null(links.TryAppend(Link(title)));
    }

    private static LinkRow Link(string title) => new() { Row = 2, Title = title, Url = new Uri("https://profile.ayrshare.com?jwt=token") };

    private static string[] Titles(TemporaryFile file) => [.. CsvRows.Read(file.FullName).Select(row => Cell(row, "Title"))];

    private static string Cell(CsvRow row, string column) => row.Cells.Single(cell => cell.Key == column).Value;
}
