using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Reads what a user builds records of: hashtables, ordered or not, and custom objects.</summary>
internal static class ApiFields
{
    /// <summary>The record's fields in its order, or null if it is none.</summary>
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

    /// <summary>Whether a field of this name holds a credential, or several.</summary>
    public static bool IsCredential(string name) =>
        CredentialNames.All.Contains(name, StringComparer.OrdinalIgnoreCase)
        || string.Equals(name, "profileKeys", StringComparison.OrdinalIgnoreCase);
}
