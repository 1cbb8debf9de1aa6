using CioCompass.Core.Assessments;

namespace CioCompass.Web.Features.Assessments.Checklist;

/// <summary>State of an entry towards the database.</summary>
public enum SaveStatus
{
    /// <summary>Nothing was changed since it was loaded.</summary>
    Untouched,

    /// <summary>Changed, and waiting for the typing to stop.</summary>
    Pending,
    Saving,
    Saved,
    Conflict,
    Invalid,
    Locked,
    Completed,
    NotAllowed,
    NotFound,

    /// <summary>The save threw; the entry is still here and can be tried again.</summary>
    Failed,
}

/// <summary>Side whose value of a field stays after a conflict. <see cref="Both"/> joins notes and links; it means nothing elsewhere.</summary>
public enum ConflictChoice
{
    Mine,
    Theirs,
    Both,
}

/// <summary>
/// The entry for one question and its way to the database: choices are saved at once, typing after a pause, one save at a time.
/// What was typed is never thrown away; only the person's own choice in a conflict replaces it.
/// </summary>
/// <param name="save">Stores an edit: what was seen, what is wanted.</param>
/// <param name="dispatch">Runs the timer's save where the screen may be touched.</param>
public sealed partial class ResponseEditor(
    string questionKey,
    ResponseView? stored,
    Func<string, ResponseContent, ResponseContent, Task<SaveResult>> save,
    Func<Func<Task>, Task> dispatch,
    TimeProvider clock,
    ILogger logger) : IDisposable
{
    /// <summary>The pause in typing after which a note is saved.</summary>
    public static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(800);

    private ITimer? timer;
    private Task running = Task.CompletedTask;

    public string QuestionKey => questionKey;

    public ResponseContent Draft { get; private set; } = stored?.Content ?? ResponseContent.Empty;

    /// <summary>Base of the edit: the content last read from the database.</summary>
    public ResponseContent Seen { get; private set; } = stored?.Content ?? ResponseContent.Empty;

    /// <summary>The stored response, as far as is known; null where nobody has touched the question.</summary>
    public ResponseView? Stored { get; private set; } = stored;

    public SaveStatus Status { get; private set; }

    /// <summary>Fields to decide about; empty unless <see cref="SaveStatus.Conflict"/>.</summary>
    public IReadOnlyList<ResponseField> Conflicts { get; private set; } = [];

    public IReadOnlyList<ResponseError> Errors { get; private set; } = [];

    /// <summary>Whether the entry differs from what is stored, for whatever reason.</summary>
    public bool IsUnsaved => Conflicts.Count > 0 || ResponseRules.Clean(Draft) != Seen;

    /// <summary>Whether a save was tried and failed.</summary>
    public bool NeedsAttention => IsUnsaved && Status is not (SaveStatus.Untouched or SaveStatus.Pending or SaveStatus.Saving or SaveStatus.Saved);

    /// <summary>Raised after every change of state, on whatever thread made it.</summary>
    public event Action<ResponseEditor>? Changed;

    /// <summary>Takes a choice and saves it, with anything typed before.</summary>
    public Task ChooseAsync(ResponseContent wanted)
    {
        Draft = wanted;
        return FlushAsync();
    }

    /// <summary>Answers the question, anew or again, which settles what was carried over and for review.</summary>
    public Task AnswerAsync(Answer answer) => ChooseAsync(Draft.Answered(answer));

    /// <summary>Takes the answer that was carried over as this assessment's.</summary>
    public Task ConfirmAsync() => AnswerAsync(Draft.Answer);

    /// <summary>Takes typed text; it is saved when the typing has stopped for <see cref="TypingPause"/>.</summary>
    public void Type(ResponseContent wanted)
    {
        Draft = wanted;
        if (Conflicts.Count == 0 && Status != SaveStatus.Saving)
        {
            Become(SaveStatus.Pending);
        }

        timer ??= clock.CreateTimer(_ => _ = dispatch(FlushAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(TypingPause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Saves what is not saved yet; done when the last edit is stored or refused.</summary>
    public Task FlushAsync()
    {
        timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (running.IsCompleted && Conflicts.Count == 0)
        {
            running = SaveAsync();
        }

        return running;
    }

    /// <summary>Decides one field of a conflict; after the last one the outcome is saved.</summary>
    public Task ResolveAsync(ResponseField field, ConflictChoice choice)
    {
        if (!Conflicts.Contains(field))
        {
            return Task.CompletedTask;
        }

        Draft = ResponseFields.Resolve(field, choice, Draft, Seen);
        Conflicts = [.. Conflicts.Where(f => f != field)];
        Changed?.Invoke(this);
        return Conflicts.Count == 0 ? FlushAsync() : Task.CompletedTask;
    }

    /// <summary>Takes over what was read from the database anew; an entry that is not saved yet stays.</summary>
    public void Refresh(ResponseView? latest)
    {
        if (!IsUnsaved && running.IsCompleted)
        {
            Stored = latest;
            Seen = Draft = latest?.Content ?? ResponseContent.Empty;
            Status = SaveStatus.Untouched;
        }
    }

    public void Dispose() => timer?.Dispose();

    private async Task SaveAsync()
    {
        do
        {
            if (!IsUnsaved)
            {
                // Also after a conflict decided for the other's text, or a refused entry taken back: nothing is left to save.
                Errors = [];
                Become(Status == SaveStatus.Untouched || Stored is null ? SaveStatus.Untouched : SaveStatus.Saved);
                return;
            }

            var sent = Draft;
            Become(SaveStatus.Saving);
            try
            {
                Take(await save(questionKey, Seen, sent), sent);
            }
            catch (Exception failure)
            {
                // Whatever failed, the entry is still on the screen, with a button to try again.
                Log.SaveFailed(logger, failure, questionKey);
                Become(SaveStatus.Failed);
            }
        }
        while (Status == SaveStatus.Saved && IsUnsaved);
    }

    private void Take(SaveResult result, ResponseContent sent)
    {
        Errors = result is SaveResult.Invalid invalid ? invalid.Errors : [];
        switch (result)
        {
            case SaveResult.Saved saved:
                Rebase(sent, saved.Response, []);
                Become(SaveStatus.Saved);
                break;
            case SaveResult.Conflict conflict:
                Rebase(Seen, conflict.Stored, conflict.Fields);
                Conflicts = conflict.Fields;
                Become(SaveStatus.Conflict);
                break;
            default:
                Become(StatusOf(result));
                break;
        }
    }

    /// <summary>Moves the draft onto the stored content, keeping the person's changes since <paramref name="before"/>.</summary>
    private void Rebase(ResponseContent before, ResponseView now, IReadOnlyList<ResponseField> mine)
    {
        var merged = ResponseMerge.Merge(before, Draft, now.Content);
        var draft = ResponseFields.Take(merged.Content, Draft, [.. merged.Conflicts.Union(mine)]);

        // A space at the end, cleaned away in the database, stays under the hands that are still typing.
        Draft = ResponseRules.Clean(Draft).Note == draft.Note ? draft with { Note = Draft.Note } : draft;
        Stored = now;
        Seen = now.Content;
    }

    private void Become(SaveStatus status)
    {
        Status = status;
        Changed?.Invoke(this);
    }

    private static SaveStatus StatusOf(SaveResult result) => result switch
    {
        SaveResult.Invalid => SaveStatus.Invalid,
        SaveResult.Locked => SaveStatus.Locked,
        SaveResult.Completed => SaveStatus.Completed,
        SaveResult.NotAllowed => SaveStatus.NotAllowed,
        _ => SaveStatus.NotFound,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The entry for question {Question} could not be saved")]
        public static partial void SaveFailed(ILogger logger, Exception failure, string question);
    }
}
