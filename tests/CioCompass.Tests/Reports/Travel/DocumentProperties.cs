using System.Text;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Reports.Travel;

/// <summary>Whatever is in a document, writing and reading it gives it back.</summary>
public sealed class DocumentProperties
{
    private static readonly Gen<string> Texts = ArbMap.Default.GeneratorFor<string>().Select(t => CleanText.Of(t));

    private static readonly Gen<DateTime> Times =
        from seconds in Gen.Choose(0, 1_000_000_000)
        from ticks in Gen.Choose(0, 9_999_999)
        select new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(seconds).AddTicks(ticks);

    private static readonly Gen<Confidence?> Confidences = Gen.Elements<Confidence?>(null, Confidence.Low, Confidence.Medium, Confidence.High);

    private static readonly Gen<ResponsePart> Responses =
        from kind in Gen.Elements(Enum.GetValues<AnswerKind>())
        from level in Gen.Choose(1, 5)
        from note in Texts
        from target in Gen.Elements<int?>(null, 1, 5)
        from confidence in Confidences
        from review in Gen.Elements(true, false)
        from carriedOver in Gen.Elements(true, false)
        from at in Times
        from answeredAt in Times
        from person in Texts.Select(CleanText.Line)
        select new ResponsePart(
            "q", kind, kind == AnswerKind.Rated ? level : null, note, target, confidence, ["https://example.org/é?a=b"], review, at, person)
        {
            CarriedOver = carriedOver && kind != AnswerKind.Unanswered,
            AnsweredAt = answeredAt,
            AnsweredBy = person,
        };

    private static readonly Gen<RoundPart> Rounds =
        from counts in Gen.ListOf(Gen.Choose(1, 50)).Select(c => c.Take(5).ToList())
        from confidence in Confidences
        from at in Times
        select new RoundPart(
            RoundKind.Question, "q", 1, 1, RoundStatus.Revealed, at, at, at, false,
            [.. counts.Select((count, index) => new VotePart(BallotChoice.Level, index + 1, count))])
        {
            Confidence = counts.Count > 0 && confidence is { } sure ? [new SurePart(Confidence.Low, sure, counts[0])] : null,
        };

    private static readonly Gen<ActionPart> Actions =
        from title in Texts.Select(t => CleanText.Line("a" + t))
        from note in Texts
        from status in Gen.Elements(Enum.GetValues<ActionStatus>())
        from at in Times
        select new ActionPart(
            null, title, "", DateOnly.FromDateTime(at), status, note, ActionOrigin.Gap, at, at, "",
            status is ActionStatus.Done or ActionStatus.Dropped ? at : null);

    private static readonly Gen<AssessmentDocument> Documents =
        from title in Texts.Select(t => CleanText.Line("t" + t))
        from at in Times
        from response in Responses
        from round in Rounds
        from actions in Gen.ListOf(Actions)
        from rationale in Texts
        select new AssessmentDocument(
            AssessmentDocument.FormatName, AssessmentDocument.CurrentFormatVersion, "Test", at, new OrganisationPart(Guid.NewGuid(), title),
            new AssessmentPart(Guid.NewGuid(), title, DateOnly.FromDateTime(at), AssessmentStatus.Open, at, null, false)
            {
                IsTrial = response.CarriedOver,
                CopiedFrom = response.Review ? Guid.NewGuid() : null,
            },
            new QuestionSetPart("set", 1, [new QuestionPart("q", "t", Localized.Of("n", "e", "f"))]), [response],
            [new AgreedPart("q", AnswerKind.DontKnow, null, rationale, rationale, [1], "", at)], [new WorkshopPart(at, "", null, [round])],
            [.. actions.Take(20)]);

    [Property(MaxTest = 200)]
    public Property What_is_written_is_read_again() => Prop.ForAll(Documents.Select(d => d.WithChanges()).ToArbitrary(), document =>
    {
        var written = DocumentJson.Write(document);
        var read = DocumentReader.Read(written);
        return (read.Document is { } back && Encoding.UTF8.GetString(DocumentJson.Write(back)) == Encoding.UTF8.GetString(written))
            .Label(string.Join(", ", read.Errors));
    });
}
