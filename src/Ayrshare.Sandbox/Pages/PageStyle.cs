namespace Ayrshare.Sandbox;

/// <summary>The look that the pages and the mail share, light and dark.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --page: #f3f5f9; --card: #ffffff; --text: #1b2430; --soft: #5b6675;
          --line: #dde2ea; --accent: #2f5fde; --on-accent: #ffffff; --good: #10734a; --good-page: #e4f5ec; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #12161d; --card: #1c222c; --text: #eef1f6; --soft: #a5b0c0; --line: #343d4b;
            --accent: #8db0ff; --on-accent: #0d1526; --good: #74d9a8; --good-page: #16352a; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 46rem; margin: 0 auto; padding: clamp(1rem, 4vw, 3rem) 1rem; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 16px;
          padding: clamp(1.25rem, 4vw, 2.5rem); overflow-wrap: anywhere; }
        h1 { margin: 0 0 .5rem; font-size: clamp(1.4rem, 4vw, 1.9rem); line-height: 1.25; }
        p { margin: 0 0 1rem; }
        .soft { color: var(--soft); }
        .small { font-size: .875rem; }
        a { color: var(--accent); }
        .button { display: inline-block; min-height: 44px; padding: .6rem 1.4rem; border: 0; border-radius: 10px;
          background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
        .button:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
        """;
}
