# Prepares the recorded session: imports the module, registers a vault, and writes a list of clients with one bad row.
param([Parameter(Mandatory)] [string] $Folder)

$root = Split-Path (Split-Path $PSScriptRoot)
Import-Module "$root/out/Ayrshare.PowerShell"
Import-Module "$root/samples/QuickStart/Microsoft.PowerShell.SecretManagement.psm1"
Register-SecretVault Company
Set-Location $Folder
@'
Title,Email,AllowedSocial
Aurora Bakery,anna@aurora.test,facebook;instagram
Blue Harbor Hotel,desk@harbor.test,instagram;gmb
Fjord Films,studio@fjord..test,youtube;facebook
Juniper & Rye,bar@juniper.test,instagram
'@ | Set-Content clients.csv
Set-PSReadLineOption -PredictionSource None -HistorySaveStyle SaveNothing
function prompt { 'PS> ' }
Clear-Host
