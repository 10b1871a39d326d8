using System.Management.Automation;

namespace Ayrshare.PowerShell.Commands;

/// <summary>Issues a single-sign-on link with which a client links social networks.</summary>
[Cmdlet(VerbsCommon.New, "AyrshareJwt", SupportsShouldProcess = true)]
[OutputType(typeof(AyrshareJwt))]
public sealed class NewAyrshareJwtCommand : LinkCommand
{
    private protected override void Accept(InputRow row) => Issue(row, email: null, "Issue a link");

    private protected override void Emit(InputRow row, AyrshareJwt result) => WriteObject(row.WithColumns(result));
}
