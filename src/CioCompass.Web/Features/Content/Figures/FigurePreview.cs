using CioCompass.Core.Content;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Content.Figures;

/// <summary>The draft as the next version, with a mark where a text is not there yet.</summary>
internal static class FigurePreview
{
    public static StatisticView Of(StatisticDraftView draft, bool isOwn)
    {
        var body = draft.Body;
        return (body with
        {
            AudienceLabel = Marked(body.AudienceLabel),
            Headline = Marked(body.Headline),
            Subject = Marked(body.Subject),
            Statement = Marked(body.Statement),
            Base = Marked(body.Base),
            VerificationNote = Marked(body.VerificationNote),
            Caution = body.AsView(draft.Key, 1, isOwn).Caution is { } caution ? Marked(caution) : body.Caution,
            Source = body.Source with { Publisher = Marked(body.Source.Publisher), Title = Marked(body.Source.Title) },
        }).AsView(draft.Key, draft.BaseVersion + 1, isOwn);
    }

    private static LocalizedText Marked(LocalizedText text) => new(Marked(text.Nl), Marked(text.En), Marked(text.Fr));

    private static string Marked(string words) => string.IsNullOrWhiteSpace(words) ? ContentStrings.NotFilledIn : words;
}
