using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Measures the whole process, so nothing else may run.</summary>
[Collection(ProcessWide.Name)]
public sealed class MemoryTests
{
    [Fact]
    public void Rows_leave_nothing_behind()
    {
        using var session = Session.WithSandbox("-RateLimit 1000000 -TokenForm Opaque");

        var live = session.Run("""
            $key = $sandbox.AddProfile('Client').ProfileKey
            function Measure-Live { begin { $n = 0 } process { if (++$n -in 3000, 13000) { [GC]::Collect(); [GC]::WaitForPendingFinalizers(); [GC]::GetTotalMemory($true) } } }
            & { for ($i = 0; $i -lt 13000; $i++) { [pscustomobject]@{ Title = "Client $i"; ProfileKey = $key; Column = 'x' * 100 } } } | New-AyrshareJwt -ThrottleLimit 8 | Measure-Live
            """).ThrowIfFailed().Output.Select(bytes => (long)bytes.BaseObject).ToArray();

        Assert.InRange(live[1] - live[0], -10_000_000, 5_000_000);
    }
}
