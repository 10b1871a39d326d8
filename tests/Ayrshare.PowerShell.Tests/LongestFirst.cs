using System;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.PowerShell.Tests;
using Ayrshare.PowerShell.Tests.Onboarding;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Ayrshare.PowerShell.Tests;

/// <summary>Begins with the one test that takes a minute, so that all others run beside it and none waits for it at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(
            collection => collection.TestCollectionDisplayName.Contains(nameof(CrashTests), StringComparison.Ordinal))];
}
