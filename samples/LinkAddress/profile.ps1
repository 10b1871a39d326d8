# Runs once for each process of the app. The commands take their secrets from the app's settings, which can be references to
# Key Vault: AYRSHARE_API_KEY, AYRSHARE_LINK_SECRET and, for X, AYRSHARE_X_API_KEY and AYRSHARE_X_API_SECRET.
$ErrorActionPreference = 'Stop'
