using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>All profiles of the account. Safe for use by several threads.</summary>
internal sealed class ProfileStore
{
    private readonly object _gate = new();
    private readonly TimeProvider _clock;
    private readonly List<Profile> _profiles = [];
    private readonly Dictionary<string, Profile> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Profile> _byTitle = new(StringComparer.Ordinal);
    private readonly List<ProfileAction> _actions = [];
    private long _lastNumber;

    public ProfileStore(string apiKey, TimeProvider clock)
    {
        _clock = clock;
        Primary = New(new ProfileFields { Title = "Primary Profile" }, apiKey);
    }

    /// <summary>What a profile has linked has changed, or whether it is suspended.</summary>
    public event Action<ProfileChange>? Changed;

    /// <summary>The account itself, whose key is the API Key. It is not one of the User Profiles.</summary>
    public Profile Primary { get; }

    /// <summary>The number of User Profiles.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _profiles.Count;
        }
    }

    /// <summary>Creates a User Profile, or returns <see langword="null"/> when the title is taken.</summary>
    public Profile? TryCreate(ProfileFields fields)
    {
        lock (_gate)
        {
            if (IsTaken(fields.Title))
                return null;
            var profile = New(fields, Secrets.NewKey());
            _profiles.Add(profile);
            _byKey.Add(profile.Key, profile);
            _byTitle.Add(profile.Title, profile);
            Log(profile, isCreation: true);
            return profile;
        }
    }

    public Profile? FindByKey(string key)
    {
        lock (_gate)
            return _byKey.TryGetValue(key, out var profile) ? profile : null;
    }

    public Profile? FindByTitle(string title)
    {
        lock (_gate)
            return _byTitle.TryGetValue(title, out var profile) ? profile : null;
    }

    /// <summary>Removes a User Profile, and returns whether it existed.</summary>
    public bool Remove(Profile profile)
    {
        lock (_gate)
        {
            _byKey.Remove(profile.Key);
            _byTitle.Remove(profile.Title);
            profile.Removed = true;
            if (!_profiles.Remove(profile))
                return false;
            Log(profile, isCreation: false);
            return true;
        }
    }

    /// <summary>Changes the fields of a User Profile, and returns <see langword="false"/> when another profile has the new title.</summary>
    public bool TryUpdate(Profile profile, Func<ProfileFields, ProfileFields> update)
    {
        lock (_gate)
        {
            var fields = update(profile.Fields);
            if (fields.Title != profile.Title)
            {
                if (IsTaken(fields.Title))
                    return false;
                _byTitle.Remove(profile.Title);
                _byTitle.Add(fields.Title, profile);
            }

            profile.Fields = fields;
            return true;
        }
    }

    /// <summary>Finds a profile, which may be the Primary Profile, by its title.</summary>
    /// <exception cref="KeyNotFoundException">There is no such profile.</exception>
    public Profile GetByTitle(string title) =>
        title == Primary.Title
            ? Primary
            : FindByTitle(title) ?? throw new KeyNotFoundException($"The sandbox has no profile with the title '{title}'.");

    /// <summary>The User Profiles that were created after the one with this number.</summary>
    public IReadOnlyList<Profile> After(long number)
    {
        lock (_gate)
            return [.. _profiles.SkipWhile(profile => profile.Number <= number)];
    }

    /// <summary>The creations and deletions of User Profiles, oldest first.</summary>
    public IReadOnlyList<ProfileAction> Actions()
    {
        lock (_gate)
            return [.. _actions];
    }

    /// <summary>Changes what a profile has linked, or whether it is suspended.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="change">The change.</param>
    /// <param name="bySystem">Whether Ayrshare makes the change, and not the client or the account's owner.</param>
    public void Change(Profile profile, Action<Profile> change, bool bySystem = false)
    {
        ProfileChange changed;
        lock (_gate)
        {
            var before = profile.Copy();
            change(profile);
            changed = new ProfileChange(before, profile.Copy(), bySystem);
        }

        Changed?.Invoke(changed);
    }

    private void Log(Profile profile, bool isCreation) =>
        _actions.Add(new ProfileAction(isCreation, profile.RefId, profile.Title, _clock.GetUtcNow()));

    private bool IsTaken(string title) => title == Primary.Title || _byTitle.ContainsKey(title);

    private Profile New(ProfileFields fields, string key) =>
        new(fields, _lastNumber++, key, Secrets.NewRefId(), _clock.GetUtcNow());
}
