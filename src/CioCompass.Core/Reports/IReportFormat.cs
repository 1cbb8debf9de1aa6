namespace CioCompass.Core.Reports;

/// <summary>One kind of file that a report can be written to.</summary>
public interface IReportFormat
{
    /// <summary>Ending of its file names and of its address, without the dot: <c>pdf</c>.</summary>
    string Extension { get; }

    string ContentType { get; }

    /// <summary>Writes the whole file. It takes seconds for a large report, and is never called on a circuit.</summary>
    /// <param name="target">Need not be seekable; stays open.</param>
    /// <param name="progress">0 to 1, never falling.</param>
    /// <exception cref="OperationCanceledException">The target then holds a part of a file, and is to be thrown away.</exception>
    void Write(Report report, Stream target, IProgress<double> progress, CancellationToken cancellationToken);
}
