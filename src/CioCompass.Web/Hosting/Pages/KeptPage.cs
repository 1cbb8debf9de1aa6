using System.Buffers;
using System.Text;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>A page's HTML without what is one answer's own, ready to be sent.</summary>
/// <param name="pieces">What stands before, between and after the gaps.</param>
public sealed class KeptPage(IEnumerable<string> pieces)
{
    private readonly byte[][] pieces = [.. pieces.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Answers with the page; as pages that carry a token are answered, nobody may keep it.</summary>
    /// <param name="fillings">HTML for each gap, in order.</param>
    public async Task AnswerAsync(HttpContext context, params IReadOnlyList<string> fillings)
    {
        if (fillings.Count != pieces.Length - 1)
        {
            throw new ArgumentException($"{fillings.Count} fillings for {pieces.Length - 1} gaps", nameof(fillings));
        }

        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-cache, no-store, max-age=0";
        response.Headers.Pragma = "no-cache";
        response.ContentLength = pieces.Sum(p => p.Length) + fillings.Sum(Encoding.UTF8.GetByteCount);
        Write(response.BodyWriter, fillings);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private void Write(IBufferWriter<byte> writer, IReadOnlyList<string> fillings)
    {
        writer.Write(pieces[0]);
        for (var gap = 0; gap < fillings.Count; gap++)
        {
            Encoding.UTF8.GetBytes(fillings[gap], writer);
            writer.Write(pieces[gap + 1]);
        }
    }
}
