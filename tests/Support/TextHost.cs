using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>A PowerShell host that writes what a user would see to a text writer, and never prompts.</summary>
/// <param name="writer">Gets the text.</param>
/// <param name="width">Characters in a line.</param>
/// <param name="name">The name that the host gives itself.</param>
public sealed class TextHost(TextWriter writer, int width, string name = nameof(TextHost)) : PSHost
{
    private readonly TextUserInterface _ui = new(writer, width);

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override Version Version { get; } = new(1, 0);

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _ui;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw NotInteractive();

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw NotInteractive();

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode)
    {
    }

    private static PSInvalidOperationException NotInteractive() => new("This host does not prompt.");

    private sealed class TextUserInterface(TextWriter writer, int width) : PSHostUserInterface
    {
        public override PSHostRawUserInterface RawUI { get; } = new Screen(width);

        public override void Write(string value) => writer.Write(value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => writer.Write(value);

        public override void WriteLine(string value) => writer.WriteLine(value);

        public override void WriteErrorLine(string value) => writer.WriteLine(value);

        public override void WriteDebugLine(string message) => writer.WriteLine($"DEBUG: {message}");

        public override void WriteVerboseLine(string message) => writer.WriteLine($"VERBOSE: {message}");

        public override void WriteWarningLine(string message) => writer.WriteLine($"WARNING: {message}");

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
        }

        public override string ReadLine() => throw NotInteractive();

        public override SecureString ReadLineAsSecureString() => throw NotInteractive();

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
            throw NotInteractive();

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
            throw NotInteractive();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            throw NotInteractive();

        public override PSCredential PromptForCredential(
            string caption,
            string message,
            string userName,
            string targetName,
            PSCredentialTypes allowedCredentialTypes,
            PSCredentialUIOptions options) =>
            throw NotInteractive();
    }

    private sealed class Screen(int width) : PSHostRawUserInterface
    {
        public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

        public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

        public override Coordinates CursorPosition { get; set; }

        public override Coordinates WindowPosition { get; set; }

        public override int CursorSize { get; set; }

        public override Size BufferSize { get; set; } = new(width, 50);

        public override Size WindowSize { get; set; } = new(width, 50);

        public override Size MaxWindowSize => WindowSize;

        public override Size MaxPhysicalWindowSize => WindowSize;

        public override bool KeyAvailable => false;

        public override string WindowTitle { get; set; } = "";

        public override void FlushInputBuffer()
        {
        }

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw NotInteractive();

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
            throw new NotSupportedException();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();
    }
}
