using System;
using System.Linq;
using Ayrshare.HelpGenerator;

// Without arguments: rewrites the module's help. With --check: exits with 1 if that would change it.
if (args is not ([] or ["--check"]))
{
    Console.Error.WriteLine("Usage: HelpGenerator [--check]");
    return 2;
}

if (args is [])
{
    ModuleHelp.Write();
    return 0;
}

if (ModuleHelp.Generate().ToHashSet().SetEquals(ModuleHelp.Read()))
    return 0;
Console.Error.WriteLine("The help is out of date. Run this without --check and commit what changes.");
return 1;
