using System.IO;

namespace Ayrshare.Onboarding.Tests;

/// <summary>A file on a disk that is full after so many bytes: it takes what fits of a write, and refuses the rest.</summary>
internal sealed class FullDisk(int room) : MemoryStream
{
    public override void Write(byte[] buffer, int offset, int count)
    {
        var fits = (int)System.Math.Min(count, room - Length);
        base.Write(buffer, offset, fits);
        if (fits < count)
            throw new IOException("No space left on device");
    }
}
