using System.Collections.Concurrent;
using CioCompass.Core.Data;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Participants;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Rounds;

/// <summary>
/// The current round as all phones of a room are shown it. It is read once for each change of the workshop, not once for each phone: at a reveal two
/// thousand of them ask within a second.
/// </summary>
public sealed class SharedRounds(IDbContextFactory<CompassDbContext> contexts, RoundSubjects subjects, RoundReader reader)
{
    /// <summary>Workshops kept; beyond that all are read anew, which costs little.</summary>
    private const int Capacity = 200;

    private readonly ConcurrentDictionary<Guid, Entry> entries = new();

    /// <param name="version">Of the workshop, as the caller has just read it.</param>
    /// <returns>The round as of that version or later, without anything of one phone; null where none has been opened.</returns>
    public async Task<RoomRound?> CurrentAsync(Guid workshopId, Guid version)
    {
        if (entries.Count > Capacity)
        {
            entries.Clear();
        }

        var entry = entries.AddOrUpdate(workshopId, New, (_, known) => known.Version == version ? known : New(workshopId));
        try
        {
            return await entry.Round.Value;
        }
        catch
        {
            entries.TryRemove(KeyValuePair.Create(workshopId, entry));
            throw;
        }

        // Not one phone's to cancel, nor to hold a thread for: others wait for the same.
        Entry New(Guid id) => new(version, new Lazy<Task<RoomRound?>>(() => Task.Run(() => ReadAsync(id))));
    }

    private async Task<RoomRound?> ReadAsync(Guid workshopId)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var found = await db.Workshops
            .Where(w => w.Id == workshopId)
            .Select(w => new { w.AssessmentId, w.Assessment.QuestionSetId, Round = db.Rounds.FirstOrDefault(r => r.Id == w.CurrentRoundId) })
            .AsNoTracking()
            .SingleOrDefaultAsync();
        if (found?.Round is not { } round)
        {
            return null;
        }

        var sameSubject = db.Rounds.Where(r => r.Workshop.AssessmentId == found.AssessmentId && r.Subject == round.Subject
            && (r.Kind == RoundKind.Guess || r.Kind == round.Kind));
        var revealed = await reader.RevealedAsync(db, sameSubject, CancellationToken.None);
        var isStatisticShown = revealed.Any(r => r.Kind == RoundKind.Guess || r.RoundId == round.Id);
        var words = await subjects.ForAsync(found.QuestionSetId, CancellationToken.None);
        return new RoomRound(
            round.Id, words.Of(round.Kind, round.Subject, isStatisticShown, round.OpenedAt), round.Attempt, round.Status, round.TimerEndsAt,
            revealed.FirstOrDefault(r => r.RoundId == round.Id)?.Result);
    }

    private sealed record Entry(Guid Version, Lazy<Task<RoomRound?>> Round);
}
