using System;

namespace Ayrshare.Sandbox.Accounts;

/// <summary>A social account that a client has linked.</summary>
internal sealed record LinkedAccount(Network Network, DateTimeOffset Created);
