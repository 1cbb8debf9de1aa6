using CioCompass.Core.Assessments.Actions;
using Microsoft.AspNetCore.WebUtilities;

namespace CioCompass.Web.Features.Assessments.Actions.Plan;

/// <summary>The plan's filter as it stands in an address, of the page and of its downloads alike. An empty value is the same as none.</summary>
public readonly record struct ActionQuery(string? Organisation, string? Assessment, string? Status, string? Owner, string? Q)
{
    public const string Path = "/actions";

    private static readonly Dictionary<string, ActionState> States = new(StringComparer.Ordinal)
    {
        ["overdue"] = ActionState.Overdue,
        ["open"] = ActionState.Open,
        ["in-progress"] = ActionState.InProgress,
        ["done"] = ActionState.Done,
        ["dropped"] = ActionState.Dropped,
    };

    /// <summary>Value of <c>?view=</c> for the board.</summary>
    public const string Board = "board";

    /// <summary>Whether the page shows the board instead of the list.</summary>
    public bool IsBoard { get; init; }

    /// <summary>Everything, in the same view.</summary>
    public ActionQuery All => new() { IsBoard = IsBoard };

    /// <summary>Values of <c>?status=</c>, in the order of the chips.</summary>
    public static IEnumerable<string> Statuses => States.Keys;

    /// <summary>The filter that the address asks for; an unknown status is left out.</summary>
    public ActionFilter Filter => new(IdOf(Organisation), IdOf(Assessment), State, Owner ?? "", Q ?? "");

    public ActionState? State => Status is not null && States.TryGetValue(Status, out var state) ? state : null;

    public bool UnknownStatus => !string.IsNullOrWhiteSpace(Status) && State is null;

    public bool IsEmpty => Filter.Cleaned() == ActionFilter.All;

    public static ActionState StateOf(string status) => States[status];

    /// <summary>Value of <c>?status=</c> for a status, whether overdue or not.</summary>
    public static string StatusOf(ActionStatus status) => status switch
    {
        ActionStatus.Open => "open",
        ActionStatus.InProgress => "in-progress",
        ActionStatus.Done => "done",
        ActionStatus.Dropped => "dropped",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    /// <summary>Address of the actions of one assessment.</summary>
    public static string AddressOf(Guid assessmentId) => new ActionQuery { Assessment = assessmentId.ToString() }.Address();

    /// <summary>Address of one action among those of its assessment.</summary>
    public static string AddressOf(ActionView action) => $"{AddressOf(action.AssessmentId)}#action-{action.Id}";

    /// <param name="extension">Of a download, with its dot; empty for the page.</param>
    public string Address(string extension = "", int page = 1)
    {
        Dictionary<string, string?> parts = new(StringComparer.Ordinal)
        {
            ["organisation"] = Organisation,
            ["assessment"] = Assessment,
            ["status"] = Status,
            ["owner"] = Owner,
            ["q"] = Q,
            ["page"] = page > 1 ? $"{page}" : null,
            ["view"] = IsBoard && extension.Length == 0 ? Board : null,
        };
        return QueryHelpers.AddQueryString(Path + extension, parts.Where(p => !string.IsNullOrWhiteSpace(p.Value)));
    }

    /// <summary>Reads an id; one that is none at all is one that does not exist.</summary>
    private static Guid? IdOf(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Guid.TryParse(text, out var id) ? id : Guid.Empty;
}
