using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Workshops.Agenda;

/// <summary>The words of rounds, from the catalogues.</summary>
public sealed class RoundSubjects(QuestionCatalog questions, StatisticCatalog statistics, RoomQuestionCatalog room)
{
    /// <summary>All that is needed to put any round of an assessment with this question set into words; no further query.</summary>
    public async Task<Words> ForAsync(int questionSetId, CancellationToken cancellationToken) => new(
        await questions.SetAsync(questionSetId, cancellationToken),
        await questions.EarlierAsync(questionSetId, cancellationToken),
        await statistics.CurrentAsync(cancellationToken),
        await room.VersionsAsync(cancellationToken));

    /// <param name="Earlier">Earlier versions, the latest first: a workshop may have asked what the assessment no longer asks.</param>
    public sealed record Words(
        QuestionSetView Set, IReadOnlyList<QuestionSetView> Earlier, StatisticsView Statistics, RoomQuestionVersions Room)
    {
        /// <param name="withFigure">False keeps the published figure back, so that nothing on a screen gives it away before the reveal.</param>
        /// <param name="openedAt">UTC; figure and words are shown as the room heard of them. Null for a round not opened yet.</param>
        public RoundSubject Of(RoundKind kind, string subject, bool withStatistic, DateTime? openedAt)
        {
            if (kind != RoundKind.Question)
            {
                return new RoundSubject(kind, subject, null, null, Room.FindAt(subject, openedAt), withStatistic ? Statistics.FindAt(subject, openedAt) : null);
            }

            var asked = Earlier.Prepend(Set).First(s => s.Find(subject) is not null);
            return new RoundSubject(kind, subject, asked.Find(subject), asked.ThemeOf(subject).Name, null, null);
        }

        /// <summary>Whether the theme of a question is among those; never for a question that is no longer asked.</summary>
        public bool IsIn(IReadOnlySet<string> themes, string question) =>
            Set.Find(question) is not null && themes.Contains(Set.ThemeOf(question).Key);

        /// <summary>
        /// The agenda of a new workshop: the questions in their order, and before the first question that a figure motivates, the guess
        /// and the position on that figure, unless it was withdrawn.
        /// </summary>
        public IReadOnlyList<(RoundKind Kind, string Subject)> Agenda()
        {
            var agenda = new List<(RoundKind Kind, string Subject)>();
            var asked = new HashSet<string>(StringComparer.Ordinal);
            foreach (var question in Set.Questions)
            {
                foreach (var statistic in question.Evidence.Where(key => Room.Current.ContainsKey(key) && Statistics.Find(key) is not null && asked.Add(key)))
                {
                    agenda.Add((RoundKind.Guess, statistic));
                    agenda.Add((RoundKind.Position, statistic));
                }

                agenda.Add((RoundKind.Question, question.Key));
            }

            return agenda;
        }
    }
}
