using System;
using System.Linq;
using System.Management.Automation.Language;
using System.Text;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>What was typed of an argument before Tab was pressed, as PowerShell reads it, and the text that replaces it.</summary>
internal sealed class TypedArgument
{
    // PowerShell accepts these in place of the straight quotation marks, and pasted text has them.
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";
    private const string DoubleQuotes = "\"\u201C\u201D\u201E";

    private readonly string _word;
    private readonly bool _isSingleQuoted;
    private readonly bool _isDoubleQuoted;

    /// <param name="word">What was typed, with its quotation marks and escapes.</param>
    public TypedArgument(string word)
    {
        _word = word;
        _isSingleQuoted = word.Length > 0 && IsSingleQuote(word[0]);
        _isDoubleQuoted = word.Length > 0 && IsDoubleQuote(word[0]);
        Text = IsQuoted ? WithoutMarks() : Unescaped(IsEscape);
    }

    /// <summary>The value that was typed so far.</summary>
    public string Text { get; }

    private bool IsQuoted => _isSingleQuoted || _isDoubleQuoted;

    /// <summary>Whether a value begins with what was typed, in any case.</summary>
    public bool IsBeginningOf(string value) =>
        Begins(value, Text)
        // Depending on its version and the line, PowerShell passes a quoted text with its escapes or without them.
        || (IsQuoted && (Begins(value, _word.Substring(1)) || Begins(value, Unescaped(_isSingleQuoted ? IsSingleQuote : IsMark))));

    /// <summary>Returns the argument with a value, in the quotation marks with which it begins.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isPlain">Whether the value needs no quotation marks.</param>
    public string With(string value, bool isPlain) =>
        _isDoubleQuoted || !IsVisible(value) ? InDoubleQuotes(value)
        : _isSingleQuoted || !isPlain ? $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'"
        : value;

    private string WithoutMarks()
    {
        var last = _word[_word.Length - 1];
        var isClosed = _word.Length > 1 && (_isSingleQuoted ? IsSingleQuote(last) : IsDoubleQuote(last));
        return _word.Substring(1, _word.Length - (isClosed ? 2 : 1));
    }

    // The character after an escape is taken as it is, and an escape at the end, such as a closing quotation mark, is no text.
    private string Unescaped(Func<char, bool> isEscape)
    {
        var text = new StringBuilder();
        for (var i = IsQuoted ? 1 : 0; i < _word.Length; i++)
        {
            if (isEscape(_word[i]) && ++i == _word.Length)
                break;
            text.Append(_word[i]);
        }

        return text.ToString();
    }

    private static bool Begins(string value, string typed) => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    // Characters that nobody sees, or that a terminal would carry out, are written as their numbers.
    private static string InDoubleQuotes(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (!IsVisible(c))
                text.Append($"$([char]{(int)c})");
            else if (c is '`' or '$' || IsDoubleQuote(c))
                text.Append('`').Append(c);
            else
                text.Append(c);
        }

        return text.Append('"').ToString();
    }

    private static bool IsVisible(string value) => value.All(IsVisible);

    private static bool IsVisible(char c) => !char.IsControl(c) && VisibleText.Of($"{c}").Length == 1;

    private static bool IsEscape(char c) => c == '`';

    private static bool IsMark(char c) => IsEscape(c) || IsDoubleQuote(c);

    private static bool IsSingleQuote(char c) => SingleQuotes.IndexOf(c) >= 0;

    private static bool IsDoubleQuote(char c) => DoubleQuotes.IndexOf(c) >= 0;
}
