using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Reports;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Reports.Support;

/// <summary>Reports that no database would hand over, made from one that it did.</summary>
internal static class ReportVariants
{
    public const string SafeLink = "https://example.org/a%20b?c=d&e=\"f\"";

    public const string ScriptLink = "javascript:alert(document.cookie)";

    /// <summary>Hostile text in every field that people fill in.</summary>
    public static Report Hostile(Report report)
    {
        var next = 0;
        return report with
        {
            Cover = report.Cover with { OrganisationName = Any(), Title = HostileText.Arabic + HostileText.Controls + HostileText.Html },
            Themes = [.. report.Themes.Select(t => t with { Questions = [.. t.Questions.Select(Question)] })],
            Actions = WithActions(report, HostileText.All).Actions,
        };

        ReportQuestion Question(ReportQuestion question) => question with
        {
            Note = Any(),
            EvidenceLinks = [SafeLink, ScriptLink, "file:///etc/passwd", "https://[", HostileText.Html],
            Agreed = new ReportAgreement("level 3", Any(), Any(), HostileText.Formula),
        };

        string Any() => HostileText.All[next++ % HostileText.All.Count];
    }

    /// <summary>An action for each text, with the text in every field of it.</summary>
    public static Report WithActions(Report report, IEnumerable<string> texts) => report with
    {
        Actions =
        [
            .. texts.Select(text => report.Actions[0] with
            {
                Title = text,
                Owner = text,
                Note = text,
                View = report.Actions[0].View with { Content = new ActionContent(text, text, ReportExample.Due, ActionStatus.Open, text) },
            }),
        ],
    };

    /// <summary>Of an assessment in which nothing was entered.</summary>
    public static async Task<Report> EmptyAsync(ReportExample example)
    {
        var organisation = await example.Database.AddOrganisationAsync("Blank", example.Consultant);
        var blank = await example.Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Empty", new DateOnly(2026, 3, 2), null), example.Consultant, CancellationToken.None);
        return (await example.Database.Get<ReportService>().FindAsync(
            blank.Id!.Value, Cultures.English, null, example.Consultant, CancellationToken.None))!;
    }

    public static Report Only(Report report, params ReportSection[] sections) => report with { Sections = sections.ToHashSet() };

    /// <summary>A thousand answers with notes, and fifty votes.</summary>
    public static Report Large(Report report)
    {
        var round = report.Questions.First(q => q.Rounds.Count > 0).Rounds[0];
        var note = string.Join(' ', Enumerable.Repeat("A note of some length about this answer.", 8));
        return report with
        {
            Themes =
            [
                .. report.Themes.Select((theme, place) => theme with
                {
                    Questions =
                    [
                        .. Enumerable.Range(0, 250).Select(n => theme.Questions[n % theme.Questions.Count] with
                        {
                            Text = $"Question {n} of {theme.Name}",
                            Note = note,
                            Agreed = new ReportAgreement("level 3", note, note, "Recorded"),
                            Rounds = ((250 * place) + n) % 20 == 0 ? [round] : [],
                        }),
                    ],
                }),
            ],
        };
    }

    /// <summary>Every vote is withheld, and so are all guesses and positions.</summary>
    public static Report Withheld(Report report) => report with
    {
        Themes =
        [
            .. report.Themes.Select(t => t with
            {
                Questions =
                [
                    .. t.Questions.Select(q => q with
                    {
                        Rounds = [.. q.Rounds.Select(r => r with { Round = Withheld(r.Round), Levels = null, Sentence = "Withheld." })],
                    }),
                ],
            }),
        ],
        Statistics = [.. report.Statistics.Select(f => f with { Room = null, Rounds = [.. f.Rounds.Select(Withheld)] })],
    };

    private static RevealedRound Withheld(RevealedRound round) => round with { Ballots = 2, Result = new RoundResult.Withheld(3) };
}
