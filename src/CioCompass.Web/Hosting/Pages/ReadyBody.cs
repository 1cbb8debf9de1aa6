using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>
/// Body of an answer that many readers get alike, ready to be sent: as it is, compressed, or not at all where the browser has it already. It must hold
/// no secret: the length of a compressed answer tells what of it repeats a text that somebody put into it (BREACH).
/// </summary>
public sealed class ReadyBody
{
    /// <summary>Of Brotli, 0 to 11: for what is compressed again and again, and for what is once.</summary>
    public const int Quick = 5;
    public const int Thorough = 11;

    private const int Window = 22;

    private readonly byte[] plain;
    private readonly string contentType;
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;

    /// <param name="quality">Of Brotli: <see cref="Quick"/> or <see cref="Thorough"/>.</param>
    public ReadyBody(byte[] plain, string contentType, int quality)
    {
        this.plain = plain;
        this.contentType = contentType;
        Mark = MarkOf(plain);
        brotli = new Lazy<byte[]>(() => Brotli(plain, quality));
        gzip = new Lazy<byte[]>(() => Gzip(plain));
    }

    /// <summary>Tells this content from any other, in every process alike.</summary>
    public string Mark { get; }

    public static string MarkOf(byte[] plain) => Convert.ToHexStringLower(SHA256.HashData(plain))[..20];

    /// <summary>Answers 200 with the body, or 304 where the request names its mark; how long it may be kept is the caller's to say.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;

        // Weak: the same content, however it is compressed.
        var tag = new EntityTagHeaderValue($"\"{Mark}\"", isWeak: true);
        response.GetTypedHeaders().ETag = tag;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (encoding, bytes) = Chosen(context.Request);
        response.ContentType = contentType;
        response.Headers.ContentEncoding = encoding;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static byte[] Brotli(byte[] plain, int quality)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, compressed, out var length, quality, Window)
            ? compressed[..length]
            : throw new InvalidOperationException("The compressed text does not fit where any would.");
    }

    private static byte[] Gzip(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            stream.Write(plain);
        }

        return compressed.ToArray();
    }

    private (string? Encoding, byte[] Bytes) Chosen(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return Accepts("br") ? ("br", brotli.Value) : Accepts("gzip") ? ("gzip", gzip.Value) : (null, plain);

        bool Accepts(string encoding) => accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality != 0);
    }
}
