using System;
using System.Net;

namespace Ayrshare.Sandbox;

/// <summary>The frame of a page, and what belongs into it as text.</summary>
internal static class Html
{
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    public static string Address(Uri address) => WebUtility.HtmlEncode(address.AbsoluteUri);

    /// <param name="title">The title, as text.</param>
    /// <param name="css">The styles beyond those that all pages share.</param>
    /// <param name="body">The content, as HTML.</param>
    public static string Document(string title, string css, string body) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Text(title)}</title>
        <style>
        {PageStyle.Css}
        {css}
        </style>
        </head>
        <body>
        {body}
        </body>
        </html>
        """;
}
