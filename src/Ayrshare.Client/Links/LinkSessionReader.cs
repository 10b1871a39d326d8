using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>
/// Reads the answer of GET /profiles/link-sessions/{sessionId}. Its field names are not public, so each fact is looked
/// for under the names that it is likely to have, at the top or in one object below; what is left goes to the details.
/// </summary>
internal sealed class LinkSessionReader
{
    private static readonly string[] Envelopes = ["SESSION", "LINKSESSION", "DATA"];
    private static readonly string[] CallStatus = ["SUCCESS", "OK", "ERROR"];
    private static readonly string[] ActiveWords = ["ACTIVE", "VALID", "PENDING", "CREATED", "UNOPENED"];
    private static readonly string[] OpenedWords = ["OPENED", "USED", "VISITED", "CLICKED", "ACCESSED"];
    private static readonly string[] RevokedWords = ["REVOKED", "CANCELLED", "CANCELED", "INVALIDATED"];
    private static readonly string[] CredentialParts = ["TOKEN", "JWT", "KEY", "SECRET", "PASSWORD"];
    private static readonly string[] LinkEnds = ["URL", "URI", "LINK", "HREF"];
    private static readonly string[] HarmlessStarts = ["REDIRECT", "ORIGIN", "TERMS", "PRIVACY"];

    private readonly Dictionary<string, JsonProperty> _fields = [];
    private readonly Redactor _redactor;

