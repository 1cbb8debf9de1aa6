using System.Text;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Export;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Core.Workshops;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports.Travel;

/// <summary>A file of an assessment with everything in it, and a second installation that it goes to.</summary>
public sealed class TravelExample : IAsyncDisposable
{
    private TravelExample(ReportExample laptop, TestDatabase server, Actor administrator, byte[] file) =>
        (Laptop, Server, Administrator, File) = (laptop, server, administrator, file);

    public ReportExample Laptop { get; }

    public TestDatabase Server { get; }

    public Actor Administrator { get; }

    public byte[] File { get; }

    public static async Task<TravelExample> CreateAsync()
    {
        var laptop = await ReportExample.CreateAsync();
        var server = await TestDatabase.CreateAsync();
        var administrator = await server.AddPersonAsync("Anna", Role.Administrator);
        return new TravelExample(laptop, server, administrator, await ExportAsync(laptop.Database, laptop.AssessmentId, laptop.Consultant));
    }

    public static async Task<byte[]> ExportAsync(TestDatabase database, Guid assessmentId, Actor actor) =>
        DocumentJson.Write((await database.Get<ExportService>().ExportAsync(assessmentId, actor, CancellationToken.None))!);

    public static Task<ImportResult> ImportAsync(TestDatabase database, byte[] file, Actor actor, ImportChoice? choice = null) =>
        database.Get<ImportService>().ImportAsync(file, choice ?? ImportChoice.None, actor, CancellationToken.None);

    public static AssessmentDocument Read(byte[] file)
    {
        var read = DocumentReader.Read(file);
        Assert.Empty(read.Errors);
        return read.Document!;
    }

    /// <summary>A file with one text in place of another, which it must hold.</summary>
    public static byte[] Changed(byte[] file, string from, string to)
    {
        var text = Encoding.UTF8.GetString(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
    }

    public async Task<Guid> ImportToServerAsync()
    {
        var result = await ImportAsync(Server, File, Administrator, new ImportChoice(NewOrganisation: true));
        return Assert.IsType<ImportResult.Imported>(result).AssessmentId;
    }

    /// <summary>Changes the note of the first question on the server.</summary>
    public async Task ChangeOnServerAsync(Guid assessmentId, string note)
    {
        await using var db = Server.Open();
        var assessment = await db.Assessments.Include(a => a.Responses).SingleAsync(a => a.Id == assessmentId);
        var response = assessment.Responses[0];
        assessment.Respond(response.QuestionId, response.Content with { Note = note }, "Somebody else", Server.Clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Laptop.DisposeAsync();
        await Server.DisposeAsync();
    }
}
