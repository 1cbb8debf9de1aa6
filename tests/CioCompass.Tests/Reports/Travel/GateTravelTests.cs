using System.Text;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Reports.Travel.Parsing;
using Microsoft.EntityFrameworkCore;
using NJsonSchema;

namespace CioCompass.Tests.Reports.Travel;

/// <summary>A gate that was opened with a reason, in the file that travels.</summary>
public sealed class GateTravelTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_opened_the_gate_when_and_why_arrives_with_the_marks_of_the_answers()
    {
        await using var example = await TravelExample.CreateAsync();
        var file = await OpenedAsync(example, takenBack: true);
        var schema = await JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(DocumentJson.Schema(DocumentJson.SchemaAddress)), Cancel);

        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(file)));
        var imported = Assert.IsType<ImportResult.Imported>(
            await TravelExample.ImportAsync(example.Server, file, example.Administrator, new ImportChoice(NewOrganisation: true)));

        var there = (await example.Server.Get<AssessmentService>().FindAsync(imported.AssessmentId, example.Administrator, Cancel))!;
        Assert.Equal(("Carla", "The owner is ill.", "Dirk"), (there.GateOpening!.OpenedBy, there.GateOpening.Reason, there.GateOpening.TakenBackBy));
        Assert.Single(there.Responses.Values, r => r.BeforeInventory);
        Assert.IsType<ImportResult.Unchanged>(await TravelExample.ImportAsync(example.Server, file, example.Administrator));
    }

    [Fact]
    public async Task A_file_of_an_earlier_program_has_no_gate_and_is_taken_in()
    {
        await using var example = await TravelExample.CreateAsync();

        Assert.DoesNotContain("\"gate\"", Encoding.UTF8.GetString(example.File), StringComparison.Ordinal);
        Assert.DoesNotContain("beforeInventory", Encoding.UTF8.GetString(example.File), StringComparison.Ordinal);
        var id = await example.ImportToServerAsync();

        Assert.Null((await example.Server.Get<AssessmentService>().FindAsync(id, example.Administrator, Cancel))!.GateOpening);
    }

    [Fact]
    public async Task A_different_reason_is_a_difference_that_is_shown()
    {
        await using var example = await TravelExample.CreateAsync();
        var file = await OpenedAsync(example, takenBack: false);
        await TravelExample.ImportAsync(example.Server, file, example.Administrator, new ImportChoice(NewOrganisation: true));

        var result = await TravelExample.ImportAsync(
            example.Server, TravelExample.Changed(file, "The owner is ill.", "No time."), example.Administrator);

        var difference = Assert.Single(Assert.IsType<ImportResult.Conflict>(result).With.Differences);
        Assert.Contains("The owner is ill.", difference.Stored, StringComparison.Ordinal);
        Assert.Contains("No time.", difference.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"takenBackBy\": null", "\"takenBackBy\": \"Dirk\"")]
    [InlineData("\"reason\": \"The owner is ill.\"", "\"reason\": \"\"")]
    [InlineData("\"takenBackBy\": null,", "")]
    [InlineData("\"beforeInventory\": true", "\"beforeInventory\": \"yes\"")]
    public async Task A_gate_that_is_half_told_is_refused(string from, string to)
    {
        await using var example = await TravelExample.CreateAsync();
        var file = await OpenedAsync(example, takenBack: false);

        Assert.NotEmpty(DocumentReader.Read(TravelExample.Changed(file, from, to)).Errors);
    }

    private static async Task<byte[]> OpenedAsync(TravelExample example, bool takenBack)
    {
        await using (var db = example.Laptop.Database.Open())
        {
            var assessment = await db.Assessments.Include(a => a.Responses).SingleAsync(a => a.Id == example.Laptop.AssessmentId, Cancel);
            var now = example.Laptop.Database.Clock.GetUtcNow().UtcDateTime;
            assessment.Reopen();
            assessment.OpenGate("The owner is ill.", "Carla", now);
            var last = assessment.Responses[^1];
            assessment.Respond(last.QuestionId, last.Content, "Carla", now, beforeInventory: true);
            if (takenBack)
            {
                assessment.TakeBackGate("Dirk", now);
            }

            await db.SaveChangesAsync(Cancel);
        }

        return await TravelExample.ExportAsync(example.Laptop.Database, example.Laptop.AssessmentId, example.Laptop.Consultant);
    }
}
