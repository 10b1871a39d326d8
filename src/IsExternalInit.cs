namespace System.Runtime.CompilerServices;

// Marks the setters of properties that are set at creation only. Every build has its own, .NET's too: the type is part of such
// a setter's signature, and the cmdlets, compiled against the .NET Standard build of an assembly, must find the same signature
// in its .NET build.
internal static class IsExternalInit;
