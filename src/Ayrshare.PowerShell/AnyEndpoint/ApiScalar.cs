using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Numerics;
using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>A single value in the format of the API, which does not depend on the culture.</summary>
/// <param name="Text">The text, without quotes for JSON.</param>
/// <param name="IsLiteral">Whether it has no quotes in JSON: a number, true or false.</param>
internal readonly record struct ApiScalar(string Text, bool IsLiteral)
{
    // This is the format in the API's documentation: UTC, with fractions of a second only if there are any.
    private const string Time = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFF'Z'";

    /// <summary>The value without its PSObject, or null for any kind of null.</summary>
    public static object? Unwrap(object? value) => value switch
    {
        null or DBNull => null,
        PSObject nothing when ReferenceEquals(nothing, AutomationNull.Value) => null,
        PSObject { BaseObject: not PSCustomObject } wrapped => wrapped.BaseObject,
        _ => value,
    };

    /// <summary>The value's text, or null if it is not a single value. A time without a zone is local, as in PowerShell.</summary>
    public static ApiScalar? Of(object value) => value switch
    {
        string or char or Guid or Enum => new($"{value}", false),
        bool flag => new(flag ? "true" : "false", true),
        SwitchParameter flag => new(flag ? "true" : "false", true),
        double.NaN or double.PositiveInfinity or double.NegativeInfinity => null,
        float.NaN or float.PositiveInfinity or float.NegativeInfinity => null,
        double number => new(number.ToString("R", CultureInfo.InvariantCulture), true),
        float number => new(number.ToString("R", CultureInfo.InvariantCulture), true),
        byte or sbyte or short or ushort or int or uint or long or ulong or decimal or BigInteger =>
            new(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), true),
        DateTime time => new(time.ToUniversalTime().ToString(Time, CultureInfo.InvariantCulture), false),
        DateTimeOffset time => new(time.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture), false),
        Uri address => new(address.OriginalString, false),
        SecureString secret => new(SecretText.Of(secret)?.Reveal() ?? "", false),
        _ => null,
    };
}
