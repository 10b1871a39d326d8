using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The API's JSON: names in camel case, what is null left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateProfileRequest))]
[JsonSerializable(typeof(GenerateJwtBody))]
[JsonSerializable(typeof(LinkSessionBody))]
[JsonSerializable(typeof(DeleteProfileBody))]
[JsonSerializable(typeof(UpdateProfileRequest))]
[JsonSerializable(typeof(UnlinkBody))]
[JsonSerializable(typeof(CreateProfileResponse))]
[JsonSerializable(typeof(ProfilesResponse))]
[JsonSerializable(typeof(GenerateJwtResponse))]
[JsonSerializable(typeof(LinkSessionResponse))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(ErrorExplainerResponse))]
internal sealed partial class AyrshareJson : JsonSerializerContext;
