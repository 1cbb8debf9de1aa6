using System.Net.Mail;

namespace CioCompass.Core.Accounts;

/// <summary>Checks the address, and with it the name, of an account.</summary>
public static class EmailAddress
{
    /// <summary>Length of Identity's column.</summary>
    public const int MaxLength = 256;

    /// <summary>Whether the text is an address alone: "Bram &lt;bram@example.org&gt;" is none.</summary>
    public static bool IsPlain(string text) =>
        text.Length <= MaxLength && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text;
}
