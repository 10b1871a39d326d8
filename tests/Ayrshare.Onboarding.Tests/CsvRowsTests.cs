using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Ayrshare.Onboarding.Tests;

public sealed class CsvRowsTests
{
    static CsvRowsTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, bool> Encodings =>
        new() { { "utf-8", false }, { "utf-8", true }, { "utf-16", true }, { "utf-16BE", true }, { "windows-1252", false } };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Any_common_encoding_is_read(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] content = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Title,Email\nKäthes Blümchen,k@example.com\n")];

        Assert.Equal("Title=Käthes Blümchen|Email=k@example.com", Assert.Single(Read(content)));
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void The_header_tells_what_stands_between_the_cells(string delimiter)
    {
        var rows = Read(
            $"Title{delimiter}Tags{delimiter}Note\nAcme{delimiter}\"a;b,c\td\"{delimiter}x\nBerta{delimiter}\"a;b,c\td\"{delimiter}y\n");

        Assert.Equal(["Title=Acme|Tags=a;b,c\td|Note=x", "Title=Berta|Tags=a;b,c\td|Note=y"], rows);
    }

    [Fact]
    public void Lists_in_cells_are_not_taken_for_delimiters() =>
        Assert.Equal(["Title=A|Tags=x;y;z", "Title=B|Tags=x;y;z"], Read("Title,Tags\nA,x;y;z\nB,x;y;z\n"));

    [Fact]
    public void Quoted_line_breaks_and_quotes_belong_to_the_cell() =>
        Assert.Equal(
            ["Title=Two\nlines|Note=say \"hi\"", "Title=B|Note="],
            Read("Title,Note\r\n\"Two\nlines\",\"say \"\"hi\"\"\"\r\nB,\r\n"));

    [Fact]
    public void Blank_lines_are_no_rows_and_cells_are_trimmed() =>
        Assert.Equal(
            ["Title=A|Email=a@x.example", "Title=B|Email=b@x.example"],
            Read("\n Title , Email\n\nA , a@x.example \n\n\nB,b@x.example\n\n"));

    [Theory]
    [InlineData("sep=;\r\nTitle;Email\r\nA;a\r\n")]
    [InlineData("#TYPE X\r\nTitle,Email\r\nA,a\r\n")]
    [InlineData("\uFEFF\uFEFFTitle,Email\nA,a\n")]
    [InlineData("\u200BTi\u200Btle\u00A0,Email\nA,a\n")]
    public void Lines_before_the_header_and_invisible_characters_in_it_do_not_count(string csv) =>
        Assert.Equal(["Title=A|Email=a"], Read(csv));

    [Fact]
    public void A_row_may_leave_out_its_last_cells() => Assert.Equal(["Title=A|Email=|Tags="], Read("Title,Email,Tags\nA\n"));

    [Fact]
    public void Empty_cells_after_the_last_column_are_no_matter() =>
        Assert.Equal(["Title=A|Email=a@x.example"], Read("Title,Email,,\nA,a@x.example,,\n"));

    [Fact]
    public void Cells_that_have_no_column_are_counted()
    {
        using var file = new TemporaryFile("Title,Email\nAcme,a@x.example\nCarter, Cole & Partners,office@x.example\n"u8.ToArray());

        Assert.Equal([0, 1], CsvRows.Read(file.FullName).Select(row => row.Surplus));
    }

    [Theory]
    [InlineData("Title,Note\nA,\"1\n2\n3\"\nB,\n", 2, 3)]
    [InlineData("\n\nTitle,Note\nA,\n\n  \n,\nB,\n", 4, 8)]
    [InlineData(",,\nTitle,Note\nA,\nB,", 3, 4)]
    [InlineData("sep=;\r\nTitle;Note\r\nA;\r\nB;\r\n", 2, 3)]
    [InlineData("#TYPE X\r\nTitle,Note\r\nA,\r\nB,\r\n", 3, 4)]
    public void Rows_have_the_numbers_that_a_spreadsheet_shows(string content, params int[] numbers)
    {
        using var file = new TemporaryFile(Encoding.UTF8.GetBytes(content));

        Assert.Equal(numbers, CsvRows.Read(file.FullName).Select(row => row.Number));
    }

    [Fact]
    public void Separators_that_Excel_leaves_out_for_sixteen_rows_are_not_missing() =>
        Assert.Equal(
            Enumerable.Repeat(0, 33), Missing([.. Enumerable.Repeat("A,,", 15), .. Enumerable.Repeat("B", 16), "C,c,", "D,d,"]));

    [Fact]
    public void A_row_that_is_not_like_the_others_of_its_sixteen_is_cut_off()
    {
        Assert.Equal([.. Enumerable.Repeat(0, 14), 2], Missing([.. Enumerable.Repeat("A,,", 14), "B"]));
        Assert.Equal([2, 2, 1], Missing([.. Enumerable.Repeat("A,,", 15), "B", "C", "D,d"]).Skip(15));
    }

    [Fact]
    public void A_last_row_without_an_end_of_line_is_cut_off() =>
        Assert.Equal([1, 1], Missing([.. Enumerable.Repeat("A,,", 15), "B,b", "C,c"], lastEnd: "").Skip(15));

    [Fact]
    public void A_header_alone_has_no_rows() => Assert.Empty(Read("Title,Email\n"));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void An_empty_file_is_refused(string content) =>
        Assert.Contains("empty", Assert.Throws<InvalidDataException>(() => Read(content)).Message);

    [Fact]
    public void A_column_that_is_there_twice_is_refused_by_its_name() =>
        Assert.Contains("\"EMAIL\"", Assert.Throws<InvalidDataException>(() => Read("Title,Email,EMAIL\nA,b,c\n")).Message);

    [Fact]
    public void A_pair_of_quotes_within_a_cell_is_taken_as_it_is() =>
        Assert.Equal(["Title=A|Note=x \"y\" z", "Title=B|Note=c"], Read("Title,Note\nA,x \"y\" z\nB,c\n"));

    [Theory]
    [InlineData("Title,Note\nA,b\nB,\"c\nC,d\nD,e\n")]
    [InlineData("Title,Note\nA,b\nB,5\" pipe\nC,d\n")]
    public void A_quote_that_never_ends_is_refused_by_its_line(string content) =>
        Assert.Contains("line 3", Assert.Throws<InvalidDataException>(() => Read(content)).Message);

    private static List<int> Missing(IEnumerable<string> rows, string lastEnd = "\r\n")
    {
        using var file = new TemporaryFile(Encoding.UTF8.GetBytes($"Title,Email,Tags\r\n{string.Join("\r\n", rows)}{lastEnd}"));
        return [.. CsvRows.Read(file.FullName).Select(row => row.Missing)];
    }

    private static List<string> Read(string content) => Read(Encoding.UTF8.GetBytes(content));

    private static List<string> Read(byte[] content)
    {
        using var file = new TemporaryFile(content);
        return [.. CsvRows.Read(file.FullName).Select(row => string.Join("|", row.Cells.Select(cell => $"{cell.Key}={cell.Value}")))];
    }
}
