using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Export;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Benchmarks.Workshops;

/// <summary>A file of an assessment with as many votes as one may have, in two hundred rounds.</summary>
internal static class LargestFile
{
    private const int Rounds = 200;
    private const int VotesOfALevel = 10;

    public static string Title(int number) => string.Create(CultureInfo.InvariantCulture, $"Held elsewhere {number}");

    /// <returns>Two files of the same assessment that say different things.</returns>
    public static async Task<(byte[] First, byte[] Other)> WriteAsync(BenchmarkData data, int number)
    {
        var assessment = await data.Get<AssessmentService>().CreateAsync(
            new NewAssessment(data.OrganisationId, Title(number), DateOnly.FromDateTime(data.Now), null), data.Consultant, CancellationToken.None);
        var empty = await data.Get<ExportService>().ExportAsync(assessment.Id!.Value, data.Consultant, CancellationToken.None);
        var question = empty!.QuestionSet.Questions[0].Key;
        var at = data.Now;
        RoundPart Round(int attempt, int dontKnow) => new(
            RoundKind.Question, question, 1, attempt, RoundStatus.Revealed, at, at, at, false,
            [
                .. Enumerable.Range(1, 5).Select(level => new VotePart(BallotChoice.Level, level, VotesOfALevel)),
                new VotePart(BallotChoice.DontKnow, null, dontKnow),
            ]);
        byte[] File(int dontKnow) => DocumentJson.Write(empty with
        {
            Assessment = empty.Assessment with { Id = new Guid(number, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) },
            Workshops = [new WorkshopPart(at, "Somebody", at, [.. Enumerable.Range(1, Rounds).Select(attempt => Round(attempt, dontKnow))])],
        });

        await data.Get<AssessmentService>().DeleteAsync(assessment.Id.Value, data.Consultant, CancellationToken.None);
        return (File(50), File(49));
    }
}
