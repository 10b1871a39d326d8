using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>A request that claims to be the delivery of a webhook, as it came.</summary>
public sealed record WebhookDelivery
{
    /// <summary>The header with the time of the delivery, in Unix seconds.</summary>
    public const string TimestampHeader = "X-Authorization-Timestamp";

    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "X-Authorization-Content-SHA256";

    /// <summary>The header with a second signature while a secret is rotated.</summary>
    public const string RotationSignatureHeader = "X-Authorization-Content-SHA256-V2";

    /// <summary>The header with the id of the delivery.</summary>
    public const string DeliveryIdHeader = "X-Ayrshare-Delivery-Id";

    /// <summary>The header with the number of the attempt, from 1.</summary>
    public const string AttemptHeader = "X-Ayrshare-Delivery-Attempt";

    /// <summary>The body, byte for byte.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The values of the signature headers.</summary>
    public required IReadOnlyList<string> Signatures { get; init; }

    /// <summary>The values of the timestamp header. It must have one.</summary>
    public required IReadOnlyList<string> Timestamps { get; init; }

    /// <summary>The id of the delivery, which no signature covers.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>The number of the attempt, which no signature covers.</summary>
    public int? Attempt { get; init; }
}
