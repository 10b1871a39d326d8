using System;

namespace Ayrshare.Sandbox;

/// <summary>A call is refused: the HTTP status and Ayrshare's error for it.</summary>
internal sealed class ApiException(int status, int? code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public int? Code { get; } = code;

    /// <summary>What was being done, when it is not what the endpoint does.</summary>
    public string? Action { get; init; }

    /// <summary>A header that the answer needs.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>A parameter is missing or makes no sense.</summary>
    public static ApiException WrongParameter(string message) => new(400, ErrorCode.WrongParameters, message);
}
