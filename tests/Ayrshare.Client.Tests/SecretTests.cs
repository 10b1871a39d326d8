using System;
using System.Text.Json;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class SecretTests
{
    [Theory]
    [InlineData("key")]
    [InlineData("  key\r\n")]
    [InlineData("\uFEFFkey\n")]
    public void What_files_leave_around_a_credential_is_dropped(string text) => Assert.Equal("key", new Secret(text).Reveal());

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("\uFEFF")]
    public void An_empty_credential_is_refused(string text) => Assert.Throws<ArgumentException>(() => new Secret(text));

    [Fact]
    public void It_never_shows_itself()
    {
        var secret = new Secret("hush-hush");
        Assert.DoesNotContain("hush", secret.ToString());
        Assert.DoesNotContain("hush", $"{new XCredentials(secret, secret)}");
        Assert.DoesNotContain("hush", JsonSerializer.Serialize(secret));
    }
}
