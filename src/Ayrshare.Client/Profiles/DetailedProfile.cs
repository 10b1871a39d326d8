using System.Collections.Generic;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>A User Profile with the details that were requested of it.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Details">The details as they came. Ayrshare documents their names and not their shape.</param>
public sealed record DetailedProfile(Profile Profile, IReadOnlyList<JsonProperty> Details);
