# What the tests of this folder share: a child shell of the same kind as this one.
function Invoke-Shell {
    <#
    .SYNOPSIS
        Runs a script, or a file, in a child shell, with what is piped as its standard input; $LASTEXITCODE is its exit code.
    .PARAMETER Script
        The script.
    .PARAMETER File
        A file with a script.
    .PARAMETER HomePath
        The home folder of the child's user: an empty folder, unless given; where the modules lie that this shell finds is kept.
    .PARAMETER Interactive
        The child may ask its user.
    #>
    [CmdletBinding(DefaultParameterSetName = 'Script')]
    param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Script')] [string] $Script,
        [Parameter(Mandatory, ParameterSetName = 'File')] [string] $File,
        [string] $HomePath,
        [switch] $Interactive,
        [Parameter(ValueFromPipeline)] [string[]] $InputObject)
    end {
        # Where pwsh is a dotnet tool, the process is dotnet, and the shell is its first argument.
        $program, $arguments = (Get-Process -Id $PID).Path, @()
        if ([System.IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') { $arguments += Join-Path $PSHOME 'pwsh.dll' }
        $arguments += '-NoProfile'
        if (-not $Interactive) { $arguments += '-NonInteractive' }
        $arguments += if ($File) { '-File', $File } else { '-Command', $Script }
        $names = 'HOME', 'USERPROFILE', 'LOCALAPPDATA'
        $before = @{}
        foreach ($name in $names) { $before[$name] = [System.Environment]::GetEnvironmentVariable($name) }
        try {
            if ($HomePath) { foreach ($name in $names) { [System.Environment]::SetEnvironmentVariable($name, $HomePath) } }
            @($InputObject | Where-Object { $_ }) | & $program @arguments
        }
        finally { foreach ($name in $names) { [System.Environment]::SetEnvironmentVariable($name, $before[$name]) } }
    }
}
