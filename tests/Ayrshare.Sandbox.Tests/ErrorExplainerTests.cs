using System.Net;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class ErrorExplainerTests
{
    [Theory]
    [InlineData(101, "developer-fix")]
    [InlineData(102, "user-action")]
    [InlineData(107, "developer-fix")]
    [InlineData(110, "developer-fix")]
    [InlineData(114, "developer-fix")]
    [InlineData(137, "developer-fix")]
    [InlineData(138, "developer-fix")]
    [InlineData(146, "developer-fix")]
    [InlineData(156, "developer-fix")]
    [InlineData(161, "developer-fix")]
    [InlineData(186, "developer-fix")]
    [InlineData(189, "developer-fix")]
    [InlineData(272, "developer-fix")]
    [InlineData(288, "developer-fix")]
    [InlineData(361, "developer-fix")]
    [InlineData(362, "developer-fix")]
    [InlineData(382, "developer-fix")]
    [InlineData(383, "developer-fix")]
    [InlineData(479, "developer-fix")]
    [InlineData(501, "developer-fix")]
    [InlineData(502, "developer-fix")]
    [InlineData(503, "developer-fix")]
    [InlineData(504, "developer-fix")]
    public async Task Every_documented_code_is_explained_and_classified_by_its_HTTP_status(int code, string classification)
    {
        using var api = new ApiSession();

        var answer = await api.GetAsync($"error-explainer?code={code}&platform=twitter");

        Assert.Equal(classification, answer.GetProperty("classification").GetString());
        Assert.Equal((code, "twitter"), (answer.GetProperty("code").GetInt32(), answer.GetProperty("platform").GetString()));
        foreach (var field in new[] { "cause", "classification", "resolution" })
            Assert.NotEmpty(answer.GetProperty(field).GetString()!);
    }

    [Theory]
    [InlineData("?code=9999", HttpStatusCode.NotFound)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("?code=abc", HttpStatusCode.BadRequest)]
    [InlineData("?code=146&platform=myspace", HttpStatusCode.BadRequest)]
    public async Task What_can_not_be_explained_is_an_error(string query, HttpStatusCode status)
    {
        using var api = new ApiSession();

        var error = await api.GetAsync("error-explainer" + query, status);

        Assert.Equal("error", error.GetProperty("status").GetString());
    }
}
