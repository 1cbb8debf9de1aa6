namespace CioCompass.EndToEndTests.Support.Programs;

/// <summary>As a proxy in front of two processes does for one phone: sends it to the first, and to the second once that is gone.</summary>
internal sealed class Failover(Uri first, Uri second)
    : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    private volatile bool hasMovedOn;

    public bool HasMovedOn => hasMovedOn;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(hasMovedOn ? second : first, request.RequestUri!.PathAndQuery);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            hasMovedOn = true;
            throw;
        }
    }
}
