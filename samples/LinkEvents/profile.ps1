# Runs once for each process of the app. The commands take their secrets from the app's settings AYRSHARE_API_KEY and
# AYRSHARE_WEBHOOK_SECRET, which can be references to Key Vault, so that there is nothing to connect.
$ErrorActionPreference = 'Stop'
