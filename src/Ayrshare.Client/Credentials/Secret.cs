using System;

namespace Ayrshare.Client;

/// <summary>A credential in memory that never shows itself: only <see cref="Reveal"/> gives the text.</summary>
public sealed class Secret
{
    private readonly string _value;

    /// <summary>Wraps a credential, without the white space and invisible characters that files and vaults leave around it.</summary>
    /// <param name="value">The credential.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public Secret(string value)
    {
        _value = CleanText.Of(value);
        if (_value.Length == 0)
            throw new ArgumentException("A credential must not be empty.", nameof(value));
    }

    /// <summary>Wraps a credential, or returns null if the text is empty.</summary>
    /// <param name="value">The credential.</param>
    public static Secret? Of(string? value) => CleanText.Of(value ?? "").Length == 0 ? null : new Secret(value!);

    /// <summary>The text itself, for a request's header or body and for nothing else.</summary>
    public string Reveal() => _value;

    /// <inheritdoc/>
    public override string ToString() => "(secret)";
}
