using CioCompass.Core.Assessments;

namespace CioCompass.Web.Features.Assessments;

/// <summary>Where the edit of one response stands.</summary>
public enum SaveStatus
{
    /// <summary>As stored, or never touched.</summary>
    Stored,

    /// <summary>Typed, and about to be saved.</summary>
    Pending,

    Saving,

    /// <summary>The save broke off; the draft is kept and can be tried again.</summary>
    Failed,

    Invalid,
    Conflict,
    Locked,
    Completed,
    Refused,
}

/// <summary>Stores an edit.</summary>
/// <param name="seen">What the person saw when the edit began.</param>
public delegate Task<SaveResult> SaveResponse(ResponseContent seen, ResponseContent wanted);

/// <summary>
/// The edit of one response: what the person has entered, what is stored, and the way from one to the other. A choice is saved at
/// once, typing after <see cref="TypingPause"/>; one save runs at a time and picks up what was entered meanwhile. The draft is never
/// replaced by anything but the person's own choice.
/// </summary>
/// <param name="dispatch">Runs the delayed save where the screen's events run.</param>
public sealed class ResponseEditor(ResponseView? stored, SaveResponse save, TimeProvider clock, Func<Func<Task>, Task> dispatch) : IAsyncDisposable
{
    public static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(800);

    private ResponseContent seen = stored?.Content ?? ResponseContent.Empty;
    private ITimer? timer;
    private Task? saving;

    /// <summary>Raised after every change that the screen shows.</summary>
    public event Action? Changed;

    public ResponseContent Draft { get; private set; } = stored?.Content ?? ResponseContent.Empty;

    /// <summary>What is stored; null where nobody has touched the question.</summary>
    public ResponseView? Stored { get; private set; } = stored;

    public SaveStatus Status { get; private set; }

    public SaveResult.Conflict? Conflict { get; private set; }

    /// <summary>What the person saw when the edit began.</summary>
    public ResponseContent Seen => seen;

    public IReadOnlyList<ResponseError> Errors { get; private set; } = [];

    private bool IsUnsaved => ResponseRules.Clean(Draft) != seen;

    /// <summary>Takes over what is being typed; it is saved when the typing pauses.</summary>
    public void Type(ResponseContent draft)
    {
        Draft = draft;
        if (!IsUnsaved)
        {
            return;
        }

        Status = Status is SaveStatus.Conflict or SaveStatus.Saving ? Status : SaveStatus.Pending;
        timer?.Dispose();
        timer = clock.CreateTimer(_ => dispatch(FlushAsync), null, TypingPause, Timeout.InfiniteTimeSpan);
        Changed?.Invoke();
    }

    /// <summary>Takes over a choice and saves it at once.</summary>
    public Task ChooseAsync(ResponseContent draft)
    {
        Draft = draft;
        return FlushAsync();
    }

    /// <summary>Saves what is not saved yet. A conflict waits for the person's decision first.</summary>
    public Task FlushAsync()
    {
        timer?.Dispose();
        timer = null;
        return Status == SaveStatus.Conflict ? Task.CompletedTask : saving ??= SaveAsync();
    }

    /// <summary>Settles a conflict: the person has seen what is stored and wants this instead.</summary>
    public Task ResolveAsync(ResponseContent decided)
    {
        if (Conflict is { } conflict)
        {
            (seen, Stored, Conflict) = (conflict.Stored.Content, conflict.Stored, null);
            Status = SaveStatus.Stored;
        }

        return ChooseAsync(decided);
    }

    /// <summary>Saves what is left; leaving a page loses nothing.</summary>
    public async ValueTask DisposeAsync() => await FlushAsync();

    private async Task SaveAsync()
    {
        // Lets the assignment of this task to its field happen first, however quickly the save ends.
        await Task.Yield();
        try
        {
            while (IsUnsaved && await TryAsync())
            {
            }
        }
        finally
        {
            saving = null;
            if (Status is SaveStatus.Pending or SaveStatus.Saving or SaveStatus.Invalid or SaveStatus.Failed && !IsUnsaved)
            {
                (Status, Errors) = (SaveStatus.Stored, []);
            }

            Changed?.Invoke();
        }
    }

    /// <returns>Whether it was stored.</returns>
    private async Task<bool> TryAsync()
    {
        var wanted = Draft;
        Status = SaveStatus.Saving;
        Changed?.Invoke();

        SaveResult result;
        try
        {
            result = await save(seen, wanted);
        }
        catch (Exception)
        {
            // A full disk, a locked database, a server that stops: the person keeps the text and is told.
            Status = SaveStatus.Failed;
            return false;
        }

        Errors = result is SaveResult.Invalid invalid ? invalid.Errors : [];
        Conflict = result as SaveResult.Conflict;
        Status = result switch
        {
            SaveResult.Saved => SaveStatus.Stored,
            SaveResult.Invalid => SaveStatus.Invalid,
            SaveResult.Conflict => SaveStatus.Conflict,
            SaveResult.Locked => SaveStatus.Locked,
            SaveResult.Completed => SaveStatus.Completed,
            _ => SaveStatus.Refused,
        };
        if (result is SaveResult.Saved saved)
        {
            TakeOver(saved.Response, wanted);
        }

        return Status == SaveStatus.Stored;
    }

    /// <summary>
    /// Shows other people's changes to the fields that this person has not touched since the save began. Text that differs from what
    /// is stored by nothing but trailing blanks stays as typed: a cursor must not jump.
    /// </summary>
    private void TakeOver(ResponseView response, ResponseContent wanted)
    {
        (Stored, seen) = (response, response.Content);
        var merged = ResponseMerge.Merge(seen: wanted, wanted: response.Content, stored: Draft).Content;
        var cleaned = ResponseRules.Clean(Draft);
        Draft = merged with
        {
            Note = cleaned.Note == merged.Note ? Draft.Note : merged.Note,
            EvidenceLinks = cleaned.EvidenceLinks.SequenceEqual(merged.EvidenceLinks) ? Draft.EvidenceLinks : merged.EvidenceLinks,
        };
    }
}
