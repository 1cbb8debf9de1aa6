using System.Globalization;
using System.Text;
using QRCoder;

namespace CioCompass.Web.Features.Workshops.Joining;

/// <summary>A QR code as one SVG path of unit squares; the quiet zone of four modules is part of it.</summary>
/// <param name="Size">Width and height in modules.</param>
/// <param name="Path">Value of the <c>d</c> attribute.</param>
public sealed record QrPath(int Size, string Path)
{
    /// <summary>Error correction M: 15 % may be lost, which a projector's keystone and a tilted phone need.</summary>
    public static QrPath Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        foreach (var (y, row) in code.ModuleMatrix.Index())
        {
            for (var x = 0; x < row.Length; x++)
            {
                var start = x;
                while (x < row.Length && row[x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
                }
            }
        }

        return new QrPath(code.ModuleMatrix.Count, path.ToString());
    }
}
