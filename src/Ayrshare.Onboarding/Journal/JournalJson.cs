using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ayrshare.Onboarding;

/// <summary>Writes one JSON object in each line, which a person can read.</summary>
[JsonSerializable(typeof(JournalEntry))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    /// <summary>
    /// Names are in camel case, and absent values are left out. Letters of all languages are not escaped, because the file is not
    /// a web page.
    /// </summary>
    public static JournalJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<JournalEvent>(), new JsonStringEnumConverter<ProblemKind>() },
    });
}
