using CioCompass.Core.Questions;
using CioCompass.Core.Text;

namespace CioCompass.Core.Data.Content;

/// <summary>The question set between the files and the database.</summary>
internal static class QuestionSetRows
{
    /// <summary>
    /// The next version of the set: the later release's texts, and what an administrator changed since the earlier one. Which themes and
    /// questions there are, and in which order, stays theirs.
    /// </summary>
    /// <returns>Null where nothing is to be changed.</returns>
    public static QuestionSet? Next(QuestionSet latest, QuestionSetFile before, QuestionSetFile after)
    {
        var texts = Texts(before).Zip(Texts(after)).ToDictionary(pair => pair.First.Place, pair => (pair.First.Text, pair.Second.Text));
        var changed = false;
        var set = new QuestionSet(latest.Key, latest.Version + 1)
        {
            Title = Of("title", latest.Title),
            RoleContext = [.. ThreeWay.Lists(latest.RoleContext, before.RoleContext, after.RoleContext)],
        };
        changed |= !set.RoleContext.SequenceEqual(latest.RoleContext);
        foreach (var theme in latest.Themes.OrderBy(t => t.Order))
        {
            var next = new Theme(theme.Key, theme.Order, theme.IsPrerequisite)
            {
                Name = Of($"{theme.Key}/name", theme.Name),
                Intent = Of($"{theme.Key}/intent", theme.Intent),
            };
            foreach (var question in theme.Questions.OrderBy(q => q.Order))
            {
                next.Add(new Question(question.Key, question.Order, question.IsFromArticle, question.Evidence)
                {
                    Text = Of($"{question.Key}/text", question.Text),
                    Guidance = Of($"{question.Key}/guidance", question.Guidance),
                    Levels = [.. question.Levels.Select((level, index) => Of($"{question.Key}/level{index}", level))],
                });
            }

            set.Add(next);
        }

        return changed ? set : null;

        LocalizedText Of(string place, LocalizedText theirs)
        {
            var text = texts.TryGetValue(place, out var shipped) ? ThreeWay.Texts(theirs, shipped.Item1, shipped.Item2) : theirs;
            changed |= text != theirs;
            return text;
        }
    }

    public static QuestionSet ToSet(this QuestionSetFile file, int version)
    {
        var set = new QuestionSet(file.Key, version) { Title = file.Title, RoleContext = [.. file.RoleContext] };
        foreach (var (themeIndex, themeRow) in file.Themes.Index())
        {
            var theme = new Theme(themeRow.Key, themeIndex + 1, themeRow.Prerequisite) { Name = themeRow.Name, Intent = themeRow.Intent };
            foreach (var (index, row) in themeRow.Questions.Index())
            {
                theme.Add(new Question(row.Key, index + 1, row.FromArticle, row.Evidence)
                {
                    Text = row.Text,
                    Guidance = row.Guidance,
                    Levels = [.. row.Levels],
                });
            }

            set.Add(theme);
        }

        return set;
    }

    /// <summary>Every text with a key, and where it stands. Themes and questions share their names.</summary>
    private static IEnumerable<(string Place, LocalizedText Text)> Texts(QuestionSetFile file) =>
    [
        ("title", file.Title),
        .. file.Themes.SelectMany(theme => (IEnumerable<(string, LocalizedText)>)
        [
            ($"{theme.Key}/name", theme.Name),
            ($"{theme.Key}/intent", theme.Intent),
            .. theme.Questions.SelectMany(question => (IEnumerable<(string, LocalizedText)>)
            [
                ($"{question.Key}/text", question.Text),
                ($"{question.Key}/guidance", question.Guidance),
                .. question.Levels.Select((level, index) => ($"{question.Key}/level{index}", level)),
            ]),
        ]),
    ];
}
