using System.IO;
using System.Text;

namespace Ayrshare.Sandbox;

/// <summary>Reads the HTML, CSS and script files that are embedded in the assembly.</summary>
internal static class EmbeddedFile
{
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException("The assembly has no such embedded file.", name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
