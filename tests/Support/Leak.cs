using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Security;
using System.Text;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>Reads all that a record or an object can tell, as Get-Error and Format-List do: every property, some levels deep.</summary>
public static class Leak
{
    private const int Depth = 6;

    /// <summary>Everything that can be read from the object.</summary>
    /// <param name="subject">The object.</param>
    /// <param name="except">Names of properties that may hold a credential, since they are what was asked for.</param>
    public static string Text(object? subject, params string[] except)
    {
        var text = new StringBuilder();
        Read(subject, Depth, except, [], text);
        return text.ToString();
    }

    private static void Read(object? subject, int depth, string[] except, HashSet<object> seen, StringBuilder text)
    {
        var plain = subject is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : subject;
        if (plain is null or SecureString or MemberInfo or Assembly or Delegate || depth == 0)
            return;
        if (!plain.GetType().IsValueType && !seen.Add(plain))
            return;
        text.AppendLine(plain.ToString());
        if (plain is string or Uri || plain.GetType().IsPrimitive || plain.GetType().IsEnum)
            return;
        if (plain is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                Read(entry.Key, depth - 1, except, seen, text);
                Read(entry.Value, depth - 1, except, seen, text);
            }
        }
        else if (plain is IEnumerable elements)
        {
            foreach (var element in elements)
                Read(element, depth - 1, except, seen, text);
        }

        foreach (var property in PSObject.AsPSObject(subject!).Properties.Where(
            property => property.IsGettable && !except.Contains(property.Name)))
        {
            try
            {
                Read(property.Value, depth - 1, except, seen, text);
            }
            catch (GetValueException)
            {
                // A property that cannot be read cannot tell anything.
            }
        }
    }
}
