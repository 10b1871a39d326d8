@{
    # These rules apply in addition to all default rules. The scripts and the manifest run in Windows PowerShell 5.1 and PowerShell 7.4.
    Rules = @{
        PSUseCompatibleSyntax                     = @{ Enable = $true; TargetVersions = '5.1', '7.4' }
        PSUseConsistentWhitespace                 = @{ Enable = $true; IgnoreAssignmentOperatorInsideHashTable = $true }
        PSPlaceOpenBrace                          = @{ Enable = $true; OnSameLine = $true; NewLineAfter = $true; IgnoreOneLineBlock = $true }
        PSUseCorrectCasing                        = @{ Enable = $true }
        PSAvoidUsingDoubleQuotesForConstantString = @{ Enable = $true }
        PSAvoidSemicolonsAsLineTerminators        = @{ Enable = $true }
        PSAvoidExclaimOperator                    = @{ Enable = $true }
    }
}
