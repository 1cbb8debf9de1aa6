namespace CioCompass.Core.Data.Postgres;

/// <summary>Other machines write as well, and asking whether they did costs as much as reading what is wanted.</summary>
public sealed class NoChangeMark : IChangeMark
{
    public long? Read() => null;
}
