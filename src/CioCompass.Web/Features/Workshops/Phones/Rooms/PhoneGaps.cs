using System.Globalization;
using System.Text.Encodings.Web;
using CioCompass.Core.Assessments;
using CioCompass.Web.Components;
using CioCompass.Web.Hosting.Pages;

namespace CioCompass.Web.Features.Workshops.Phones.Rooms;

/// <summary>Where on the room's page each thing of <see cref="PhoneOwn"/> stands, and how it is written there.</summary>
public static class PhoneGaps
{
    public static PageGap<PhoneOwn> FormToken { get; } = PageGap.Attribute<PhoneOwn>("value", own => own.FormToken);

    public static PageGap<PhoneOwn> BallotKey { get; } = PageGap.Attribute<PhoneOwn>("value", own => own.BallotKey.ToString());

    public static PageGap<PhoneOwn> Sequence { get; } = PageGap.Attribute<PhoneOwn>("value", own => Number(own.NextSequence));

    public static PageGap<PhoneOwn> SecondsLeft { get; } = PageGap.Attribute<PhoneOwn>("data-seconds", own => Number(own.SecondsLeft));

    /// <summary>The class of the receipt.</summary>
    public static PageGap<PhoneOwn> IsReceived { get; } = PageGap.Attribute<PhoneOwn>("class", own => own.Ballot is null ? null : "is-received");

    public static PageGap<PhoneOwn> Receipt { get; } = PageGap.Text<PhoneOwn>(own => own.Ballot is null ? null : PhoneStrings.Received);

    public static PageGap<PhoneOwn> Name { get; } = PageGap.Text<PhoneOwn>(own => own.Name);

    public static PageGap<PhoneOwn> Problem { get; } =
        PageGap.Element<PhoneOwn>("""<p class="notice notice-error" role="alert">""", own => own.Problem, "</p>");

    /// <summary>In the language of the page in which it stands.</summary>
    public static PageGap<PhoneOwn> UnknownLanguage => PageGap.Element<PhoneOwn>(
        $"""<aside class="notice notice-caution" aria-label="{HtmlEncoder.Default.Encode(ShellStrings.Notice)}"><p>""", own => own.UnknownLanguage, "</p></aside>");

    /// <param name="value">As a form carries it.</param>
    public static PageGap<PhoneOwn> IsChosen(string value) => PageGap.Flag<PhoneOwn>("checked", own => own.Ballot?.Text == value);

    public static PageGap<PhoneOwn> IsChosen(Confidence confidence) => PageGap.Flag<PhoneOwn>("checked", own => own.Ballot?.Confidence == confidence);

    /// <param name="otherwise">Of a phone that has not guessed.</param>
    public static PageGap<PhoneOwn> Guess(int? otherwise = null) => PageGap.Attribute<PhoneOwn>("value", own => Number(own.Ballot?.Number ?? otherwise));

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
