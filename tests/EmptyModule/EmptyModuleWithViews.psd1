@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '1.0.0'
    GUID              = '5d1c3a56-6a3b-4f0d-9a7e-6c1f7b0f2e34'
    TypesToProcess    = 'EmptyModule.Types.ps1xml'
    FormatsToProcess  = 'EmptyModule.Format.ps1xml'
    FunctionsToExport = @()
    CmdletsToExport   = 'Get-Nothing'
    VariablesToExport = @()
    AliasesToExport   = @()
}
