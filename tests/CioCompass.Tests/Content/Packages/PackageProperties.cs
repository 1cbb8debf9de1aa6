using CioCompass.Core.Content.Packages;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Content.Packages;

/// <summary>Whatever is in a package, writing and reading it gives it back.</summary>
public sealed class PackageProperties
{
    private static readonly Gen<string> Words = ArbMap.Default.GeneratorFor<string>().Select(t => CleanText.Of(t));

    private static readonly Gen<LocalizedText> Texts =
        from nl in Words
        from en in Words
        from fr in Words
        select Localized.Of(nl, en, fr);

    private static readonly Gen<bool> Flags = Gen.Elements(true, false);

    private static readonly Gen<StatisticDraft> Figures =
        from text in Gen.ArrayOf(Texts, 10)
        from percentage in Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(0, 100).Select(n => (int?)n))
        from margin in Gen.OneOf(Gen.Constant((decimal?)null), Gen.Choose(0, 1000).Select(n => (decimal?)(n / 10m)))
        from people in Gen.Choose(1, StatisticRules.MostPeople)
        from days in Gen.Choose(0, 70_000)
        from audience in Gen.Elements(Enum.GetValues<Audience>())
        from verification in Gen.Elements(Enum.GetValues<Verification>())
        from comparability in Gen.Elements(Enum.GetValues<Comparability>())
        from flag in Flags
        select new StatisticDraft
        {
            Percentage = percentage,
            Audience = audience,
            AudienceLabel = text[0],
            Headline = text[1],
            Subject = text[2],
            Statement = text[3],
            Base = text[4],
            SampleSize = people,
            MarginPoints = margin,
            FieldworkFrom = new DateOnly(1900, 1, 1).AddDays(days),
            Countries = flag ? null : StatisticRules.MostCountries,
            Verification = verification,
            VerificationNote = text[5],
            CheckedAgainst = text[6].Nl,
            Caution = text[6],
            Source = new SourceDraft(CleanText.Line(text[7].En), CleanText.Line(text[7].Fr), flag ? null : 2026, flag, "https://example.org/é?a=b"),
            Room = new RoomDraft { Guess = text[7], Position = text[8], Comparability = comparability, Reason = text[9] },
            IsWithdrawn = flag,
        };

    private static readonly Gen<QuestionSetDraft> Sets =
        from text in Gen.ArrayOf(Texts, 10)
        from flag in Flags
        select new QuestionSetDraft(text[0], [text[1]],
        [
            new ThemeDraft("theme", flag, text[2], text[3], [new QuestionDraft("q.1", !flag, text[4], text[5], [.. text[5..]], ["figure"])]),
            new ThemeDraft("later", !flag, text[3], text[2], []),
        ]);

    private static readonly Gen<ContentPackage> Packages =
        from set in Sets
        from figure in Figures
        from flag in Flags
        select new ContentPackage(
            ContentPackage.FormatName, ContentPackage.CurrentFormatVersion, "Test", new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc),
            new PackagedQuestions("set", 1, set), [new PackagedStatistic("figure", 2, flag, figure)]);

    [Property(MaxTest = 200)]
    public Property What_is_written_is_read_again() => Prop.ForAll(Packages.ToArbitrary(), package =>
    {
        var read = PackageReader.Read(PackageJson.Write(package));
        return (read.Package is { } back
                && back.QuestionSet.Content.ToJson() == package.QuestionSet.Content.ToJson()
                && back.Statistics.SequenceEqual(package.Statistics))
            .Label(string.Join(", ", read.Errors));
    });
}
