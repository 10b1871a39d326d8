using System;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>Mono, on which the .NET Framework half of the client is tested where there is no Windows.</summary>
internal static class MonoRuntime
{
    public static void Skip(string reason) => Assert.SkipWhen(Type.GetType("Mono.Runtime") is not null, "On Mono: " + reason);
}
