namespace CioCompass.Core.Workshops.Results;

/// <summary>
/// 95 % score interval of a proportion, by E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
/// of the American Statistical Association 22 (1927) 209–212. It stays within 0..1 and is usable for the few people of a room.
/// </summary>
/// <param name="Lower">0..1, not above the proportion.</param>
/// <param name="Upper">0..1, not below the proportion.</param>
public readonly record struct WilsonInterval(double Lower, double Upper)
{
    /// <summary>The 97.5 % point of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <returns>Null for no observations.</returns>
    public static WilsonInterval? Of(int successes, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, total);
        if (total == 0)
        {
            return null;
        }

        var p = (double)successes / total;
        var scale = 1 + (Z * Z / total);
        var centre = (p + (Z * Z / (2 * total))) / scale;
        var half = Z * Math.Sqrt((p * (1 - p) / total) + (Z * Z / (4.0 * total * total))) / scale;

        // At 0 and 1 the interval touches the proportion; rounding must not put it beside.
        return new WilsonInterval(Math.Clamp(centre - half, 0, p), Math.Clamp(centre + half, p, 1));
    }
}
