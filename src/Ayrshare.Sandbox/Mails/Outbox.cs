using System.Collections.Generic;

namespace Ayrshare.Sandbox;

/// <summary>The newest emails. Safe for use by several threads.</summary>
internal sealed class Outbox(int capacity)
{
    private readonly object _gate = new();
    private readonly Queue<SandboxMail> _mails = new();

    public void Add(SandboxMail mail)
    {
        lock (_gate)
        {
            if (_mails.Count == capacity)
                _mails.Dequeue();
            _mails.Enqueue(mail);
        }
    }

    public IReadOnlyList<SandboxMail> Snapshot()
    {
        lock (_gate)
            return _mails.ToArray();
    }
}
