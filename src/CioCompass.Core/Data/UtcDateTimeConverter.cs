using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CioCompass.Core.Data;

/// <summary>Times are stored as UTC and come back as UTC, which SQLite alone would forget.</summary>
internal sealed class UtcDateTimeConverter()
    : ValueConverter<DateTime, DateTime>(t => t, t => DateTime.SpecifyKind(t, DateTimeKind.Utc));
