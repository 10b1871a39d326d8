using System;

namespace Ayrshare.Sandbox;

/// <summary>A request is refused with an HTTP status and Ayrshare's error.</summary>
internal sealed class ApiException(int status, int? code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public int? Code { get; } = code;

    /// <summary>The action in the error body, when it is not the endpoint's.</summary>
    public string? Action { get; init; }

    /// <summary>A header of the response.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>A parameter is missing or not valid.</summary>
    public static ApiException WrongParameter(string message) => new(400, ErrorCode.WrongParameters, message);
}
