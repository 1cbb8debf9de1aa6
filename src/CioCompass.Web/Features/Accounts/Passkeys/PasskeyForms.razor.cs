using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace CioCompass.Web.Features.Accounts.Passkeys;

/// <summary>The passkeys of an account: add one under a name, remove one.</summary>
public sealed partial class PasskeyForms(
    UserManager<CompassUser> users, SignInManager<CompassUser> signIn, NavigationManager navigation, AuditLog audit, TimeProvider clock)
{
    private const int NameMaxLength = 60;

    /// <summary>More than anybody has devices; keeps a hijacked session from filling the table.</summary>
    private const int MaxPasskeys = 20;

    private bool failed;

    [Parameter, EditorRequired]
    public required CompassUser User { get; set; }

    [Parameter, EditorRequired]
    public required IList<UserPasskeyInfo> Passkeys { get; set; }

    [SupplyParameterFromForm(FormName = "passkey-add")]
    private Form? Input { get; set; }

    private async Task AddAsync()
    {
        var attestation = await signIn.PerformPasskeyAttestationAsync(Input?.Credential is { Length: > 0 } credential ? credential : "{}");
        if (!attestation.Succeeded || Passkeys.Count >= MaxPasskeys)
        {
            failed = true;
            return;
        }

        var name = CleanText.Line(Input?.Name);
        attestation.Passkey.Name = name.Length is > 0 and <= NameMaxLength
            ? name
            : AccountStrings.PasskeyDefaultName.Fill(Days.Short(ReaderZone.Today(clock)));
        await users.AddOrUpdatePasskeyAsync(User, attestation.Passkey);
        await audit.WriteAsync(AuditAction.PasskeyAdded, User.Id, User.DisplayName, User.Id, "", CancellationToken.None);
        navigation.NavigateTo("/account?saved=passkey");
    }

    private async Task RemoveAsync(UserPasskeyInfo passkey)
    {
        await users.RemovePasskeyAsync(User, passkey.CredentialId);
        await audit.WriteAsync(AuditAction.PasskeyRemoved, User.Id, User.DisplayName, User.Id, "", CancellationToken.None);
        navigation.NavigateTo("/account?saved=passkey-removed");
    }

    private sealed class Form
    {
        public string? Name { get; set; }

        public string? Credential { get; set; }
    }
}
