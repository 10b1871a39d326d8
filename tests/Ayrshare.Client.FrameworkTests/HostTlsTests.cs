using System.Net;
using System.Security.Authentication;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class HostTlsTests
{
    private const int Tls13 = 12288;

    [Theory]
    [InlineData(SecurityProtocolType.SystemDefault, SslProtocols.None)]
    [InlineData(SecurityProtocolType.Ssl3 | SecurityProtocolType.Tls, SslProtocols.Tls12)]
    [InlineData(SecurityProtocolType.Tls | SecurityProtocolType.Tls11 | SecurityProtocolType.Tls12, SslProtocols.Tls12)]
    [InlineData((SecurityProtocolType)Tls13, SslProtocols.Tls12 | (SslProtocols)Tls13)]
    public void TLS_1_2_is_offered_and_nothing_better_that_the_host_chose_is_lost(SecurityProtocolType host, SslProtocols offered) =>
        Assert.Equal(offered, HostTls.From(host));
}
