using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Client.Tests;

/// <summary>A process with a number of requests to send, several at a time, and the pace that it keeps.</summary>
internal sealed class SimulatedJob(SharedAccount account, int requests, int concurrency, TimeSpan start, double latency)
{
    private readonly RateGate _gate = new();
    private int _left = requests;
    private int _waiting;
    private int _inProgress;
    private int _timer;
    private TimeSpan _idle;

    public TimeSpan Start => start;

    public TimeSpan? Ended { get; private set; }

    /// <summary>When each request that was not refused reached the server.</summary>
    public List<TimeSpan> Counted { get; } = [];

    public List<TimeSpan> Refused { get; } = [];

    /// <summary>The longest time that it had something to send, sent nothing, and more than a tenth of the limit was free.</summary>
    public TimeSpan LongestIdle { get; private set; }

    public void Begin()
    {
        for (var worker = 0; worker < concurrency; worker++)
            Take();
        Send();
    }

    public void Look(int room)
    {
        _idle = _waiting > 0 && _inProgress == 0 && room > SharedAccount.Limit / 10 ? _idle + TimeSpan.FromSeconds(1) : TimeSpan.Zero;
        if (_idle > LongestIdle)
            LongestIdle = _idle;
    }

    public int CountedBetween(TimeSpan from, TimeSpan to) => Counted.Count(time => time >= from && time < to);

    private void Take()
    {
        if (_left == 0)
        {
            if (_waiting == 0 && _inProgress == 0)
                Ended ??= account.Now;
            return;
        }

        _left--;
        _waiting++;
    }

    private void Send()
    {
        _timer++;
        while (_waiting > 0)
        {
            if (!_gate.TryEnter(account.Now, _waiting, out var until))
            {
                var timer = _timer;
                if (until is { } time)
                    account.At(time, () => Elapse(timer));
                return;
            }

            _waiting--;
            _inProgress++;
            account.After(account.Latency(latency), Arrive);
        }
    }

    private void Elapse(int timer)
    {
        if (timer == _timer)
            Send();
    }

    private void Arrive()
    {
        var response = account.Receive();
        (response.Refused ? Refused : Counted).Add(account.Now);
        account.After(account.Latency(latency), () =>
        {
            _inProgress--;
            if (response.Refused)
            {
                _gate.Close(account.Now, wait: null);
                account.After(TimeSpan.FromSeconds(1), () =>
                {
                    _waiting++;
                    Send();
                });
            }

            _gate.Settle(account.Now, response.Rate);
            if (!response.Refused)
                Take();
            Send();
        });
    }
}
