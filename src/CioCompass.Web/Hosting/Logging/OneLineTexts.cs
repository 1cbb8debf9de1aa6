using Serilog.Core;
using Serilog.Events;

namespace CioCompass.Web.Hosting.Logging;

/// <summary>
/// Keeps an event on its line: a line break or another control character in a text that comes from outside, such as an address, becomes a
/// blank. Otherwise whoever asks for <c>/%0A2026-…</c> would write lines of their own into the log.
/// </summary>
public sealed class OneLineTexts : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var (name, value) in logEvent.Properties.ToList())
        {
            if (value is ScalarValue { Value: string text } && text.Any(Breaks))
            {
                logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(string.Concat(text.Select(c => Breaks(c) ? ' ' : c)))));
            }
        }
    }

    private static bool Breaks(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
