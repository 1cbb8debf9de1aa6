using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Tests.Reports.Travel;

/// <summary>The example with as many votes as a file may have, in as many rounds as are needed to give each few.</summary>
internal static class LargeFile
{
    public const int Rounds = 200;

    /// <param name="votesEach">In each round, a multiple of ten.</param>
    public static byte[] Of(byte[] file, int votesEach = 100)
    {
        var document = TravelExample.Read(file);
        var workshop = document.Workshops[0];
        var first = workshop.Rounds.First(r => r is { Kind: RoundKind.Question, Status: RoundStatus.Revealed });
        return DocumentJson.Write(document with
        {
            AgreedAnswers = [],
            Former = null,
            Workshops =
            [
                workshop with
                {
                    Rounds = [.. Enumerable.Range(1, Rounds).Select(attempt => first with
                    {
                        Attempt = attempt,
                        Withheld = false,
                        Confidence = null,
                        Votes =
                        [
                            .. Enumerable.Range(1, 5).Select(level => new VotePart(BallotChoice.Level, level, votesEach / 10)),
                            new VotePart(BallotChoice.DontKnow, null, votesEach / 2),
                        ],
                    })],
                },
            ],
        });
    }
}
