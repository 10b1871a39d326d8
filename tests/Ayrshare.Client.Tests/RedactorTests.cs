using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class RedactorTests
{
    private const string Jwt = "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjE3OTM1MzQ3MDB9.c2lnbmF0dXJlLXNpZ25hdHVyZQ";

    private static readonly string[] Secrets =
        [FakeApi.ApiKey, Calls.ProfileKey, Calls.XApiKey, Calls.XApiSecret, Calls.WebhookSecret, TestKeys.Pkcs1];

    private static readonly Redactor Redactor = new(Secrets.Select(text => new Secret(text)));

    /// <summary>Pieces of the secrets by which one would know them, in whatever form.</summary>
    internal static void AssertClean(string text)
    {
        foreach (var secret in Secrets.Concat(TestKeys.Pkcs1.Split('\n')[1..^1]).Append(Jwt))
        {
            string[] pieces = secret.Contains("BEGIN", StringComparison.Ordinal)
                ? [TestKeys.Base64(secret)[40..60]]
                :
                [
                    secret[..Math.Min(12, secret.Length)], secret[^Math.Min(12, secret.Length)..], Uri.EscapeDataString(secret),
                    JsonEncodedText.Encode(secret).ToString(), TestKeys.Base64(secret),
                ];
            foreach (var piece in pieces)
                Assert.DoesNotContain(piece, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("ayr_ls_", text, StringComparison.Ordinal);
    }

    private static List<string> Forms()
    {
        var data = new List<string>();
        foreach (var secret in Secrets.Append(string.Join("", TestKeys.Pkcs1.Split('\n')[1..^1])).Append(
            TestKeys.Pkcs1.Split('\n')[^2]).Append(TestKeys.Pkcs1.Split('\n')[3]))
        {
            data.Add(secret);
            data.Add(secret.Replace("\n", "\r\n"));
            data.Add(secret.Replace("\n", "\\n"));
            data.Add(secret.Replace('\n', ' '));
            data.Add(Uri.EscapeDataString(secret));
            data.Add(Uri.EscapeDataString(secret).Replace("%20", "+"));
            data.Add(JsonEncodedText.Encode(secret).ToString());
            data.Add(JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString());
            data.Add(JsonEncodedText.Encode(JsonEncodedText.Encode(secret).ToString()).ToString());
        }

        foreach (var pem in new[] { TestKeys.Pkcs1, TestKeys.Pkcs1 + "\n", TestKeys.Pkcs1.Replace("\n", "\r\n") })
        {
            data.Add(TestKeys.Base64(pem));
            data.Add(TestKeys.Wrapped(TestKeys.Base64(pem), 76));
            data.Add(Uri.EscapeDataString(TestKeys.Base64(pem)));
        }

        // Wrapped anew, and without the marks.
        data.Add(TestKeys.Wrapped(string.Join("", TestKeys.Pkcs1.Split('\n')[1..^1]), 76));
        data.Add(TestKeys.Wrapped(string.Join("", TestKeys.Pkcs1.Split('\n')[1..^1]), 50));
        data.Add(Jwt);
        data.Add("https://profile.ayrshare.com?domain=d&jwt=" + Jwt);
        data.Add(Uri.EscapeDataString("https://profile.ayrshare.com?domain=d&jwt=" + Jwt));
        data.Add("x_" + Jwt);
        data.Add("https://profile.ayrshare.com?session=ayr_ls_0123456789abcdef");
        data.Add(Uri.EscapeDataString("?session=ayr_ls_0123456789abcdef"));
        data.Add("Authorization: Bearer " + FakeApi.ApiKey);
        return data;
    }

    [Fact]
    public void No_form_of_a_credential_stays()
    {
        foreach (var form in Forms())
        {
            foreach (var text in new[] { form, $"Before {form} after.", $"\"{form}\"", $"{form}{form}", $"a={form}&b={form}" })
                AssertClean(Redactor.Clean(text));
        }
    }

    [Theory]
    [InlineData("Bearer some-other-key")]
    [InlineData("bearer   some-other-key")]
    [InlineData("Authorization:Bearer some-other-key, more")]
    public void Somebody_elses_bearer_token_goes_too(string text) => Assert.DoesNotContain("some-other-key", Redactor.Clean(text));

    [Fact]
    public void Somebody_elses_private_key_goes_too() => Assert.DoesNotContain("MII", new Redactor([]).Clean("key: " + TestKeys.Pkcs8));

    [Theory]
    [InlineData("The profile title is taken already.")]
    [InlineData("See https://www.ayrshare.com/docs/errors/errors-ayrshare#profiles for more.")]
    [InlineData("Request 0d9f8a3c-6a50-4b5e-8f0e-3f1b3f1f9a11 at 2026-11-01T12:00:00.000Z failed.")]
    [InlineData("Key not found: user@example.com, eyJ is no token.")]
    public void What_is_no_credential_stays(string text) => Assert.Equal(text, Redactor.Clean(text));

    [Fact]
    public void A_message_is_one_line_of_bounded_length_without_control_characters()
    {
        var clean = Redactor.Clean("a\r\n\tb\u001b[31mc\u0000" + string.Concat(Enumerable.Repeat(" word", 100_000)));
        Assert.StartsWith("a b", clean);
        Assert.InRange(clean.Length, 400, 501);
        Assert.DoesNotContain(clean, char.IsControl);
    }

    [Theory]
    [InlineData("a\u001b]0;title\u0007b", @"a\u001B]0;title\u0007b")]
    [InlineData("a\u009b31mb", @"a\u009B31mb")]
    [InlineData("a\u202Eb\u2066c", @"a\u202Eb\u2066c")]
    [InlineData("a\u001Ab", @"a\u001Ab")]
    public void What_a_terminal_would_carry_out_is_shown_as_an_escape(string text, string clean) =>
        Assert.Equal(clean, Redactor.Clean(text));

    [Fact]
    public void No_character_is_cut_in_half()
    {
        var words = string.Concat(Enumerable.Repeat("word ", 100))[..499];
        Assert.Equal(words + "…", Redactor.Clean(words + "\ud83c\udf51 and more"));
    }

    [Theory]
    [InlineData("the proxy 'http://user:pa55word@proxy.example:3128/' failed", "the proxy 'http://(hidden)@proxy.example:3128/' failed")]
    [InlineData("http://user:p%40ss@10.0.0.1", "http://(hidden)@10.0.0.1")]
    [InlineData("http://:pa55word@proxy", "http://(hidden)@proxy")]
    public void The_password_in_a_URL_goes_too(string text, string clean) => Assert.Equal(clean, Redactor.Clean(text));

    [Fact]
    public void A_secret_of_any_length_is_hidden()
    {
        var secret = new string('K', 70_000) + "ü";
        var redactor = new Redactor([new Secret(secret)]);
        Assert.Equal("a (hidden) b", redactor.Hide($"a {secret} b"));
    }
}
