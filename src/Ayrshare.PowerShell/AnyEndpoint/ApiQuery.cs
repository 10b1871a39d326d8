using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Reads the fields of a query. A list is sent as <c>key[0]=a&amp;key[1]=b</c>, as in the official Node client.</summary>
internal static class ApiQuery
{
    /// <summary>The fields to send, without those that are null.</summary>
    /// <param name="query">A hashtable or a custom object, or null.</param>
    /// <param name="secrets">Receives the credentials among the values.</param>
    /// <exception cref="AyrshareCommandException">It is neither, or a value cannot be part of a query.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(object? query, ICollection<Secret> secrets)
    {
        if (ApiScalar.Unwrap(query) is not { } given)
            return [];
        var fields = Problems.Read(() => ApiFields.Of(given), "Query")
            ?? throw Problems.Invalid("Query", $"the type {given.GetType().Name} is not supported.",
                "Specify a hashtable: -Query @{ lastDays = 30 }.");
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var field in fields)
        {
            var isSecret = ApiFields.IsCredential(field.Key);
            var value = ApiScalar.Unwrap(field.Value);
            if (value is IEnumerable list and not (string or IDictionary))
            {
                foreach (var (element, index) in list.Cast<object?>().Select((element, index) => (ApiScalar.Unwrap(element), index)))
                    Add($"{field.Key}[{index}]",
                        element ?? throw Problems.Invalid($"Query.{field.Key}", "the list contains a null.", "Remove it."), isSecret);
            }
            else if (value is not null)
            {
                Add(field.Key, value, isSecret);
            }
        }

        return pairs;

        void Add(string name, object value, bool isSecret)
        {
            var text = (ApiScalar.Of(value)
                ?? throw Problems.Invalid($"Query.{name}", $"the type {value.GetType().Name} cannot be part of a query.",
                    "Specify texts, numbers, dates, $true or $false, or a list of these.")).Text;
            pairs.Add(new(name, text));
            if ((isSecret || value is System.Security.SecureString) && SecretText.Of(text) is { } secret)
                secrets.Add(secret);
        }
    }
}
