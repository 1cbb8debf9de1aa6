using CioCompass.Core.Text;

namespace CioCompass.Core.Assessments.Actions;

/// <summary>States to which the plan can be narrowed: a status, or overdue.</summary>
public enum ActionState
{
    Open = 0,
    InProgress = 1,
    Done = 2,
    Dropped = 3,

    /// <summary>Due before today and neither done nor dropped.</summary>
    Overdue = 4,
}

/// <summary>Filter of the plan; an empty one lets through everything that the reader sees.</summary>
/// <param name="Owner">A part of the owner's name.</param>
/// <param name="Text">A part of title, note or owner.</param>
public sealed record ActionFilter(
    Guid? OrganisationId = null, Guid? AssessmentId = null, ActionState? State = null, string Owner = "", string Text = "")
{
    public static readonly ActionFilter All = new();

    /// <summary>Longer texts are cut: no title and no owner holds more.</summary>
    public const int TextMaxLength = 200;

    public ActionFilter Cleaned() => this with { Owner = Cut(Owner), Text = Cut(Text) };

    private static string Cut(string text) =>
        CleanText.Line(text) is { Length: > TextMaxLength } line ? CleanText.Line(line[..TextMaxLength]) : CleanText.Line(text);
}
