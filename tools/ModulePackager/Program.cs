using System;
using System.IO;
using System.Reflection;
using System.Security.Cryptography;
using Ayrshare.ModulePackager;

// Without arguments: packs the staged module into out/packages. With a folder: packs it there.
if (args.Length > 1)
{
    Console.Error.WriteLine("Usage: ModulePackager [folder]");
    return 2;
}

var assembly = Assembly.LoadFrom(Path.Combine(ModulePackage.StagedModule, "Ayrshare.PowerShell.dll"));
if (assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration != "Release")
{
    Console.Error.WriteLine("The staged module is not a Release build. Run: dotnet run -c Release --project tools/ModulePackager");
    return 1;
}

var (package, symbols, bill) = ModulePackage.Write(ModulePackage.StagedModule, args is [var folder] ? folder : ModulePackage.DefaultFolder);
foreach (var path in (string[])[package, symbols, bill])
{
    var content = File.ReadAllBytes(path);
    Console.WriteLine($"{Path.GetFullPath(path)}  {content.Length:N0} bytes  sha256 {Convert.ToHexStringLower(SHA256.HashData(content))}");
}

return 0;
