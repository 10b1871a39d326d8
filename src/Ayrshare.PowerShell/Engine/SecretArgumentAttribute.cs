using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>
/// Lets a SecureString parameter also accept a string, or the lines of a private key from Get-Content. An empty cell, and
/// the text that Export-Csv and ConvertTo-Json write for a SecureString, count as no value. The error names only the
/// type: PowerShell's own error would quote the value.
/// </summary>
public sealed class SecretArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Plain(inputData) switch
    {
        SecureString secure => secure,
        PSCredential credential => credential.Password,
        null or "" => null!,
        _ when IsRemnant(inputData) => null!,
        string text => SecretText.Secure(text),
        ValueType number => SecretText.Secure(number.ToString()!),
        IList lines when lines.Count > 0 && lines.Cast<object?>().All(line => Plain(line) is string) =>
            SecretText.Secure(string.Join("\n", lines.Cast<object>().Select(Plain))),
        var other =>
            throw new ArgumentTransformationMetadataException($"A credential must be a SecureString or a string, not a "
                + $"{other.GetType().Name}."),
    };

    private static bool IsRemnant(object inputData) =>
        inputData is PSObject { BaseObject: PSCustomObject } fields
            ? fields.Properties.Select(property => property.Name).SequenceEqual([nameof(SecureString.Length)])
            : Plain(inputData) as string == typeof(SecureString).FullName;

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
