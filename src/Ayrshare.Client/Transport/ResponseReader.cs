using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>Reads a response's body, up to a limit, in any encoding that it declares.</summary>
internal static class ResponseReader
{
    /// <summary>Reads the whole body as text.</summary>
    /// <exception cref="InvalidDataException">The body is larger than allowed, or its compression is damaged.</exception>
    public static async Task<string> ReadTextAsync(HttpContent content, int maxBytes, CancellationToken cancellation)
    {
        var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, 0, chunk.Length, cancellation).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > maxBytes)
                throw new InvalidDataException($"a response of more than {maxBytes:N0} bytes");
            body.Write(chunk, 0, read);
        }

        body.Position = 0;
        using var reader = new StreamReader(body, EncodingOf(content), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>Describes a body that is not the expected JSON, without quoting it.</summary>
    public static string Describe(string text) => text.TrimStart() switch
    {
        "" => "an empty response",
        ['<', ..] => "an HTML page instead of JSON",
        _ => $"{text.Length:N0} characters that are not a JSON object",
    };

    private static Encoding EncodingOf(HttpContent content)
    {
        var name = content.Headers.ContentType?.CharSet?.Trim('"', ' ');
        if (string.IsNullOrEmpty(name))
            return Encoding.UTF8;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            // This is the encoding of JSON, and what misspelt names such as "utf8" mean. If that is wrong, the text is not JSON.
            return Encoding.UTF8;
        }
    }
}
