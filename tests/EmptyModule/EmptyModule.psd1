@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '1.0.0'
    GUID              = '0f6f0d3c-7e0b-4a58-8a2c-0d4d2f0e9b11'
    FunctionsToExport = @()
    CmdletsToExport   = 'Get-Nothing'
    VariablesToExport = @()
    AliasesToExport   = @()
}
