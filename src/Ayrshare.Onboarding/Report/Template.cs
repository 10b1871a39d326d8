using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;

namespace Ayrshare.Onboarding;

/// <summary>An embedded file with placeholders, such as <c>{{title}}</c>.</summary>
internal sealed class Template
{
    private static readonly Regex Placeholder = new(@"\{\{(?<name>\w+)\}\}", RegexOptions.CultureInvariant);

    private readonly string _text;

    private Template(string text) => _text = text;

    /// <summary>Loads a template.</summary>
    public static Template Load(string file) => new(Read(file));

    /// <summary>The text of an embedded file.</summary>
    public static string Read(string file)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream(file)!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd().TrimEnd();
    }

    /// <summary>The file with its placeholders replaced by values. Text is escaped, <see cref="Markup"/> is not.</summary>
    public Markup Fill(params (string Name, object Value)[] values) => new(Placeholder.Replace(
        _text, match => Show(values.Single(value => value.Name == match.Groups["name"].Value).Value)));

    private static string Show(object value) => value is Markup markup
        ? markup.Text
        : WebUtility.HtmlEncode(string.Format(CultureInfo.InvariantCulture, "{0}", value));
}
