namespace CioCompass.Core.Data.Batching;

/// <summary>A write on its way, and its sender's wait for the commit.</summary>
internal sealed class PendingWrite<TRequest, TResult>(TRequest request)
{
    // Senders go on elsewhere than on the queue's own loop.
    private readonly TaskCompletionSource<TResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TRequest Request => request;

    public Task<TResult> Result => done.Task;

    public void Complete(TResult result) => done.TrySetResult(result);

    public void Fail(Exception exception)
    {
        done.TrySetException(exception);

        // A sender that has gone away observes nothing; that is no error of the program.
        _ = done.Task.Exception;
    }
}
