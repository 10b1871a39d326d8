using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Reads the records of a user: hashtables, ordered dictionaries and custom objects.</summary>
internal static class ApiFields
{
    /// <summary>The fields of the record in their order, or null if the value is not a record.</summary>
    /// <exception cref="GetValueException">A property cannot be read.</exception>
    public static IReadOnlyList<KeyValuePair<string, object?>>? Of(object value)
    {
        var fields = new List<KeyValuePair<string, object?>>();
        switch (value)
        {
            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary)
                    fields.Add(new($"{entry.Key}", entry.Value));
                return fields;
            case PSObject { BaseObject: PSCustomObject } record:
                foreach (var property in record.Properties.Where(property => property.IsGettable))
                    fields.Add(new(property.Name, property.Value));
                return fields;
            default:
                return null;
        }
    }

    /// <summary>Whether a field with this name contains one or more credentials.</summary>
    public static bool IsCredential(string name) =>
        CredentialNames.All.Contains(name, StringComparer.OrdinalIgnoreCase)
        || string.Equals(name, "profileKeys", StringComparison.OrdinalIgnoreCase);
}
