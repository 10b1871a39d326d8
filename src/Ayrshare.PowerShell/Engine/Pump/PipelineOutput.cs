using System;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>
/// Writes what a command returns and reports, on the pipeline's thread. A line can end the command: with the preference Stop, and with
/// Inquire where nobody can be asked. The pipeline then still accepts results.
/// </summary>
internal sealed class PipelineOutput(AyrshareCommand command)
{
    /// <summary>Whether the pipeline accepts nothing anymore.</summary>
    public bool HasEnded { get; set; }

    /// <summary>The exception of the last line that ended the command, or null.</summary>
    public Exception? RefusedLine { get; private set; }

    public void WriteVerbose(string text) => WriteLine(() => command.WriteVerbose(text));

    public void WriteWarning(string text) => WriteLine(() => command.WriteWarning(text));

    public void WriteProgress(ProgressRecord record) => WriteLine(() => command.WriteProgress(record));

    public void WriteError(ErrorRecord error) => WriteLine(() => command.WriteError(error));

    /// <summary>Writes the objects of a row.</summary>
    public void Write(InputRow row, RowResult result)
    {
        try
        {
            foreach (var output in result.Output)
                command.WriteObject(result.CarriesColumns ? row.WithColumns(output!, result.CarriesKeys) : output);
        }
        catch (Exception)
        {
            HasEnded = true;
            throw;
        }
    }

    /// <summary>Writes the objects of a row after the command was ended by something else.</summary>
    /// <returns>Whether the pipeline has accepted all that the row brought.</returns>
    public bool TryWrite(InputRow row, RowResult result)
    {
        if (HasEnded || result.Problem is not null)
            return false;
        try
        {
            Write(row, result);
            return true;
        }
        catch (Exception)
        {
            // The caller reports the row in a warning instead.
            return false;
        }
    }

    /// <summary>Writes a warning after the command was ended by something else: to the pipeline, or else to the host.</summary>
    public void Warn(string line)
    {
        try
        {
            command.WriteWarning(line);
        }
        catch (PipelineStoppedException) when (!command.Stopping)
        {
            // With -WarningAction Stop the line has been written, and the next one must be written too.
        }
        catch (Exception)
        {
            command.Host.UI?.WriteWarningLine(line);
        }
    }

    private void WriteLine(Action write)
    {
        try
        {
            write();
        }
        catch (Exception refused)
        {
            RefusedLine = refused;
            throw;
        }
    }
}
