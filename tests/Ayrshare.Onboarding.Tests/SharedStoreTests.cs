using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Ayrshare.Onboarding.Tests;

/// <summary>Processes that write to one SecretStore, each played by an object of its own.</summary>
public sealed class SharedStoreTests : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly TemporaryFile _folder = new();
    private readonly StepClock _clock = new();
    private readonly List<Actor> _actors = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_secret_is_lost_whichever_process_writes_when(int seed)
    {
        var random = new Random(seed);
        Actor[] actors = [Start("a"), Start("b"), Start("c"), Start("d")];
        var stored = new List<string>();
        for (var i = 0; i < 150; i++)
        {
            var actor = actors[random.Next(actors.Length)];
            using (actor.Shared.Take(Fail))
            {
                for (var writes = random.Next(1, 4); writes > 0; writes--)
                {
                    stored.Add($"{i}-{writes}");
                    actor.Add(stored[^1]);
                    Pass(TimeSpan.FromMilliseconds(random.Next(50, 2000)));
                }
            }

            Pass(TimeSpan.FromMilliseconds(random.Next(8) == 0 ? random.Next(20_000) : random.Next(500)));
        }

        Assert.Equal(stored.Order(), File.ReadAllLines(StoreFile).Order());
    }

    [Fact]
    public void Without_turns_the_same_store_loses_secrets()
    {
        var (first, second) = (Start("a"), Start("b"));

        first.Copy.Add("one");
        Pass(TimeSpan.FromSeconds(3));
        second.Copy.Add("two");

        Assert.Equal(["two"], File.ReadAllLines(StoreFile));
    }

    [Fact]
    public void A_process_waits_while_another_has_its_turn()
    {
        var (first, second) = (Start("a"), Start("b"));
        var turn = first.Shared.Take(Fail);
        var waits = new List<StoreWait>();

        using (second.Shared.Take(wait =>
        {
            waits.Add(wait);
            if (waits.Count == 3)
                turn.Dispose();
        }))
        {
            Assert.Equal([new StoreWait(first.Process, IsForTurn: true)], waits.Distinct());
        }

        Assert.Equal(3, waits.Count);
    }

    [Fact]
    public void A_process_has_its_turn_until_the_last_of_its_commands_ends()
    {
        var (first, second) = (Start("a"), Start("b"));
        var outer = first.Shared.Take(Fail);
        var inner = first.Shared.Take(Fail);

        outer.Dispose();
        outer.Dispose();
        Assert.Throws<InvalidOperationException>(() => second.Shared.Take(Fail));
        inner.Dispose();
        second.Shared.Take(Fail).Dispose();
    }

    [Fact]
    public void The_first_write_comes_six_seconds_after_the_last_one_of_another_and_the_next_at_once()
    {
        var (first, second) = (Start("a"), Start("b"));
        using (first.Shared.Take(Fail))
            first.Add("one");
        var written = _clock.Now;

        using (second.Shared.Take(Fail))
        {
            second.Add("two");
            Assert.Equal(TimeSpan.FromSeconds(6), _clock.Now - written);
            second.Add("three");
            Assert.Equal(TimeSpan.FromSeconds(6), _clock.Now - written);
        }

        Assert.Equal([new StoreWait(first.Process, IsForTurn: false)], second.Waits.Distinct());
        Assert.Equal(3, File.ReadAllLines(StoreFile).Length);
    }

    [Fact]
    public void A_removed_secret_does_not_come_back()
    {
        var (first, second) = (Start("a"), Start("b"));
        using (first.Shared.Take(Fail))
        {
            first.Add("one");
            Pass(TimeSpan.FromSeconds(20));
            first.Remove("one");
        }

        using (second.Shared.Take(Fail))
            second.Add("two");

        Assert.Equal(["two"], File.ReadAllLines(StoreFile));
    }

    [Fact]
    public void A_process_that_does_not_see_what_another_has_written_writes_nothing()
    {
        var (first, second) = (Start("a"), Start("b", reloads: false));
        using (first.Shared.Take(Fail))
            first.Add("one");

        using (second.Shared.Take(Fail))
        {
            var refused = Assert.Throws<StoreOutdatedException>(() => second.Add("two"));
            Assert.Equal(first.Process, refused.Writer);
        }

        Assert.Equal(["one"], File.ReadAllLines(StoreFile));
    }

    [Fact]
    public void A_write_by_another_program_is_waited_for_too()
    {
        var (first, other) = (Start("a"), Start("set-secret"));
        using (first.Shared.Take(Fail))
        {
            first.Add("one");
            Pass(TimeSpan.FromSeconds(20));
            other.Copy.Add("by hand");

            first.Add("two");
        }

        Assert.Equal(["by hand", "one", "two"], File.ReadAllLines(StoreFile).Order());
    }

    [Fact]
    public void A_process_that_is_at_work_is_waited_for_and_an_idle_one_is_named()
    {
        var (first, second) = (Start("a"), Start("b"));
        using var turn = first.Shared.Take(Fail);
        var since = _clock.Now;
        first.Add("one");
        var last = _clock.Now;

        var busy = Assert.Throws<StoreBusyException>(() => second.Shared.Take(_ =>
        {
            Pass(TimeSpan.FromMinutes(1));
            if (_clock.Now - since > TimeSpan.FromHours(1))
                return;
            first.Add($"{_clock.Now}");
            last = _clock.Now;
        }));

        Assert.Equal((first.Process, since, last), (busy.Holder, busy.Since, busy.ActiveAt));
        Assert.Equal(TimeSpan.FromMinutes(15), _clock.Now - last);
    }

    [Fact]
    public void A_state_that_is_damaged_costs_nothing()
    {
        var (first, second) = (Start("a"), Start("b"));
        using (first.Shared.Take(Fail))
            first.Add("one");
        File.WriteAllText(Place.State, "{\"Holder\":");

        using (second.Shared.Take(Fail))
            second.Add("two");

        Assert.Equal(["one", "two"], File.ReadAllLines(StoreFile).Order());
    }

    private string StoreFile => Place.StoreFile;

    private SharedStorePlace Place => new(Path.GetDirectoryName(_folder.FullName)!, _folder.FullName);

    private static void Fail(StoreWait wait) => throw new InvalidOperationException($"{wait}");

    private Actor Start(string name, bool reloads = true)
    {
        var process = new StoreProcess(Guid.NewGuid().ToString(), _actors.Count, name);
        var actor = new Actor(
            new SharedStore(Place, process, _clock), new CopiedStore(StoreFile, _clock) { Reloads = reloads }, process, () => Pass(Step));
        _actors.Add(actor);
        return actor;
    }

    private void Pass(TimeSpan time)
    {
        for (var until = _clock.Now + time; _clock.Now < until;)
        {
            _clock.Advance(until - _clock.Now < Step ? until - _clock.Now : Step);
            foreach (var actor in _actors)
                actor.Copy.Watch();
        }
    }

    private sealed record Actor(SharedStore Shared, CopiedStore Copy, StoreProcess Process, Action Pause)
    {
        public List<StoreWait> Waits { get; } = [];

        public void Add(string secret) => Write(() => Copy.Add(secret), secret, isThere: true);

        public void Remove(string secret) => Write(() => Copy.Remove(secret), secret, isThere: false);

        private void Write(Action write, string secret, bool isThere)
        {
            Shared.Settle(Copy.Has, wait =>
            {
                Waits.Add(wait);
                Pause();
            });
            write();
            Shared.NoteWrite(secret, isThere);
        }
    }
}
