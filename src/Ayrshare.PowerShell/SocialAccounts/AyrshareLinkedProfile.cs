using System;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>A User Profile that has linked the networks that the command waited for.</summary>
public sealed class AyrshareLinkedProfile : IFromRow, ICarriesProfileKey
{
    internal AyrshareLinkedProfile(SocialAccountWaitResult result)
    {
        Title = result.Title;
        RefId = result.RefId;
        Networks = new(result.Networks);
        WaitedSec = (int)Math.Round(result.Waited.TotalSeconds);
    }

    /// <summary>The profile's name, unique in the account.</summary>
    public string? Title { get; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; }

    /// <summary>All networks that the profile has linked.</summary>
    public AyrshareList Networks { get; }

    /// <summary>How long the command waited for the profile, in seconds.</summary>
    public int WaitedSec { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title ?? RefId}: {Networks}";

    /// <summary>The profile key, so that the next command in the pipeline can use it.</summary>
    internal SecureString? ProfileKey { get; init; }

    internal int? RowNumber { get; init; }

    int? IFromRow.RowNumber => RowNumber;

    SecureString? ICarriesProfileKey.ProfileKey => ProfileKey;
}
