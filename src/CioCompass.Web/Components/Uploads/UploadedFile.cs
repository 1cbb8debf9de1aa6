using CioCompass.Core.Text.Json;

namespace CioCompass.Web.Components.Uploads;

/// <summary>The file of an import's form.</summary>
public static class UploadedFile
{
    /// <returns>The bytes; or, where there is no file or too large a one, the status that the page answers with.</returns>
    public static async Task<(byte[] Bytes, int? Refusal)> ReadAsync(HttpContext context)
    {
        if (context.Request.Form.Files.GetFile("file") is not { Length: > 0 } upload)
        {
            return ([], StatusCodes.Status400BadRequest);
        }

        if (upload.Length > JsonFile.LargestFile)
        {
            return ([], StatusCodes.Status413PayloadTooLarge);
        }

        var file = new byte[upload.Length];
        await using var stream = upload.OpenReadStream();
        await stream.ReadExactlyAsync(file, context.RequestAborted);
        return (file, null);
    }

    /// <summary>Explanation of such a status for the page.</summary>
    public static string Explain(int status) =>
        status == StatusCodes.Status413PayloadTooLarge ? UploadStrings.TooLarge : UploadStrings.NoFile;
}
