using System;

namespace Ayrshare.Onboarding;

/// <summary>Another process keeps the store to itself and does not write to it.</summary>
public sealed class StoreBusyException(StoreProcess holder, DateTimeOffset since, DateTimeOffset activeAt)
    : Exception("Another process uses the store.")
{
    /// <summary>The other process.</summary>
    public StoreProcess Holder => holder;

    /// <summary>Since when it has used the store.</summary>
    public DateTimeOffset Since => since;

    /// <summary>When it last wrote, or began.</summary>
    public DateTimeOffset ActiveAt => activeAt;
}
