using CioCompass.Core.Text;
using CioCompass.Core.Text.Json;

namespace CioCompass.Core.Content.Packages;

/// <summary>Outcome of importing a package. Only <see cref="Taken"/> has changed anything.</summary>
public abstract record PackageResult
{
    private PackageResult()
    {
    }

    /// <param name="Items">The question set, then the statistics in the order of the file.</param>
    public sealed record Taken(IReadOnlyList<PackageItem> Items) : PackageResult
    {
        public IEnumerable<PackageItem> Of(PackageItemOutcome outcome) => Items.Where(i => i.Outcome == outcome);
    }

    public sealed record Invalid(IReadOnlyList<ImportError> Errors) : PackageResult;

    /// <summary>Somebody began a draft in the same moment: nothing was written.</summary>
    public sealed record Overtaken : PackageResult;

    public sealed record NotAllowed : PackageResult;
}

/// <summary>Outcome for one piece of content.</summary>
/// <param name="Name">Title of the set or headline of the statistic, as the file has it; perhaps empty.</param>
/// <param name="KeepsRoom">Rooms have been asked in other words here, and those stay: they were voted on.</param>
public sealed record PackageItem(ContentKind Kind, string Key, LocalizedText Name, PackageItemOutcome Outcome, bool KeepsRoom = false);

public enum PackageItemOutcome
{
    /// <summary>It is a draft now.</summary>
    Drafted,

    /// <summary>The published version, or its draft, says the same already.</summary>
    Same,

    /// <summary>There is a draft that says something else; it was left as it is.</summary>
    Conflict,
}
