using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments;

/// <summary>One question of the checklist: what is asked, why, the entry, and how the entry stands.</summary>
public sealed partial class QuestionCard
{
    [Parameter, EditorRequired]
    public QuestionView Question { get; set; } = default!;

    [Parameter, EditorRequired]
    public ResponseEditor Editor { get; set; } = default!;

    /// <summary>The figure that motivates the question most.</summary>
    [Parameter]
    public StatisticView? Figure { get; set; }

    /// <summary>Locked, completed, or the reader may not answer.</summary>
    [Parameter]
    public bool ReadOnly { get; set; }

    private ResponseContent Draft => Editor.Draft;

    private int CharactersLeft => ResponseRules.NoteMaxLength - Draft.Note.Length;

    /// <summary>Decided once, so that the disclosure does not move under the reader's hands.</summary>
    private bool HasMore { get; set; }

    protected override void OnInitialized() =>
        HasMore = Draft.Target is not null || Draft.Confidence is not null || Draft.EvidenceLinks.Count > 0;

    private Task TargetAsync(ChangeEventArgs e) => Editor.ChooseAsync(Draft with
    {
        Target = int.TryParse(e.Value?.ToString(), CultureInfo.InvariantCulture, out var level) ? level : null,
    });

    private Task ConfidenceAsync(ChangeEventArgs e) => Editor.ChooseAsync(Draft with
    {
        Confidence = Enum.TryParse<Confidence>(e.Value?.ToString(), out var confidence) ? confidence : null,
    });
}
