using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>
/// The API's JSON: names in camel case, null left out. A request type is sent as it is, unless it holds a credential:
/// then an internal type, named Body, is sent in its place, so that no serializer ever sees a credential by accident. A
/// response is read into an internal type, named Response, and checked before a public type is made of it.
/// </summary>
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
[JsonSerializable(typeof(WebhookBody))]
[JsonSerializable(typeof(RemoveWebhookBody))]
[JsonSerializable(typeof(CreateProfileResponse))]
[JsonSerializable(typeof(ChangedProfileResponse))]
[JsonSerializable(typeof(ProfilesResponse))]
[JsonSerializable(typeof(ProfileEntry))]
[JsonSerializable(typeof(AccountReportResponse))]
[JsonSerializable(typeof(DailyProfileCountEntry))]
[JsonSerializable(typeof(ProfileActionEntry))]
[JsonSerializable(typeof(GenerateJwtResponse))]
[JsonSerializable(typeof(LinkSessionResponse))]
[JsonSerializable(typeof(LinkSessionStatusResponse))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(WebhookResponse))]
[JsonSerializable(typeof(DisplayNameEntry))]
[JsonSerializable(typeof(ErrorExplainerResponse))]
internal sealed partial class AyrshareJson : JsonSerializerContext;
