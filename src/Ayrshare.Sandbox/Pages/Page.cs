using System.Collections.Generic;

namespace Ayrshare.Sandbox;

/// <summary>Writes self-contained HTML documents that share one look, light and dark.</summary>
internal static class Page
{
    private static readonly HtmlTemplate Document = HtmlTemplate.Load("Document.html");
    private static readonly HtmlTemplate NoticeBody = HtmlTemplate.Load("Notice.html");
    private static readonly Html SharedStyle = new(EmbeddedFile.Read("Document.css"));

    /// <param name="title">The title, as text.</param>
    /// <param name="style">The styles beyond those that all pages share.</param>
    /// <param name="body">The content.</param>
    public static string Write(string title, Html style, Html body) => Document.Fill(new Dictionary<string, object?>
    {
        ["title"] = title,
        ["sharedStyle"] = SharedStyle,
        ["style"] = style,
        ["body"] = body,
    }).Markup;

    /// <summary>A page that only shows a message.</summary>
    public static string WriteNotice(string title, string text) =>
        Write(title, default, NoticeBody.Fill(new Dictionary<string, object?> { ["title"] = title, ["text"] = text }));
}
