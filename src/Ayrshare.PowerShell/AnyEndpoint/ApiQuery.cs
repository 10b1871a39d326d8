using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Reads the fields of a query. Lists go as <c>key[0]=a&amp;key[1]=b</c>, as the official Node client sends them.</summary>
internal static class ApiQuery
{
    /// <summary>The fields to send; what is null is left out.</summary>
    /// <param name="query">A hashtable or a custom object, or null.</param>
    /// <param name="secrets">Takes the credentials that are among the values.</param>
    /// <exception cref="AyrshareCommandException">It is neither, or a value has no form in a query.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(object? query, ICollection<Secret> secrets)
    {
        if (ApiScalar.Unwrap(query) is not { } given)
            return [];
        var fields = Problems.Read(() => ApiFields.Of(given), "Query")
            ?? throw Problems.Invalid("Query", $"this is a {given.GetType().Name}.", "Give a hashtable: -Query @{ lastDays = 30 }.");
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var field in fields)
        {
            var isSecret = ApiFields.IsCredential(field.Key);
            var value = ApiScalar.Unwrap(field.Value);
            if (value is IEnumerable list and not (string or IDictionary))
            {
                foreach (var (element, index) in list.Cast<object?>().Select((element, index) => (ApiScalar.Unwrap(element), index)))
                    Add($"{field.Key}[{index}]",
                        element ?? throw Problems.Invalid($"Query.{field.Key}", "the list holds a null.", "Leave it out."), isSecret);
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
                ?? throw Problems.Invalid($"Query.{name}", $"a {value.GetType().Name} has no form in a query.",
                    "Give texts, numbers, dates, $true or $false, or a list of these.")).Text;
            pairs.Add(new(name, text));
            if ((isSecret || value is System.Security.SecureString) && SecretText.Of(text) is { } secret)
                secrets.Add(secret);
        }
    }
}
