using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>A CSV of made-up clients.</summary>
public static class ClientList
{
    public static string Title(int number) => $"Client-{number}";

    public static string Email(int number) => $"client{number}@example.com";

    public static IEnumerable<string> Titles(int count) => Enumerable.Range(1, count).Select(Title);

    public static void Write(string path, int count)
    {
        var text = new StringBuilder("Title,Email,Tags\n");
        for (var number = 1; number <= count; number++)
            text.Append(Title(number)).Append(',').Append(Email(number)).Append(",food;local\n");
        File.WriteAllText(path, text.ToString());
    }
}
