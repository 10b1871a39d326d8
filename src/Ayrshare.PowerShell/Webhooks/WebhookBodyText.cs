using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace Ayrshare.PowerShell;

/// <summary>The raw body of a request: the bytes that the signature covers.</summary>
internal static class WebhookBodyText
{
    /// <summary>The bytes of a text or of a list of bytes, or null if the body is neither, such as JSON that was parsed.</summary>
    public static byte[]? Bytes(object? body) => (body is PSObject wrapped ? wrapped.BaseObject : body) switch
    {
        null => [],
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        IList list and not Array { Rank: > 1 } when list.Count > 0 && list.Cast<object?>().All(IsByte) =>
            [.. list.Cast<object?>().Select(item => (byte)(item is PSObject one ? one.BaseObject : item!))],
        _ => null,
    };

    private static bool IsByte(object? item) => (item is PSObject wrapped ? wrapped.BaseObject : item) is byte;
}
