using System.Security.Cryptography;
using System.Text;
using CioCompass.Core.Limits;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting.Requests;

/// <summary>
/// Plain forms that a double click sends twice: what they ask for is done once, and both get its answer, since the browser shows the second
/// one. Every rendering of a form has a token of its own, which nobody else knows; with other fields or another file it is another form.
/// </summary>
public sealed class SentForms(IOptions<AntiforgeryOptions> options, TimeProvider clock)
{
    private readonly OnceOnly<object> sent = new(clock);

    /// <summary>Whether the form of this request was sent a moment ago already.</summary>
    public bool Knows(HttpContext context) => KeyOf(context, []) is { } key && sent.Knows(key);

    /// <param name="work">Goes on when its request is gone: the browser gives up the first when it sends the second.</param>
    /// <param name="counts">Whether an answer stands; a refusal lets the person try again with the same form.</param>
    /// <param name="file">What was uploaded, if anything.</param>
    public async Task<T> OnceAsync<T>(HttpContext context, Func<Task<T>> work, Func<T, bool> counts, ReadOnlyMemory<byte> file = default)
        where T : class =>
        KeyOf(context, file.Span) is { } key
            ? (T)await sent.RunAsync(key, async () => await work(), answer => counts((T)answer))
            : await work();

    private string? KeyOf(HttpContext context, ReadOnlySpan<byte> file)
    {
        if (!context.Request.HasFormContentType || context.Request.Form[options.Value.FormFieldName] is not [{ Length: > 0 }])
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, values) in context.Request.Form.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            foreach (var part in values.Prepend(name))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{part?.Length} {part}"));
            }
        }

        hash.AppendData(file);
        return $"{context.Request.Path} {Convert.ToHexString(hash.GetHashAndReset())}";
    }
}
