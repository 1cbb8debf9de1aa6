using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Configuration;
using CioCompass.Core.Reports.Composition;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.Extensions.Options;

namespace CioCompass.Core.Reports;

/// <summary>
/// Reads the report of an assessment: the others' read models, put into one language. The number of queries does not depend on how many
/// questions, rounds or actions there are.
/// </summary>
public sealed class ReportService(
    ResultsService results, AssessmentService assessments, AgreementService agreements, RoundReader rounds, ActionService actions,
    StatisticCatalog statistics, RoomQuestionCatalog roomQuestions, IOptions<CompassOptions> options, TimeProvider clock)
{
    /// <param name="culture">Language of the report, whatever the language of the reader's screen.</param>
    /// <param name="compareId">The earlier assessment to compare with; null for the latest before this one.</param>
    /// <returns>Null when there is none, or when it is not the reader's; the latter is written to the audit log.</returns>
    public async Task<Report?> FindAsync(
        Guid assessmentId, CultureInfo culture, Guid? compareId, Actor actor, CancellationToken cancellationToken)
    {
        var found = await results.FindAsync(assessmentId, compareId, actor, cancellationToken);
        var answers = found is null ? null : await assessments.FindAsync(assessmentId, actor, cancellationToken);
        if (found is null || answers is null)
        {
            return null;
        }

        var facts = new ReportFacts(
            found, answers,
            await agreements.ListAsync(assessmentId, actor, cancellationToken),
            await rounds.HistoryAsync(assessmentId, actor, cancellationToken),
            [.. await actions.ForAsync(assessmentId, actor, cancellationToken), .. await actions.OpenBeforeAsync(assessmentId, actor, cancellationToken)],
            await statistics.CurrentAsync(cancellationToken),
            await roomQuestions.VersionsAsync(cancellationToken),
            options.Value.Workshops.EffectiveMinimumCount,
            clock.GetUtcNow().UtcDateTime,
            ReaderZone.Today(clock));

        // The texts are made in the current culture, as on every page. It is set for this method only: it flows with the call.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        return ReportWriter.Write(facts);
    }
}

/// <summary>Everything that a report is made of, before it is put into words.</summary>
/// <param name="Actions">Those of the assessment, and what earlier ones have left open.</param>
/// <param name="Now">UTC.</param>
/// <param name="Today">The reader's day, by which the action plan counts what is overdue, too.</param>
internal sealed record ReportFacts(
    ResultsView Results, AssessmentView Answers, IReadOnlyList<AgreedAnswerView> Agreed, IReadOnlyList<RevealedRound> Rounds,
    IReadOnlyList<ActionView> Actions, StatisticsView Statistics, RoomQuestionVersions RoomQuestions,
    int MinimumCount, DateTime Now, DateOnly Today)
{
    /// <summary>Questions of the assessment's version that were voted on without an agreement, in the set's order.</summary>
    public IReadOnlyList<OpenDissent> OpenDissents { get; } =
        [.. Results.QuestionSet.Questions.Join(OpenDissent.Of(Rounds, Agreed), q => q.Key, d => d.QuestionKey, (_, d) => d)];
}