    private LinkSessionReader(JsonElement answer, Redactor redactor)
    {
        _redactor = redactor;
        AddAll(answer);
        foreach (var envelope in Envelopes)
        {
            if (_fields.TryGetValue(envelope, out var field) && field.Value.ValueKind == JsonValueKind.Object)
            {
                _fields.Remove(envelope);
                AddAll(field.Value);
            }
        }
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="sessionId">The link that was asked for.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="now">The time by the server's clock.</param>
    /// <param name="redactor">Hides credentials in texts.</param>
    public static LinkSessionStatus Read(string sessionId, JsonElement answer, DateTimeOffset now, Redactor redactor) =>
        new LinkSessionReader(answer, redactor).Read(sessionId, now);

    private LinkSessionStatus Read(string sessionId, DateTimeOffset now)
    {
        Drop("SESSIONID", "LINKSESSIONID", "ID");
        var hasState = _fields.ContainsKey("STATE");
        var word = Word("SESSIONSTATUS", "LINKSTATUS", "STATE", "STATUS");
        var known = word?.ToUpperInvariant();
        var openedAt = Time(
            "FIRSTUSEDAT",
            "OPENEDAT",
            "FIRSTOPENEDAT",
            "LASTOPENEDAT",
            "OPENEDON",
            "USEDAT",
            "VISITEDAT",
            "ACCESSEDAT",
            "CLICKEDAT",
            "OPENED");
        var revokedAt = Time("REVOKEDAT", "REVOKEDON", "REVOKED");
        var (_, expiresAt) = Time(
            "EXPIRESAT", "EXPIRES", "EXPIRESON", "EXPIRY", "EXPIREDAT", "EXPIRATION", "EXPIRATIONDATE", "VALIDUNTIL", "EXP");

        var revoked = Flag("REVOKED", "ISREVOKED") ?? revokedAt.Told ?? TrueIf(RevokedWords.Contains(known))
            ?? (hasState && known is "PENDING" or "ACTIVE" or "EXPIRED" ? false : null);
        var expired = Flag(
            "EXPIRED", "ISEXPIRED", "HASEXPIRED") ?? TrueIf(known == "EXPIRED") ?? (expiresAt is { } end ? end <= now : null);
        var opened = Flag("OPENED", "ISOPENED", "HASBEENOPENED", "USED", "ISUSED", "VISITED", "CLICKED", "ACCESSED")
            ?? openedAt.Told ?? UseCount() switch { null => TrueIf(OpenedWords.Contains(known)), var count => count > 0 };
        var valid = Flag("VALID", "ISVALID", "STILLVALID", "ACTIVE", "ISACTIVE") ?? ((revoked, expired) switch
        {
            (true, _) or (_, true) => false,
            (false, false) => true,
            _ => TrueIf(ActiveWords.Contains(known)),
        });
        if (valid == true)
            (revoked, expired) = (revoked ?? false, expired ?? false);

        return new LinkSessionStatus
        {
            SessionId = sessionId,
            Status = known is null || IsOurs(known) ? StatusOf(revoked, expired, opened, valid) : word,
            IsOpened = opened,
            IsValid = valid,
            IsRevoked = revoked,
            IsExpired = expired,
            OpenedAt = openedAt.At,
            ExpiresAt = expiresAt,
            Title = Text("TITLE", "PROFILETITLE"),
            RefId = Text("REFID", "PROFILEREFID"),
            Details = _fields.Values.ToDictionary(field => field.Name, field => Plain(field.Name, field.Value)),
        };
    }

    private static bool IsOurs(string word) =>
        word == "EXPIRED" || ActiveWords.Contains(word) || OpenedWords.Contains(word) || RevokedWords.Contains(word);

    private static string? StatusOf(bool? revoked, bool? expired, bool? opened, bool? valid) => (revoked, expired, opened, valid) switch
    {
        (true, _, _, _) => "Revoked",
        (_, true, _, _) => "Expired",
        (_, _, true, _) => "Opened",
        (_, _, _, true) => "Active",
        _ => null,
    };

    private static bool? TrueIf(bool condition) => condition ? true : null;

    // isOpened, is_opened and IsOpened are one.
    private static string Plainly(string name) =>
        new([.. name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    private void AddAll(JsonElement json)
    {
        foreach (var field in json.EnumerateObject())
            _fields[Plainly(field.Name)] = field;
    }

    private void Drop(params string[] names)
    {
        foreach (var name in names)
            _fields.Remove(name);
    }

    // The answer's own status, which says that the call succeeded, is no word about the link.
    private string? Word(params string[] names)
    {
        var words = names
            .Where(name => _fields.TryGetValue(name, out var field) && field.Value.ValueKind == JsonValueKind.String)
            .Select(name => (Name: name, Text: _redactor.Clean(_fields[name].Value.GetString()!)))
            .ToArray();
        var word = words.FirstOrDefault(word => word.Text.Length > 0 && !CallStatus.Contains(word.Text.ToUpperInvariant())).Text;
        foreach (var (name, text) in words)
        {
            if (text == word || CallStatus.Contains(text.ToUpperInvariant()))
                _fields.Remove(name);
        }

        return word;
    }

    private string? Text(params string[] names)
    {
        foreach (var name in names)
        {
            if (_fields.TryGetValue(name, out var field) && field.Value.ValueKind == JsonValueKind.String)
            {
                _fields.Remove(name);
                return _redactor.Clean(field.Value.GetString()!);
            }
        }

        return null;
    }

    private bool? Flag(params string[] names)
    {
        bool? flag = null;
        foreach (var name in names)
        {
            if (_fields.TryGetValue(name, out var field) && LenientJson.Flag(field.Value) is { } told)
            {
                _fields.Remove(name);
                flag ??= told;
            }
        }

        return flag;
    }

    private int? UseCount() =>
        _fields.TryGetValue(
            "USECOUNT", out var field) && field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out var count)
            ? count
            : null;

    // Where the time of something is told as null, it has not happened.
    private (bool? Told, DateTimeOffset? At) Time(params string[] names)
    {
        bool? told = null;
        foreach (var name in names)
        {
            if (!_fields.TryGetValue(name, out var field))
                continue;
            if (LenientJson.Time(field.Value) is { } time)
            {
                _fields.Remove(name);
                return (true, time);
            }

            if (field.Value.ValueKind == JsonValueKind.Null)
            {
                _fields.Remove(name);
                told = false;
            }
        }

        return (told, null);
    }

    private object? Plain(string name, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => IsCredential(Plainly(name)) ? Redactor.Hidden : _redactor.Hide(json.GetString()!),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(element => Plain(name, element)).ToArray(),
        JsonValueKind.Object => Plain(json),
        _ => null,
    };

    private Dictionary<string, object?> Plain(JsonElement json)
    {
        var fields = new Dictionary<string, object?>();
        foreach (var field in json.EnumerateObject())
            fields[field.Name] = Plain(field.Name, field.Value);
        return fields;
    }

    private static bool IsCredential(string name) =>
        Envelopes.Contains(name)
        || CredentialParts.Any(part => name.Contains(part))
        || (LinkEnds.Any(end => name.EndsWith(end, StringComparison.Ordinal))
            && !HarmlessStarts.Any(start => name.StartsWith(start, StringComparison.Ordinal)));
}
