using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;

namespace CioCompass.Core.Content.Packages;

/// <summary>
/// The published content as a file that another installation imports as drafts; its schema is published at
/// <c>/schemas/content-v2.json</c>. What is drafted stays out of it.
/// </summary>
/// <param name="Format"><see cref="FormatName"/>.</param>
/// <param name="FormatVersion"><see cref="CurrentFormatVersion"/>.</param>
/// <param name="Program">Name and version of the program that wrote it.</param>
/// <param name="ExportedAt">UTC.</param>
/// <param name="Statistics">In their published order, withdrawn ones among them.</param>
public sealed record ContentPackage(
    string Format, int FormatVersion, string Program, DateTime ExportedAt, PackagedQuestions QuestionSet,
    IReadOnlyList<PackagedStatistic> Statistics)
{
    public const string FormatName = "cio-compass/content";

    /// <summary>
    /// Rises when a member comes, goes or changes its meaning. A further word of a closed list, or a further language, does not raise it: a
    /// reader that does not know the word refuses the file, so that nothing is lost unseen. In version 1 every text had to have Dutch, English
    /// and French; it is read by the rules of version 2, where a language may be left out.
    /// </summary>
    public const int CurrentFormatVersion = 2;
}

/// <param name="Version">That it had where the file was written; an importer counts its own.</param>
public sealed record PackagedQuestions(string Key, int Version, QuestionSetDraft Content);

/// <param name="Version">That it had where the file was written; an importer counts its own.</param>
/// <param name="IsOwn">Not of the article, where the file was written. What is new to an importer becomes its own.</param>
public sealed record PackagedStatistic(string Key, int Version, bool IsOwn, StatisticDraft Content);
