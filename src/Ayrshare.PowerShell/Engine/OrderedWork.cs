using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// Runs work off the pipeline's thread, a given number at a time, and hands the results back in the order in which the
/// work was given, or else as it ends. All but the work itself happens on the pipeline's thread.
/// </summary>
[SuppressMessage("Reliability", "CA2213", Justification = "Without wait handles and timers they hold nothing to dispose of; and Stop may come while Dispose runs.")]
internal sealed class OrderedWork<T> : IDisposable
{
    private readonly LinkedList<Item> _items = new();
    private readonly ConcurrentQueue<LinkedListNode<Item>> _ended = new();
    private readonly ConcurrentQueue<ApiEvent> _events = new();
    private readonly SemaphoreSlim _slots;
    private readonly bool _inOrder;
    private readonly SemaphoreSlim _changed = new(0);
    private readonly CancellationTokenSource _unstarted = new();
    private readonly CancellationTokenSource _interrupted = new();
    private readonly CancellationTokenSource _all = new();

    /// <param name="limit">How much work may run at a time.</param>
    /// <param name="inOrder">Whether results come in the order of the work; else each comes as it ends.</param>
    public OrderedWork(int limit, bool inOrder = true) => (_slots, _inOrder) = (new SemaphoreSlim(limit), inOrder);

    /// <summary>Something to run.</summary>
    /// <param name="stopped">Ends it wherever it is.</param>
    /// <param name="unstarted">Ends it as long as it has sent nothing.</param>
    public delegate Task<T> Work(CancellationToken stopped, CancellationToken unstarted);

    /// <summary>Work given and not yet taken back.</summary>
    public int Pending => _items.Count;

    /// <summary>Cancelled when what has started is to stop too.</summary>
    public CancellationToken Stopped => _interrupted.Token;

    /// <summary>Adds an event to those that <see cref="TryTakeEvent"/> hands out. Any thread.</summary>
    public void Report(ApiEvent happened)
    {
        _events.Enqueue(happened);
        _changed.Release();
    }

    /// <summary>Takes an event of the work under way.</summary>
    public bool TryTakeEvent(out ApiEvent happened) => _events.TryDequeue(out happened);

    /// <summary>Gives work whose turn comes after all that was given before.</summary>
    public void Add(InputRow row, Work work) => Watch(_items.AddLast(Start(row, work)));

    /// <summary>Gives work whose turn comes next: what goes on with the result that was just taken.</summary>
    public void AddNext(InputRow row, Work work) => Watch(_items.AddFirst(Start(row, work)));

    /// <summary>Takes work back that has ended: the first, or any if order does not matter.</summary>
    public bool TryTake(out InputRow row, out Task<T> ended)
    {
        var next = _inOrder ? _items.First : _ended.TryDequeue(out var any) ? any : null;
        if (next is { Value: { Task.IsCompleted: true } item })
        {
            _items.Remove(next);
            (row, ended) = item;
            return true;
        }

        (row, ended) = (null!, null!);
        return false;
    }

    /// <summary>Gives back what was taken and could not be dealt with.</summary>
    public void GiveBack(InputRow row, Task<T> ended) => _items.AddFirst(new Item(row, ended));

    /// <summary>Waits until something has ended or happened, or the time is up.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    public void WaitForChange(TimeSpan atMost)
    {
        _changed.Wait(atMost, _interrupted.Token);
        while (_changed.Wait(0))
        {
        }
    }

    /// <summary>Sends nothing any more; what has been sent goes on. Any thread.</summary>
    public void StartNoMore() => _unstarted.Cancel();

    /// <summary>Starts nothing any more, ends all waits, and stops what has started. Any thread.</summary>
    /// <param name="grace">How long what has been sent may still take.</param>
    public void Stop(TimeSpan grace)
    {
        _unstarted.Cancel();
        _interrupted.Cancel();
        if (grace > TimeSpan.Zero)
            _all.CancelAfter(grace);
        else
            _all.Cancel();
    }

    /// <summary>Waits until everything that was given has ended, and takes it back.</summary>
    /// <param name="waiting">Called at least five times a second.</param>
    public IEnumerable<(InputRow Row, Task<T> Ended)> TakeAll(Action? waiting = null)
    {
        while (_items.First is { Value: var (row, task) })
        {
            _items.RemoveFirst();
            while (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(ProgressMeter.MaxWait))
                waiting?.Invoke();
            yield return (row, task);
        }
    }

    /// <summary>Stops everything and waits for it.</summary>
    public void Dispose()
    {
        Stop(TimeSpan.Zero);
        foreach (var (_, ended) in TakeAll())
            _ = ended.Exception; // Nobody is left to tell.
    }

    // Begun on this thread, so that rows come to the rate limit in their order: a later one must not take the last room
    // and leave the one whose turn it is waiting.
    private Item Start(InputRow row, Work work) => new(row, RunAsync(work));

    // Only when the task shows itself as ended: a signal from inside would come too early.
    private void Watch(LinkedListNode<Item> node) => node.Value.Task.ContinueWith(
        _ =>
        {
            if (!_inOrder)
                _ended.Enqueue(node);
            _changed.Release();
        },
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private async Task<T> RunAsync(Work work)
    {
        await _slots.WaitAsync(_unstarted.Token).ConfigureAwait(false);
        try
        {
            _unstarted.Token.ThrowIfCancellationRequested();
            return await work(_all.Token, _unstarted.Token).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    private sealed record Item(InputRow Row, Task<T> Task);
}
