using System;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>What every link can have.</summary>
/// <param name="AllowedSocial">The networks that the page shows, in place of those of the account's settings.</param>
/// <param name="Redirect">Where "Done" and the logo lead.</param>
/// <param name="ExpiresIn">How long the link lives, in minutes.</param>
internal sealed record LinkDetails(IReadOnlyList<string>? AllowedSocial, Uri? Redirect, int? ExpiresIn);
