using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>
/// The columns of a record, whatever kind of object it is: everything that PowerShell's binder reads from it. A row of a
/// database and an object of a class have no note properties.
/// </summary>
internal static class RowColumns
{
    /// <summary>Returns the name and value of each column.</summary>
    /// <param name="row">The record.</param>
    /// <param name="isOutput">Whether the record is an output of this module. Its own properties are no columns, except the client's email
    /// address, which came from a column.</param>
    public static IEnumerable<KeyValuePair<string, object?>> Of(PSObject row, bool isOutput) => row.BaseObject switch
    {
        IDictionary dictionary => dictionary.Keys.OfType<string>().Select(key => new KeyValuePair<string, object?>(key, dictionary[key])),
        DataRow record => Of(row, property => property is PSProperty && !record.Table.Columns.Contains(property.Name)),
        DataRowView view => Of(row, property => property is PSProperty && !view.Row.Table.Columns.Contains(property.Name)),
        string or ValueType or SecureString or PSCredential or Uri or FileSystemInfo => Of(row, property => property is not PSNoteProperty),
        _ => Of(row, property => isOutput && property is not PSNoteProperty && !IsEmail(property)),
    };

    /// <summary>Returns the value of a property. The object can come from another command, and its property can throw.</summary>
    public static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.IsGettable && property.Value is var value and not DBNull ? value : null;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static bool IsEmail(PSPropertyInfo property) => property.Name == "Email" && ValueOf(property) is string { Length: > 0 };

    private static IEnumerable<KeyValuePair<string, object?>> Of(PSObject row, Func<PSPropertyInfo, bool> isNone) => row.Properties
        .Where(property => !isNone(property))
        .Select(property => new KeyValuePair<string, object?>(property.Name, ValueOf(property)));
}
