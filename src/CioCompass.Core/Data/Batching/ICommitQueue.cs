namespace CioCompass.Core.Data.Batching;

/// <summary>A queue of writes that are committed in groups, as <see cref="GroupCommit{TRequest, TResult}"/> does.</summary>
public interface ICommitQueue
{
    /// <summary>The queue takes writes and gets through them; false once it has ended or has been stuck in one transaction for long.</summary>
    bool IsCommitting { get; }
}
