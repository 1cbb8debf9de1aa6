using CioCompass.Core.Content;
using CioCompass.Core.Statistics;

namespace CioCompass.Web.Features.Content.Previews;

/// <summary>The draft as the next version, with a mark where a text is not there yet.</summary>
internal static class StatisticPreview
{
    public static StatisticView Of(StatisticDraftView draft, bool isOwn)
    {
        var body = draft.Body;
        return (body with
        {
            AudienceLabel = DraftPreview.Marked(body.AudienceLabel),
            Headline = DraftPreview.Marked(body.Headline),
            Subject = DraftPreview.Marked(body.Subject),
            Statement = DraftPreview.Marked(body.Statement),
            Base = DraftPreview.Marked(body.Base),
            VerificationNote = DraftPreview.Marked(body.VerificationNote),
            Caution = body.AsView(draft.Key, 1, isOwn).Caution is { } caution ? DraftPreview.Marked(caution) : body.Caution,
            Source = body.Source with { Publisher = DraftPreview.Marked(body.Source.Publisher), Title = DraftPreview.Marked(body.Source.Title) },
        }).AsView(draft.Key, draft.BaseVersion + 1, isOwn);
    }
}
