using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Agreements;

namespace CioCompass.Web.Features.Workshops.Agreements;

/// <summary>Fields of the agreement form.</summary>
public sealed record AgreementDraft(Answer Answer, string Rationale, string MinorityView)
{
    public static AgreementDraft Empty { get; } = new(Answer.Unanswered, "", "");
}

/// <summary>
/// One agreement and its way to the database: a level is saved at once, words when the typing pauses, one save at a time. Words without a
/// level wait for it. What was typed is never thrown away.
/// </summary>
/// <param name="before">What is stored.</param>
/// <param name="seen">The assessment's answer; a conflict shows when somebody else has changed it.</param>
/// <param name="save">Stores an agreement.</param>
/// <param name="dispatch">Runs the timer's save where the screen may be touched.</param>
public sealed partial class AgreementEditor(
    AgreementDraft before, Answer seen, Func<AgreeRequest, Task<AgreeResult>> save, Func<Func<Task>, Task> dispatch, TimeProvider clock,
    ILogger logger) : IDisposable
{
    /// <summary>The pause in typing after which words are saved.</summary>
    public static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(800);

    private AgreementDraft stored = before;
    private Answer seen = seen;
    private ITimer? timer;
    private Task running = Task.CompletedTask;
    private bool isPending;
    private bool isSaving;

    public AgreementDraft Draft { get; private set; } = before;

    /// <summary>Result of the last save; null before the first.</summary>
    public AgreeResult? Result { get; private set; }

    /// <summary>The save threw; it can be tried again.</summary>
    public bool HasFailed { get; private set; }

    public bool IsUnsaved => Draft != stored;

    /// <summary>Words are there, and no level yet that they belong to.</summary>
    public bool LacksLevel => IsUnsaved && Draft.Answer == Answer.Unanswered;

    public bool IsSaving => isPending || isSaving;

    /// <summary>Raised after every change of state, on whatever thread made it.</summary>
    public event Action? Changed;

    public Task ChooseAsync(Answer answer)
    {
        Draft = Draft with { Answer = answer };
        Result = null;
        return FlushAsync();
    }

    /// <summary>Takes typed words; they are saved when the typing has stopped for <see cref="TypingPause"/>.</summary>
    public void Type(AgreementDraft wanted)
    {
        Draft = wanted;
        isPending = CanSave;
        Changed?.Invoke();
        timer ??= clock.CreateTimer(_ => _ = dispatch(FlushAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(TypingPause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Saves what is not saved yet; done when the last edit is stored or refused.</summary>
    public Task FlushAsync()
    {
        timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (running.IsCompleted && CanSave)
        {
            running = SaveAsync();
        }

        return running;
    }

    /// <summary>Records this agreement over the answer that somebody else stored meanwhile.</summary>
    public Task OverwriteAsync()
    {
        if (Result is AgreeResult.Conflict conflict)
        {
            seen = conflict.Stored.Content.Answer;
            Result = null;
        }

        return FlushAsync();
    }

    public void Dispose() => timer?.Dispose();

    /// <summary>A conflict waits for the person's decision.</summary>
    private bool CanSave => IsUnsaved && !LacksLevel && Result is not AgreeResult.Conflict;

    private async Task SaveAsync()
    {
        do
        {
            var sent = Draft;
            (isPending, isSaving, HasFailed) = (true, true, false);
            Changed?.Invoke();
            try
            {
                Result = await save(new AgreeRequest(seen, sent.Answer, sent.Rationale, sent.MinorityView));
                if (Result is AgreeResult.Saved saved)
                {
                    (stored, seen) = (sent, saved.Agreed.Answer);
                }
            }
            catch (Exception failure)
            {
                // Whatever failed, the words are still on the screen, with a button to try again.
                Log.SaveFailed(logger, failure);
                HasFailed = true;
            }
        }
        while (Result is AgreeResult.Saved && !HasFailed && CanSave);

        // Before it is told: who hears of it draws at once, while this task is not over yet.
        (isPending, isSaving) = (false, false);
        Changed?.Invoke();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "An agreement could not be saved")]
        public static partial void SaveFailed(ILogger logger, Exception failure);
    }
}
