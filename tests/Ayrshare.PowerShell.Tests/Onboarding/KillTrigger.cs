using System;
using System.Threading.Tasks;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>Does something once, when what it waits for has happened a given number of times.</summary>
internal sealed class KillTrigger
{
    private readonly object _gate = new();
    private KillMoment _moment;
    private Action? _action;
    private TaskCompletionSource _done = new();
    private int _left;

    /// <summary>Waits for a moment; the task ends when the action has been done.</summary>
    public Task Arm(KillMoment moment, int count, Action action)
    {
        lock (_gate)
        {
            (_moment, _left, _action, _done) = (moment, count, action, new TaskCompletionSource());
            return _done.Task;
        }
    }

    public void Disarm()
    {
        lock (_gate)
            _action = null;
    }

    public void Count(KillMoment moment)
    {
        lock (_gate)
        {
            if (_action is not { } action || moment != _moment || --_left > 0)
                return;
            action();
            _action = null;
            _done.SetResult();
        }
    }
}
