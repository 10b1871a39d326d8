using System;

namespace Ayrshare.Sandbox;

/// <summary>The creation or deletion of a User Profile.</summary>
internal sealed record ProfileAction(bool IsCreation, string RefId, string Title, DateTimeOffset At);
