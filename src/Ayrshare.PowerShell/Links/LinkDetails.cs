using System;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>The details that every link can have.</summary>
/// <param name="AllowedSocial">The networks that the page shows, in place of those in the account's settings.</param>
/// <param name="Redirect">The URL to which "Done" and the logo lead.</param>
/// <param name="ExpiresIn">How long the link is valid, in minutes.</param>
internal sealed record LinkDetails(IReadOnlyList<string>? AllowedSocial, Uri? Redirect, int? ExpiresIn);
