using CioCompass.Core.Content;
using CioCompass.Core.Statistics;

namespace CioCompass.Web.Features.Content.Previews;

/// <summary>The draft as the next version, with a mark where a text is not there yet.</summary>
internal static class StatisticPreview
{
    /// <param name="required">See <see cref="RequiredLanguages"/>.</param>
    public static StatisticView Of(StatisticDraftView draft, bool isOwn, IReadOnlySet<string> required)
    {
        var body = draft.Body;
        return (body.Map(text => DraftPreview.Marked(text, required)) with
        {
            Caution = body.Caution.IsBlank() ? body.Caution : DraftPreview.Marked(body.Caution, required),
            Source = body.Source with { Publisher = DraftPreview.Marked(body.Source.Publisher), Title = DraftPreview.Marked(body.Source.Title) },
        }).AsView(draft.Key, draft.BaseVersion + 1, isOwn);
    }
}
