namespace Ayrshare.Onboarding;

/// <summary>How links are issued.</summary>
public enum LinkForm
{
    /// <summary>With a link session, which can be looked up and revoked.</summary>
    Session,

    /// <summary>With generateJWT, which Ayrshare documents as deprecated.</summary>
    Jwt,
}
