using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Onboarding.Tests;

public sealed class JournalTests
{
    [Fact]
    public async Task What_was_appended_is_read_by_another_while_the_journal_is_open()
    {
        using var file = new TemporaryFile();
        using var journal = Open(file);

        await journal.AppendAsync(Entry("Käthes \"Laden\"\nzwei"));

        Assert.Equal("Käthes \"Laden\"\nzwei", Assert.Single(JournalReader.Read(file.FullName)).Title);
        Assert.Single(File.ReadAllLines(file.FullName));
        Assert.Contains("Käthes", File.ReadAllText(file.FullName));
    }

    [Fact]
    public async Task Entries_of_many_threads_are_all_there_and_whole()
    {
        using var file = new TemporaryFile();
        using (var journal = Open(file))
            await Task.WhenAll(Enumerable.Range(0, 1000).Select(number => Task.Run(() => journal.AppendAsync(Entry($"{number}")))));

        Assert.Equal(Enumerable.Range(0, 1000), JournalReader.Read(file.FullName).Select(entry => int.Parse(entry.Title!)).Order());
    }

    [Fact]
    public async Task A_line_that_was_torn_at_any_byte_costs_only_itself()
    {
        byte[] whole;
        using (var file = new TemporaryFile())
        {
            using (var journal = Open(file))
            {
                await journal.AppendAsync(Entry("First"));
                await journal.AppendAsync(Entry("Zweite Käthe"));
            }

            whole = File.ReadAllBytes(file.FullName);
        }

        var second = Array.IndexOf(whole, (byte)'\n') + 1;
        for (var length = second; length < whole.Length; length++)
        {
            using var file = new TemporaryFile(whole[..length]);
            using (var journal = Open(file))
                await journal.AppendAsync(Entry("Third"));

            string[] expected = length == whole.Length - 1 ? ["First", "Zweite Käthe", "Third"] : ["First", "Third"];
            Assert.Equal(expected, JournalReader.Read(file.FullName).Select(entry => entry.Title));
        }
    }

    [Fact]
    public async Task Nothing_is_recorded_after_a_write_that_failed()
    {
        // There is room for one line, however long its time is, and for no second one.
        var disk = new FullDisk(100);
        using var journal = new JournalWriter(new MemoryStream(), disk, () => { }, () => { });
        await journal.AppendAsync(Entry("First"));

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => Refused(journal, $"{number}"))));

        Assert.All(results, Assert.True);
        Assert.True(await Refused(journal, "Last"));
        Assert.Single(Encoding.UTF8.GetString(disk.ToArray()), '\n');

        static async Task<bool> Refused(JournalWriter journal, string title)
        {
            try
            {
                await journal.AppendAsync(Entry(title));
                return false;
            }
            catch (JournalFailedException failure)
            {
                Assert.Contains("No space left", failure.Message);
                return true;
            }
        }
    }

    [Fact]
    public async Task Whatever_the_disk_fails_with_reaches_the_caller()
    {
        using var journal = new JournalWriter(
            new MemoryStream(), new MemoryStream(), () => throw new UnauthorizedAccessException("gone"), () => { });

        Assert.Contains("gone", (await Assert.ThrowsAsync<JournalFailedException>(() => journal.AppendAsync(Entry("First")))).Message);
    }

    [Fact]
    public void Two_writers_at_a_time_are_refused_and_one_after_another_are_not()
    {
        using var file = new TemporaryFile();
        using (Open(file))
            Assert.Throws<JournalInUseException>(() => Open(file));
        Open(file).Dispose();
    }

    [Fact]
    public void A_journal_to_which_nothing_was_appended_leaves_no_file()
    {
        using var file = new TemporaryFile();
        Open(file).Dispose();

        Assert.False(File.Exists(file.FullName));
    }

    [Fact]
    public void A_file_that_is_no_journal_is_left_as_it_is()
    {
        using var file = new TemporaryFile("Title,Email\nAcme,a@x.example"u8.ToArray());

        Assert.Throws<InvalidDataException>(() => Open(file));
        Assert.Throws<InvalidDataException>(() => JournalReader.Read(file.FullName).ToArray());
        Assert.Equal("Title,Email\nAcme,a@x.example", File.ReadAllText(file.FullName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"a")]
    [InlineData("{\"a\n{\"at\":\"2026-01-01T00:00:00+00:00\",\"event\":\"RunStarted\"}\n")]
    [InlineData("{\"at\":\"2026-01-01T00:00:00+00:00\",\"ev")]
    [InlineData("\0\0\0\n{\"at\":\"2026-01-01T00:00:00+00:00\",\"event\":\"RunStarted\"}\n")]
    [InlineData("\uFEFF{\"at\":\"2026-01-01T00:00:00+00:00\",\"event\":\"RunStarted\"}\r\n")]
    public async Task A_journal_whose_first_line_is_torn_or_was_saved_by_an_editor_goes_on(string content)
    {
        using var file = new TemporaryFile(Encoding.UTF8.GetBytes(content));
        using (var journal = Open(file))
            await journal.AppendAsync(Entry("Acme"));

        Assert.Equal("Acme", JournalReader.Read(file.FullName).Last().Title);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_io_error_not_another_run() =>
        Assert.Throws<DirectoryNotFoundException>(
            () => JournalWriter.Open(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}", "journal")));

    private static JournalWriter Open(TemporaryFile file) => JournalWriter.Open(file.FullName);

    private static JournalEntry Entry(string title) => new() { At = DateTimeOffset.UtcNow, Event = JournalEvent.Creating, Title = title };
}
