namespace CioCompass.Web.Features.Accounts.SingleSignOn;

/// <summary>The addresses of the way to the provider and back. The provider is told of the two that it sends readers to.</summary>
public static class SingleSignOnAddresses
{
    public const string Start = "/account/single-sign-on";
    public const string Callback = Start + "/callback";
    public const string SignedOut = Start + "/signed-out";
    public const string Leaving = Start + "/leaving";
    public const string Failed = Start + "/failed";
}
