using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Agreements;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Checklist;

/// <summary>One question of the checklist: what is asked, why, the entry, and how the entry stands.</summary>
public sealed partial class QuestionCard
{
    [Parameter, EditorRequired]
    public QuestionView Question { get; set; } = default!;

    [Parameter, EditorRequired]
    public ResponseEditor Editor { get; set; } = default!;

    /// <summary>The figure that motivates the question most.</summary>
    [Parameter]
    public StatisticView? Statistic { get; set; }

    /// <summary>The answer that a room agreed on; null where none did.</summary>
    [Parameter]
    public Answer? Agreed { get; set; }

    /// <summary>Locked, completed, or the reader may not answer.</summary>
    [Parameter]
    public bool ReadOnly { get; set; }

    private ResponseContent Draft => Editor.Draft;

    /// <summary>Sentence on the change since the agreement; made of the stored answer, so that it says who did it.</summary>
    private string? Changed => Agreed is { } agreed && Editor.Stored is { AnsweredAt: { } at } stored
        && AnswerChange.Between(agreed, stored.Content.Answer, stored.AnsweredBy, at) is { } change
            ? AgreementTexts.Of(change)
            : null;

    private int CharactersLeft => ResponseRules.NoteMaxLength - Draft.Note.Length;

    /// <summary>Decided once, so that the disclosure does not move under the reader's hands.</summary>
    private bool HasMore { get; set; }

    protected override void OnInitialized() =>
        HasMore = Draft.Target is not null || Draft.Confidence is not null || Draft.EvidenceLinks.Count > 0;
}
