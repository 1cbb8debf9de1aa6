namespace CioCompass.Core.Assessments.Gates;

/// <summary>
/// Somebody opened the later themes although the inventory was not complete. It stays with the assessment when it is taken back, since
/// answers that were filled in meanwhile stay too.
/// </summary>
/// <param name="OpenedBy">Name of the person, as it was then.</param>
/// <param name="OpenedAt">UTC.</param>
/// <param name="Reason">One line of 1 to <see cref="ReasonMaxLength"/> characters, in the words of who opened it.</param>
public sealed record GateOpening(string OpenedBy, DateTime OpenedAt, string Reason)
{
    public const int ReasonMaxLength = 1000;

    /// <summary>Name of the person who took it back, as it was then; null while it holds.</summary>
    public string? TakenBackBy { get; init; }

    /// <summary>UTC; null while it holds.</summary>
    public DateTime? TakenBackAt { get; init; }

    public bool IsTakenBack => TakenBackAt is not null;
}
