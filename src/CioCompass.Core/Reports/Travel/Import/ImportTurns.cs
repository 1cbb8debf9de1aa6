using System.Collections.Concurrent;

namespace CioCompass.Core.Reports.Travel.Import;

/// <summary>Lets each person take in one file at a time.</summary>
public sealed class ImportTurns
{
    private readonly ConcurrentDictionary<Guid, Turn> turns = new();

    /// <param name="form">
    /// Id that the form has chosen, where it has: the same form sent twice waits for the first, and then finds what that has made.
    /// </param>
    /// <returns>To be disposed when the file is in; null while another file of the same person is on its way.</returns>
    internal async Task<IDisposable?> TakeAsync(Guid userId, Guid? form, CancellationToken cancellationToken)
    {
        var mine = new Turn(this, userId, form);
        while (turns.GetOrAdd(userId, mine) is { } taken && taken != mine)
        {
            if (form is null || taken.Form != form)
            {
                return null;
            }

            await taken.Ended.WaitAsync(cancellationToken);
        }

        return mine;
    }

    private sealed class Turn(ImportTurns turns, Guid userId, Guid? form) : IDisposable
    {
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Guid? Form => form;

        public Task Ended => ended.Task;

        public void Dispose()
        {
            turns.turns.TryRemove(KeyValuePair.Create(userId, this));
            ended.TrySetResult();
        }
    }
}
