using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Ayrshare.Onboarding;

/// <summary>The text of a CSV, in whatever encoding it was saved, without the lines that programs put before the header.</summary>
public sealed class CsvFile
{
    private const int Windows1252 = 1252;

    // Export-Csv of Windows PowerShell writes this line first, unless it is given -NoTypeInformation.
    private const string TypeLine = "#TYPE ";

    // Excel reads the separator from this line.
    private const string SeparatorLine = "sep=";

    private const char ByteOrderMark = '\uFEFF';

    private static readonly (byte[] Begin, string Is)[] OtherFiles =
    [
        ([0x50, 0x4B, 0x03, 0x04], "an Excel workbook. Save it as CSV UTF-8"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an Excel workbook of the old format. Save it as CSV UTF-8"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF"),
    ];

    private CsvFile(string text, string? guessedEncoding)
    {
        GuessedEncoding = guessedEncoding;
        Text = text.TrimStart(ByteOrderMark);
        while (ReadPreamble())
        {
        }
    }

    /// <summary>The text, from the header on.</summary>
    public string Text { get; private set; }

    /// <summary>The number of lines before the header.</summary>
    public int SkippedLines { get; private set; }

    /// <summary>The number of rows before the header that a spreadsheet shows. It does not show the line of the separator.</summary>
    public int SkippedRows { get; private set; }

    /// <summary>The separator that the file names, or null.</summary>
    public string? Separator { get; private set; }

    /// <summary>The name of the encoding if it was assumed; null if the file shows it.</summary>
    public string? GuessedEncoding { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is of another kind.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvFile Read(string path)
    {
        var content = File.ReadAllBytes(path);
        foreach (var (begin, kind) in OtherFiles)
        {
            if (content.Take(begin.Length).SequenceEqual(begin))
                throw new InvalidDataException($"the file is {kind}");
        }

        try
        {
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return new CsvFile(Decode(content, strict), guessedEncoding: null);
        }
        catch (DecoderFallbackException)
        {
#if !NETSTANDARD
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
#endif
            // Excel saves this code page on Western European Windows. A file does not show which code page it has.
            return new CsvFile(Decode(content, Encoding.GetEncoding(Windows1252)), "Windows-1252");
        }
    }

    private static string Decode(byte[] content, Encoding unlessMarked)
    {
        using var reader = new StreamReader(new MemoryStream(content), unlessMarked, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private bool ReadPreamble()
    {
        var end = Text.IndexOf('\n');
        var line = (end < 0 ? Text : Text.Substring(0, end)).TrimEnd('\r', '\n').Trim('"');
        var isSeparator = line.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase) && line.Length == SeparatorLine.Length + 1;
        if (!isSeparator && !line.StartsWith(TypeLine, StringComparison.OrdinalIgnoreCase))
            return false;
        if (isSeparator)
            Separator = line.Substring(SeparatorLine.Length);
        else
            SkippedRows++;
        SkippedLines++;
        Text = (end < 0 ? "" : Text.Substring(end + 1)).TrimStart(ByteOrderMark);
        return true;
    }
}
