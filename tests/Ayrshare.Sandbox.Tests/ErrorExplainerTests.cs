using System.Net;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class ErrorExplainerTests
{
    [Theory]
    [InlineData(101)]
    [InlineData(102)]
    [InlineData(146)]
    [InlineData(189)]
    [InlineData(501)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Every_code_that_the_sandbox_answers_is_explained(int code)
    {
        using var api = new ApiSession();

        var answer = await api.GetAsync($"error-explainer?code={code}&platform=twitter");

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
