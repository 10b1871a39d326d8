using System.Text.Json.Serialization;

namespace Ayrshare.Onboarding;

/// <summary>Reads and writes the state of a store.</summary>
[JsonSerializable(typeof(StoreState))]
internal sealed partial class StoreJson : JsonSerializerContext;
