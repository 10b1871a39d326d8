# The modules that Azure Functions installs. Until Ayrshare.PowerShell is in the PowerShell Gallery, copy the folder
# out/Ayrshare.PowerShell of this repository to Modules/Ayrshare.PowerShell instead, and remove its line.
@{
    'Ayrshare.PowerShell' = '0.*'
}
