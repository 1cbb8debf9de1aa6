using System.Text.Json.Nodes;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Reports.Travel;

/// <summary>Files of earlier programs, which did not tell trials, copies, carried-over answers and who answered.</summary>
public sealed class EarlierFileTests
{
    private static readonly string[] New = ["isTrial", "copiedFrom", "carriedOver", "answeredAt", "answeredBy", "changed"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_without_the_new_members_is_read_and_meets_what_is_stored_without_a_difference()
    {
        await using var example = await TravelExample.CreateAsync();
        var earlier = Without(example.File, New);

        var result = await TravelExample.ImportAsync(example.Laptop.Database, earlier, example.Laptop.Consultant);

        Assert.IsType<ImportResult.Unchanged>(result);
        Assert.All(
            TravelExample.Read(earlier).Responses.Where(r => r.Answer != AnswerKind.Unanswered),
            r => Assert.Equal((r.UpdatedBy, r.UpdatedAt), (r.AnsweredBy, r.AnsweredAt)));
    }

    [Fact]
    public async Task What_a_copy_never_touched_is_carried_over_although_the_file_does_not_say_so()
    {
        await using var example = await TravelExample.CreateAsync();
        var (database, consultant) = (example.Laptop.Database, example.Laptop.Consultant);
        var view = (await database.Get<AssessmentService>().FindAsync(example.Laptop.AssessmentId, consultant, Cancel))!;
        database.Clock.Advance(TimeSpan.FromDays(100));
        var copy = (await database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(view.OrganisationId, "Next", view.HeldOn.AddYears(1), view.Id), consultant, Cancel)).Id!.Value;
        database.Clock.Advance(TimeSpan.FromDays(1));
        var seen = (await database.Get<AssessmentService>().FindAsync(copy, consultant, Cancel))!.ContentOf("initiatives");
        await database.Get<AnswerService>().SaveAsync(copy, "initiatives", seen, seen.Answered(seen.Answer), consultant, Cancel);
        var file = await TravelExample.ExportAsync(database, copy, consultant);

        var (told, untold) = (TravelExample.Read(file), TravelExample.Read(Without(file, New)));

        Assert.Equal(told.Responses.Select(r => (r.Question, r.CarriedOver)), untold.Responses.Select(r => (r.Question, r.CarriedOver)));
        Assert.Equal((true, false), (told.Responses.Any(r => r.CarriedOver), told.Responses.Single(r => r.Question == "initiatives").CarriedOver));
    }

    [Fact]
    public async Task A_copy_arrives_as_a_copy_of_the_same_one_and_what_was_carried_over_stays_so()
    {
        await using var example = await TravelExample.CreateAsync();
        var (database, consultant) = (example.Laptop.Database, example.Laptop.Consultant);
        var view = (await database.Get<AssessmentService>().FindAsync(example.Laptop.AssessmentId, consultant, Cancel))!;
        database.Clock.Advance(TimeSpan.FromDays(100));
        var copy = (await database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(view.OrganisationId, "Next", view.HeldOn.AddYears(1), view.Id), consultant, Cancel)).Id!.Value;
        var original = await example.ImportToServerAsync();

        var imported = Assert.IsType<ImportResult.Imported>(await TravelExample.ImportAsync(
            example.Server, await TravelExample.ExportAsync(database, copy, consultant), example.Administrator));

        // The original is not completed: as the latest before it, it would not be compared with.
        var results = (await example.Server.Get<ResultsService>().FindAsync(imported.AssessmentId, null, example.Administrator, Cancel))!;
        var here = (await database.Get<ResultsService>().FindAsync(copy, null, consultant, Cancel))!;
        Assert.Equal(original, results.Data.Previous!.Id);
        Assert.Equal(here.CarriedOver, results.CarriedOver);
        Assert.True(here.CarriedOver > 0);
    }

    [Fact]
    public async Task A_file_that_says_of_an_agreed_answer_what_its_responses_do_not_is_refused()
    {
        await using var example = await TravelExample.CreateAsync();
        var document = TravelExample.Read(example.File);
        var agreed = document.AgreedAnswers[0] with { Changed = new ChangedPart(AnswerKind.DontKnow, null, "Nobody", document.ExportedAt) };

        var read = DocumentReader.Read(DocumentJson.Write(document with { AgreedAnswers = [agreed] }));

        Assert.Equal("$.agreedAnswers[0].changed", Assert.Single(read.Errors).Path);
    }

    private static byte[] Without(byte[] file, IReadOnlyCollection<string> members)
    {
        var root = JsonNode.Parse(file)!;
        Remove(root);
        return System.Text.Encoding.UTF8.GetBytes(root.ToJsonString());

        void Remove(JsonNode? node)
        {
            if (node is JsonObject item)
            {
                foreach (var name in members)
                {
                    item.Remove(name);
                }
            }

            foreach (var child in node switch { JsonObject o => [.. o.Select(p => p.Value)], JsonArray a => [.. a], _ => Array.Empty<JsonNode?>() })
            {
                Remove(child);
            }
        }
    }
}
