using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Ayrshare.HelpGenerator;

/// <summary>Writes the list of errors in the topic about_Ayrshare_Errors, and leaves the rest of the topic unchanged.</summary>
internal static partial class ErrorTopic
{
    private const int Width = 79;
    private const string Indent = "                               ";

    /// <summary>Replaces the list.</summary>
    /// <param name="topic">The topic's text.</param>
    /// <param name="errors">The errors, in the order of their groups.</param>
    /// <exception cref="InvalidDataException">The topic has no place for the list.</exception>
    public static string Write(string topic, IEnumerable<ErrorHelp> errors)
    {
        var list = new StringBuilder();
        foreach (var group in errors.GroupBy(error => error.Group))
        {
            list.Append($"    {group.Key}\n");
            foreach (var error in group)
                list.Append(Entry(error));
        }

        return List().IsMatch(topic)
            ? List().Replace(topic, match => $"{match.Groups["before"].Value}{list}")
            : throw new InvalidDataException("The topic of errors has no section of ids.");
    }

    private static string Entry(ErrorHelp error)
    {
        var entry = new StringBuilder();
        var line = $"      {error.Id}".PadRight(Indent.Length - 1);
        foreach (var word in (error.EndsCommand ? "(!) " + error.Advice : error.Advice).Split(' '))
        {
            if (line.Length + 1 + word.Length > Width)
            {
                entry.Append(line).Append('\n');
                line = Indent + word;
            }
            else
            {
                line += " " + word;
            }
        }

        return entry.Append(line).Append('\n').ToString();
    }

    [GeneratedRegex(@"(?<before>\n  THE ERROR IDS\n(?: {4}\S.*\n)+\n)[\s\S]*?(?=\n  [A-Z]{2})")]
    private static partial Regex List();
}
