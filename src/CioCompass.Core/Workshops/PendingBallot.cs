namespace CioCompass.Core.Workshops;

/// <summary>A ballot on its way, and its sender's wait for the commit.</summary>
internal sealed class PendingBallot(BallotRequest request)
{
    // Senders go on elsewhere than on the box's own loop.
    private readonly TaskCompletionSource<BallotResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BallotRequest Request => request;

    public Task<BallotResult> Result => done.Task;

    public void Complete(BallotResult result) => done.TrySetResult(result);

    public void Fail(Exception exception)
    {
        done.TrySetException(exception);

        // A sender that has gone away observes nothing; that is no error of the program.
        _ = done.Task.Exception;
    }
}
