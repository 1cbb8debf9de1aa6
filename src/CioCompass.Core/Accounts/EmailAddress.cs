using System.Net.Mail;

namespace CioCompass.Core.Accounts;

/// <summary>What may be the address, and with it the name, of an account.</summary>
public static class EmailAddress
{
    /// <summary>Of Identity's column.</summary>
    public const int MaxLength = 256;

    /// <summary>An address alone: "Bram &lt;bram@example.org&gt;" is none.</summary>
    public static bool IsPlain(string text) =>
        text.Length <= MaxLength && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text;
}
