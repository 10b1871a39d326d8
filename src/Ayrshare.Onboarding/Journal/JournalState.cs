using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Ayrshare.Onboarding;

/// <summary>Everything that a journal records.</summary>
public sealed class JournalState
{
    private readonly ConcurrentDictionary<string, ClientState> _clients = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _titlesById = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _titlesByRefId = new(StringComparer.Ordinal);
    private readonly List<int> _damagedLines = [];

    /// <summary>The state after all entries.</summary>
    public JournalState(IEnumerable<JournalEntry> entries)
    {
        foreach (var entry in entries)
            Apply(entry);
    }

    /// <summary>Reads a journal, also while a run writes it.</summary>
    /// <exception cref="JournalUnreadableException">The file cannot be read, or is not a journal.</exception>
    public static JournalState Read(string path)
    {
        try
        {
            var state = new JournalState([]);
            state.Apply(JournalReader.Lines(path));
            return state;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new JournalUnreadableException(failure);
        }
    }

    /// <summary>When the first and the last entry were written.</summary>
    public (DateTimeOffset First, DateTimeOffset Last)? Span { get; private set; }

    /// <summary>How many runs began.</summary>
    public int Runs { get; private set; }

    /// <summary>The name of the secret with which the last run encrypted the keys in the journal.</summary>
    public string? KeyName { get; private set; }

    /// <summary>The mark of the last run's account.</summary>
    public string? Account { get; private set; }

    /// <summary>The clients that the journal knows, in the order of their rows.</summary>
    public IEnumerable<ClientState> Clients => _clients.Values.OrderBy(client => client.Row);

    /// <summary>What is known of the client with an agency's own name; null if the journal does not know it.</summary>
    public ClientState? FindById(string id) => _titlesById.TryGetValue(id, out var title) ? StateOf(title) : null;

    /// <summary>What is known of the client whose profile has a reference; null if the journal does not know it.</summary>
    public ClientState? FindByRefId(string? refId) =>
        refId is not null && _titlesByRefId.TryGetValue(refId, out var title) && StateOf(title) is var state && state.RefId == refId
            ? state
            : null;

    /// <summary>What is known of a client; only the title if the journal has no entry about it.</summary>
    public ClientState StateOf(string title) => _clients.TryGetValue(title, out var state) ? state : new ClientState { Title = title };

    /// <summary>
    /// The numbers of the lines that cannot be read. An incomplete last line of a run is not among them, because the process
    /// died while it wrote the line.
    /// </summary>
    public IReadOnlyList<int> DamagedLines => _damagedLines;

    /// <summary>Applies one more entry.</summary>
    public void Apply(JournalEntry entry)
    {
        lock (_clients)
        {
            Span = (Span?.First ?? entry.At, entry.At);
            if (entry.Event == JournalEvent.RunStarted)
            {
                Runs++;
                KeyName = entry.Secret ?? KeyName;
                Account = entry.Account ?? Account;
            }

            if (entry.Title is not { } title)
                return;
            // A long journal repeats the name in every line. In memory, it is kept once.
            if (entry.Key is { } key && key.With == KeyName)
                entry = entry with { Key = key with { With = KeyName } };
            var state = StateOf(entry.OldTitle ?? title).After(entry);
            if (entry.OldTitle is { } oldTitle)
                _clients.TryRemove(oldTitle, out _);
            _clients[title] = state;
            if (state.Id is { } id)
                _titlesById[id] = title;
            if (state.RefId is { } refId)
                _titlesByRefId[refId] = title;
        }
    }

    private void Apply(IEnumerable<JournalLine> lines)
    {
        int? unreadable = null;
        foreach (var line in lines)
        {
            if (unreadable is { } number && line.Entry?.Event != JournalEvent.RunStarted)
                _damagedLines.Add(number);
            unreadable = line.Entry is null ? line.Number : null;
            if (line.Entry is { } entry)
                Apply(entry);
        }
    }
}
