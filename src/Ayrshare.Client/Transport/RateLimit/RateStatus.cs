namespace Ayrshare.Client;

/// <summary>What an answer's <c>x-ratelimit-max</c> and <c>x-ratelimit-count</c> say.</summary>
/// <param name="Max">Requests allowed in five minutes.</param>
/// <param name="Count">Requests counted in the current five minutes.</param>
public readonly record struct RateStatus(int Max, int Count)
{
    /// <summary>Requests left, never below zero.</summary>
    public int Left => Max > Count ? Max - Count : 0;
}
