using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>A list whose pages never end is an error and not a flood of requests.</summary>
public sealed class EndlessListTests
{
    private static string Page(string profiles, string? next) => next is null
        ? $$$"""{"profiles":[{{{profiles}}}]}"""
        : $$$"""{"profiles":[{{{profiles}}}],"pagination":{"hasMore":true,"nextCursor":"{{{next}}}"}}""";

    private static async Task<(int Listed, AyrshareApiException? Failure, int Requests)> ListAsync(Func<SentRequest, string> answer)
    {
        var api = new FakeApi(request => FakeApi.Json(200, answer(request)));
        using var client = api.Client();
        var listed = 0;
        try
        {
            await foreach (var page in client.ListAllProfilesAsync(new ProfileQuery()))
                listed += page.Profiles.Count;
            return (listed, null, api.Requests.Count);
        }
        catch (AyrshareApiException failure)
        {
            return (listed, failure, api.Requests.Count);
        }
    }

    [Fact]
    public async Task Cursors_that_come_round_again_end_the_list_after_the_pages_before()
    {
        string[] cursors = ["a", "b", "c"];

        var (listed, failure, requests) = await ListAsync(
            request => Page("""{"title":"T"}""", cursors[request.Number % cursors.Length]));

        Assert.Equal((4, AyrshareErrorKind.InvalidAnswer, 4), (listed, failure?.Kind, requests));
        Assert.Contains("already received", failure?.Message);
    }

    [Fact]
    public async Task An_empty_page_with_another_one_after_it_ends_the_list()
    {
        var (listed, failure, requests) = await ListAsync(
            request => Page(request.Number == 1 ? """{"title":"T"}""" : "", $"cursor{request.Number}"));

        Assert.Equal((1, AyrshareErrorKind.InvalidAnswer, 2), (listed, failure?.Kind, requests));
        Assert.Contains("empty page", failure?.Message);
    }

    [Fact]
    public async Task A_page_that_only_repeats_profiles_with_another_one_after_it_ends_the_list()
    {
        var (listed, failure, requests) = await ListAsync(request => Page(
            request.Number switch
            {
                1 => """{"title":"A","refId":"a"},{"title":"B","refId":"b"}""",
                2 => """{"title":"B","refId":"b"},{"title":"C","refId":"c"}""",
                _ => """{"title":"C","refId":"c"},{"title":"A","refId":"a"}""",
            },
            $"cursor{request.Number}"));

        Assert.Equal((4, AyrshareErrorKind.InvalidAnswer, 3), (listed, failure?.Kind, requests));
        Assert.Contains("repeats earlier pages", failure?.Message);
    }

    [Fact]
    public async Task A_list_of_ever_new_profiles_ends()
    {
        var profiles = string.Join(",", Enumerable.Repeat("{}", 100_000));

        var (listed, failure, requests) = await ListAsync(request => Page(profiles, $"cursor{request.Number}"));

        Assert.Equal((1_000_000, AyrshareErrorKind.InvalidAnswer, 11), (listed, failure?.Kind, requests));
        Assert.Contains("more than 1,000,000 profiles", failure?.Message);
    }

    [Fact]
    public async Task An_empty_list_and_one_of_three_pages_are_none()
    {
        Assert.Equal((0, null, 1), await ListAsync(_ => Page("", next: null)));
        Assert.Equal((3, null, 3), await ListAsync(request => Page("""{"title":"T"}""", request.Number < 3 ? $"c{request.Number}" : null)));
    }

    [Theory]
    [InlineData("""{"posts":[],"pagination":{"hasMore":true,"nextCursor":"c"}}""", true)]
    [InlineData("""{"posts":[1],"errors":[]}""", false)]
    [InlineData("""{"count":0}""", false)]
    [InlineData("[]", false)]
    public async Task An_empty_page_of_any_list_is_known(string json, bool empty)
    {
        using var client = FakeApi.Always(200, json).Client();
        Assert.Equal(empty, (await client.InvokeAsync(new RawRequest { Method = HttpMethod.Get, Path = "history" })).IsEmptyPage);
    }
}
