using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Assessments;
using CioCompass.Web.Features.Questions;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops;

/// <summary>What the rooms of an assessment's workshops agreed on, with the votes it rests on and the dissent. Nothing without any.</summary>
public sealed partial class RoomAgreements(AgreementService agreements, QuestionCatalog catalog, CurrentActor currentActor) : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private IReadOnlyList<(QuestionView Question, AgreedAnswerView Answer)> agreed = [];

    [Parameter, EditorRequired]
    public required Guid AssessmentId { get; set; }

    [Parameter, EditorRequired]
    public required int QuestionSetId { get; set; }

    private string Title => agreed.Count(a => a.Answer.MinorityView.Length > 0) switch
    {
        0 => Plural(WorkshopStrings.RoomTitleOne, WorkshopStrings.RoomTitleMany),
        var dissent => WorkshopTexts.Fill(WorkshopStrings.RoomTitleDissent, agreed.Count, dissent),
    };

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var set = await catalog.SetAsync(QuestionSetId, gone.Token);
        var list = await agreements.ListAsync(AssessmentId, await currentActor.GetAsync(), gone.Token);

        // In the order of the questions, as everywhere else on the page.
        agreed = [.. set.Questions.Join(list, q => q.Key, a => a.QuestionKey, (q, a) => (q, a))];
    }

    private string Plural(string one, string many) => WorkshopTexts.Fill(agreed.Count == 1 ? one : many, agreed.Count);

    private static string NameOf(Answer answer) =>
        answer.Level is { } level ? $"{level} · {LevelNames.Of(level)}" : AssessmentTexts.Of(answer);
}
