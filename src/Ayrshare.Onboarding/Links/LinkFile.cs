using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Ayrshare.Onboarding;

/// <summary>
/// A CSV that receives each link as soon as it is issued, and that only its owner can read. A run adds rows and changes none. A row
/// counts as written when it is on the disk.
/// </summary>
public sealed class LinkFile : IDisposable
{
    private static readonly Dictionary<string, Func<LinkRow, string?>> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(LinkRow.Row)] = row => row.Row.ToString(CultureInfo.InvariantCulture),
        [nameof(LinkRow.Title)] = row => row.Title,
        [nameof(LinkRow.Email)] = row => row.Email,
        [nameof(LinkRow.Emailed)] = row => row.Emailed ? "true" : "false",
        [nameof(LinkRow.Url)] = row => row.Url.AbsoluteUri,
        [nameof(LinkRow.IssuedAt)] = row => Text(row.IssuedAt),
        [nameof(LinkRow.ExpiresAt)] = row => Text(row.ExpiresAt),
        [nameof(LinkRow.RefId)] = row => row.RefId,
        [nameof(LinkRow.SessionId)] = row => row.SessionId,
    };

    // Spreadsheets and Windows PowerShell take a CSV without the mark for one in the code page of the machine.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private static readonly string[] Separators = [",", ";", "\t"];

    private readonly object _lock = new();
    private readonly Stream _file;
    private readonly Action _flush;
    private readonly string[] _header;
    private readonly CsvConfiguration _form;
    private Exception? _failure;

    internal LinkFile(Stream file, Action flush)
    {
        (_file, _flush) = (file, flush);
        var text = Read(file);
        _form = FormOf(text);
        _header = text.Length == 0 ? [.. Columns.Keys] : HeaderOf(text, _form);
        if (text.Length == 0)
            Append(Utf8.GetPreamble(), Line(_header));
        else if (!text.EndsWith("\n", StringComparison.Ordinal))
            Append(Utf8.GetBytes(text.Count(c => c == '"') % 2 == 0 ? "\r\n" : "\"\r\n"));
    }

    /// <summary>Opens a file of links, or creates it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="LinkFileFailedException">The file cannot be written, or it is a file of another kind.</exception>
    public static LinkFile Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = PrivateFile.OpenOwn(path, FileShare.Read);
            return new LinkFile(file, () => file.Flush(flushToDisk: true));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            file?.Dispose();
            throw new LinkFileFailedException(failure);
        }
    }

    /// <summary>Adds a link.</summary>
    /// <returns>Why the file could not be written, now or before; null if it was.</returns>
    public LinkFileFailedException? TryAppend(LinkRow row)
    {
        lock (_lock)
        {
            // The last row may be incomplete, and then the next one could not be read.
            if (_failure is null)
                _failure = TryAppend(Line(_header.Select(column => Columns.TryGetValue(column, out var value) ? value(row) : null)));
            return _failure is null ? null : new LinkFileFailedException(_failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private Exception? TryAppend(byte[] line)
    {
        try
        {
            Append(line);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private void Append(params byte[][] parts)
    {
        var bytes = parts.SelectMany(part => part).ToArray();
        _file.Seek(0, SeekOrigin.End);
        _file.Write(bytes, 0, bytes.Length);
        _flush();
    }

    private byte[] Line(IEnumerable<string?> cells)
    {
        using var text = new StringWriter();
        using (var csv = new CsvWriter(text, _form))
        {
            foreach (var cell in cells)
                csv.WriteField(cell);
            csv.NextRecord();
        }

        return Utf8.GetBytes(text.ToString());
    }

    private static string Read(Stream file)
    {
        try
        {
            using var text = new StreamReader(file, Utf8, detectEncodingFromByteOrderMarks: false, bufferSize: 4096, leaveOpen: true);
            return text.ReadToEnd().TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException("it is not in UTF-8.");
        }
    }

    // A spreadsheet can have saved the file with another separator.
    private static CsvConfiguration FormOf(string text)
    {
        var header = text.Split('\n')[0];
        return new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Separators.OrderByDescending(separator => header.Count(c => c == separator[0])).First(),
            // A title that begins with = would be a formula in a spreadsheet.
            InjectionOptions = InjectionOptions.Escape,
            TrimOptions = TrimOptions.Trim,
            BadDataFound = null,
        };
    }

    private static string[] HeaderOf(string text, CsvConfiguration form)
    {
        using var reader = new StringReader(text.Split('\n')[0]);
        using var csv = new CsvParser(reader, form);
        var header = csv.Read() ? csv.Record! : [];
        return header.Contains(nameof(LinkRow.Title), StringComparer.OrdinalIgnoreCase)
            && header.Contains(nameof(LinkRow.Url), StringComparer.OrdinalIgnoreCase)
                ? header
                : throw new InvalidDataException("it is not a file of links, whose first line has the columns Title and Url.");
    }

    private static string Text(DateTimeOffset time) =>
        time.ToLocalTime().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
