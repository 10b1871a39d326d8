using System;
using System.IO;
using Ayrshare.HelpGenerator;

// Without arguments: rewrites the module's help file. With --check: exits with 1 if that would change it.
if (args is not ([] or ["--check"]))
{
    Console.Error.WriteLine("Usage: HelpGenerator [--check]");
    return 2;
}

var help = ModuleHelp.Generate();
if (args is [])
{
    Directory.CreateDirectory(Path.GetDirectoryName(ModuleHelp.FilePath)!);
    File.WriteAllText(ModuleHelp.FilePath, help);
    return 0;
}

if (File.Exists(ModuleHelp.FilePath) && File.ReadAllText(ModuleHelp.FilePath) == help)
    return 0;
Console.Error.WriteLine($"{ModuleHelp.FilePath} is out of date: run this without --check and commit the file.");
return 1;
