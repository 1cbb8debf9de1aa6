namespace CioCompass.EndToEndTests.Support.Programs;

/// <summary>What a browser is sent to: one process of the program, or several behind a proxy.</summary>
public interface IServedProgram : IAsyncDisposable
{
    string Address { get; }
}
