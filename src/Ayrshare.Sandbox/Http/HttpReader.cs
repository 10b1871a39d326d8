using System;
using System.Collections.Specialized;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace Ayrshare.Sandbox;

/// <summary>Reads HTTP/1.1 requests (RFC 9112) from a connection.</summary>
internal sealed class HttpReader(Stream stream)
{
    private const int LongestLine = 64 * 1024;
    private const int MostHeaders = 200;
    private const int LongestBody = 8 * 1024 * 1024;

    private static readonly byte[] Continue = Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");

    private readonly byte[] _buffer = new byte[8 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next request; <see langword="null"/> when the caller has closed the connection.</summary>
    /// <exception cref="InvalidDataException">The data is not an HTTP request, or is too large.</exception>
    /// <exception cref="IOException">The connection broke within a request.</exception>
    public async Task<HttpRequest?> ReadAsync()
    {
        if (_start == _end && !await FillAsync().ConfigureAwait(false))
            return null;

        var requestLine = (await ReadLineAsync().ConfigureAwait(false)).Split(' ');
        if (requestLine.Length != 3
            || !requestLine[1].StartsWith("/", StringComparison.Ordinal)
            || !requestLine[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
            throw new InvalidDataException("This is not an HTTP/1.1 request.");
        var headers = await ReadHeadersAsync().ConfigureAwait(false);
        if (Is(headers["Expect"], "100-continue"))
            await stream.WriteAsync(Continue, 0, Continue.Length).ConfigureAwait(false);
        var body = await ReadBodyAsync(headers).ConfigureAwait(false);

        var address = requestLine[1].Split(['?'], 2);
        return new HttpRequest
        {
            Method = requestLine[0],
            Path = Uri.UnescapeDataString(address[0]),
            Query = new UrlEncodedFields(address.Length == 2 ? address[1] : ""),
            Headers = headers,
            Body = body,
            KeepAlive = requestLine[2] == "HTTP/1.0" ? Is(headers["Connection"], "keep-alive") : !Is(headers["Connection"], "close"),
        };
    }

    private static bool Is(string? header, string value) => string.Equals(header, value, StringComparison.OrdinalIgnoreCase);

    private async Task<NameValueCollection> ReadHeadersAsync()
    {
        var headers = new NameValueCollection();
        while (await ReadLineAsync().ConfigureAwait(false) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':');
            if (colon < 1 || headers.Count == MostHeaders)
                throw new InvalidDataException("The headers are malformed or too many.");
            headers.Add(line.Substring(0, colon), line.Substring(colon + 1).Trim());
        }

        return headers;
    }

    private async Task<string> ReadBodyAsync(NameValueCollection headers)
    {
        using var body = new MemoryStream();
        if (Is(headers["Transfer-Encoding"], "chunked"))
            await ReadChunksAsync(body).ConfigureAwait(false);
        else if (headers["Content-Length"] is { } length)
            await ReadBytesAsync(body, ParseLength(length, NumberStyles.None)).ConfigureAwait(false);
        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    private async Task ReadChunksAsync(MemoryStream body)
    {
        while (true)
        {
            var size = (await ReadLineAsync().ConfigureAwait(false)).Split(';')[0].Trim();
            var length = ParseLength(size, NumberStyles.AllowHexSpecifier);
            if (length == 0)
                break;
            await ReadBytesAsync(body, length).ConfigureAwait(false);
            if (await ReadLineAsync().ConfigureAwait(false) is not "")
                throw new InvalidDataException("A chunk is longer than it says.");
        }

        await ReadHeadersAsync().ConfigureAwait(false);
    }

    private static int ParseLength(string text, NumberStyles style) =>
        int.TryParse(text, style, CultureInfo.InvariantCulture, out var length) && length is >= 0 and <= LongestBody
            ? length
            : throw new InvalidDataException("The length of the body is malformed or too large.");

    private async Task ReadBytesAsync(MemoryStream body, int length)
    {
        if (body.Length + length > LongestBody)
            throw new InvalidDataException("The body is too large.");
        while (length > 0)
        {
            if (_start == _end && !await FillAsync().ConfigureAwait(false))
                throw new EndOfStreamException();
            var part = Math.Min(length, _end - _start);
            body.Write(_buffer, _start, part);
            _start += part;
            length -= part;
        }
    }

    private async Task<string> ReadLineAsync()
    {
        using var line = new MemoryStream();
        while (true)
        {
            if (_start == _end && !await FillAsync().ConfigureAwait(false))
                throw new EndOfStreamException();
            var newline = Array.IndexOf(_buffer, (byte)'\n', _start, _end - _start);
            var stop = newline < 0 ? _end : newline;
            line.Write(_buffer, _start, stop - _start);
            _start = newline < 0 ? _end : newline + 1;
            if (line.Length > LongestLine)
                throw new InvalidDataException("A line of the head is too long.");
            if (newline >= 0)
                return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');
        }
    }

    private async Task<bool> FillAsync()
    {
        _start = 0;
        _end = await stream.ReadAsync(_buffer, 0, _buffer.Length).ConfigureAwait(false);
        return _end > 0;
    }
}
