using CioCompass.Core.Statistics;

namespace CioCompass.Web.Features.Statistics;

/// <summary>The mark of how far a figure was checked, as the style sheet names it: a full, a half or an empty disc.</summary>
internal static class CheckedMark
{
    public static string Of(StatisticView statistic) => statistic.Verification.Level() switch
    {
        VerificationLevel.Own => "own",
        VerificationLevel.SecondHand => "second-hand",
        VerificationLevel.Open => "open",
        _ => throw new InvalidOperationException($"There is no mark for {statistic.Verification}."),
    };
}
