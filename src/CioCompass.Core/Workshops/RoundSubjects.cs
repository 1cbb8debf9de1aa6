using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;

namespace CioCompass.Core.Workshops;

/// <summary>The words of rounds, from the catalogues.</summary>
public sealed class RoundSubjects(QuestionCatalog questions, StatisticCatalog statistics, RoomQuestionCatalog room)
{
    /// <summary>All that is needed to put any round of an assessment with this question set into words; no further query.</summary>
    public async Task<Words> ForAsync(int questionSetId, CancellationToken cancellationToken) => new(
        await questions.SetAsync(questionSetId, cancellationToken),
        await statistics.CurrentAsync(cancellationToken),
        await room.CurrentAsync(cancellationToken));

    public sealed record Words(
        QuestionSetView Set, StatisticsView Statistics, IReadOnlyDictionary<string, RoomQuestionView> Room)
    {
        /// <param name="withFigure">False keeps the published figure back, so that nothing on a screen gives it away before the reveal.</param>
        public RoundSubject Of(RoundKind kind, string subject, bool withFigure)
        {
            if (kind != RoundKind.Question)
            {
                return new RoundSubject(kind, subject, null, null, Room[subject], withFigure ? Statistics.Find(subject) : null);
            }

            return new RoundSubject(kind, subject, Set.Find(subject), Set.ThemeOf(subject).Name, null, null);
        }

        /// <summary>
        /// The agenda of a new workshop: the questions in their order, and before the first question that a figure motivates, the guess
        /// and the position on that figure.
        /// </summary>
        public IReadOnlyList<(RoundKind Kind, string Subject)> Agenda()
        {
            var agenda = new List<(RoundKind Kind, string Subject)>();
            var figures = new HashSet<string>(StringComparer.Ordinal);
            foreach (var question in Set.Questions)
            {
                foreach (var figure in question.Evidence.Where(key => Room.ContainsKey(key) && figures.Add(key)))
                {
                    agenda.Add((RoundKind.Guess, figure));
                    agenda.Add((RoundKind.Position, figure));
                }

                agenda.Add((RoundKind.Question, question.Key));
            }

            return agenda;
        }
    }
}
