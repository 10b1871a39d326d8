using System.Collections;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ayrshare.PowerShell;

/// <summary>
/// Makes a nested record of Ayrshare's read as JSON where PowerShell writes it as text, such as in a cell of a CSV. PowerShell would
/// write only the types of the lists in it.
/// </summary>
public static class RecordText
{
    /// <summary>Returns the JSON. PowerShell calls the method as the record's ToString.</summary>
    public static string Of(PSObject record)
    {
        using var bytes = new MemoryStream();
        // The options are no static field: PowerShell looks at every public type when it imports the module, and loads the types of the
        // values in its fields, before the module can say where they are.
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(json, record);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    internal static PSObject Readable(object record)
    {
        var readable = PSObject.AsPSObject(record);
        readable.Methods.Add(new PSCodeMethod(nameof(ToString), typeof(RecordText).GetMethod(nameof(Of))!));
        return readable;
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value)
        {
            case PSObject fields:
                json.WriteStartObject();
                foreach (var field in fields.Properties)
                    Write(json, field.Name, field.Value);
                json.WriteEndObject();
                break;
            case IDictionary fields:
                json.WriteStartObject();
                foreach (DictionaryEntry field in fields)
                    Write(json, $"{field.Key}", field.Value);
                json.WriteEndObject();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case IEnumerable elements:
                json.WriteStartArray();
                foreach (var element in elements)
                    Write(json, element);
                json.WriteEndArray();
                break;
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case var number:
                json.WriteRawValue(string.Format(CultureInfo.InvariantCulture, "{0}", number));
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        Write(json, value);
    }
}
