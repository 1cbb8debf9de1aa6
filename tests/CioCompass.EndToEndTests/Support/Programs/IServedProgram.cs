namespace CioCompass.EndToEndTests.Support.Programs;

/// <summary>A program to send a browser to: one process of it, or several behind a proxy.</summary>
public interface IServedProgram : IAsyncDisposable
{
    string Address { get; }
}
