using System.Collections.Generic;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>A client to onboard, as a row of the list that passed its checks describes it.</summary>
public sealed class OnboardingClient
{
    private static readonly RowCells NoFields = RowCells.Of(new Dictionary<string, string>());

    private readonly RowCells _fields = NoFields;

    /// <summary>The row's number: as a spreadsheet shows it or, for rows from the pipeline, from 1. 0 for a client that has left the
    /// list.</summary>
    public required int Row { get; init; }

    /// <summary>The agency's own name for the client, which remains when the title changes; null if the row has none.</summary>
    public string? Id { get; init; }

    /// <summary>The profile to create.</summary>
    public required CreateProfileRequest Profile { get; init; }

    /// <summary>The name of the secret that holds the profile's key.</summary>
    public required string SecretName { get; init; }

    /// <summary>The link to issue.</summary>
    public required OnboardingLink Link { get; init; }

    /// <summary>The client's email address, if the row has one.</summary>
    public string? Email { get; init; }

    /// <summary>When the client counts as linked; null for the default, which is <see cref="LinkedWhen.All"/> if the row names the
    /// networks, and <see cref="LinkedWhen.Any"/> otherwise.</summary>
    public LinkedWhen? LinkedWhen { get; init; }

    /// <summary>Whether the client leaves the agency: its row says so, or has been removed from the list.</summary>
    public bool Leaves { get; init; }

    /// <summary>The cells that can change, by the names of their columns, as what they mean. Empty cells are left out.</summary>
    public required IReadOnlyDictionary<string, string> Fields
    {
        get => _fields;
        init => _fields = RowCells.Of(value);
    }

    /// <summary>The title, which identifies the client unless it has an <see cref="Id"/>.</summary>
    public string Title => Profile.Title;

    /// <summary>A client that has left the list, as the journal knows it.</summary>
    public static OnboardingClient Left(ClientState state) => new()
    {
        Row = 0,
        Id = state.Id,
        Profile = new CreateProfileRequest { Title = state.Title },
        SecretName = state.SecretOfProfile ?? "",
        Link = new OnboardingLink(),
        Leaves = true,
        Fields = NoFields,
    };
}
