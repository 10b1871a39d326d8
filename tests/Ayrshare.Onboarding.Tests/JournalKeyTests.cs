using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Ayrshare.Client;
using Xunit;

namespace Ayrshare.Onboarding.Tests;

public sealed class JournalKeyTests
{
    private readonly MemoryVault _vault = new();

    [Fact]
    public async Task A_key_is_stored_once_and_found_by_its_name()
    {
        var created = await JournalKey.OpenOrCreateAsync(_vault, name: null);
        var again = await JournalKey.OpenOrCreateAsync(_vault, created.Name);

        Assert.Equal(created.Name, Assert.Single(_vault.Keys).Key);
        Assert.StartsWith("Ayrshare-JournalKey-", created.Name);
        Assert.Equal("secret", again.Open("Acme", created.Seal("Acme", new Secret("secret")))?.Reveal());
    }

    [Theory]
    [InlineData("Ayrshare-JournalKey-gone", null)]
    [InlineData("Ayrshare-JournalKey-other", "not base64")]
    [InlineData("Ayrshare-JournalKey-short", "AAAA")]
    [InlineData("Ayrshare-ProfileKey-Acme", "AAAA")]
    public async Task A_key_that_the_vault_does_not_have_is_replaced_by_a_new_one(string name, string? secret)
    {
        if (secret is not null)
            _vault.Keys[name] = secret;

        var created = await JournalKey.OpenOrCreateAsync(_vault, name);

        Assert.NotEqual(name, created.Name);
        Assert.Equal(secret, _vault.Keys.GetValueOrDefault(name));
    }

    [Fact]
    public async Task A_sealed_key_opens_for_its_title_alone_and_shows_nothing()
    {
        var key = await JournalKey.OpenOrCreateAsync(_vault, name: null);
        var other = await JournalKey.OpenOrCreateAsync(_vault, name: null);

        var sealedKey = key.Seal("Acme", new Secret("ABCD1234-EFGH5678"));

        Assert.Equal(key.Name, sealedKey.With);
        Assert.Null(key.Open("Berta", sealedKey));
        Assert.Null(other.Open("Acme", sealedKey));
        Assert.Null(key.Open("Acme", sealedKey with { Text = "not base64" }));
        Assert.DoesNotContain("ABCD1234", string.Concat(Convert.FromBase64String(sealedKey.Text).Select(value => (char)value)));
    }
}
