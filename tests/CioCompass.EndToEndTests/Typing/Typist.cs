using System.Globalization;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Typing;

/// <summary>How fast somebody types on how far a network.</summary>
/// <param name="RoundTrip">Milliseconds.</param>
/// <param name="Key">Milliseconds from key to key.</param>
public readonly record struct Pace(int RoundTrip, int Key)
{
    /// <summary>Every round trip with every rate, in an order in which neighbours differ in both.</summary>
    public static IReadOnlyList<Pace> All { get; } =
        [.. Enumerable.Range(0, 16).Select(n => new Pace(((int[])[0, 60, 150, 300])[n % 4], ((int[])[15, 40, 120, 300])[(n + (n / 4)) % 4]))];
}

/// <summary>A text and the field that it was typed into.</summary>
public sealed record TypedText(string Field, string Type, string Text);

/// <summary>
/// Finds the fields of a page by itself and types into each of them, over a network that gets slower and faster; whoever adds a field to
/// a page has it tried.
/// </summary>
public sealed class Typist(Visitor visitor, DelayProxy network)
{
    private const string FieldsOf = """
        where => [...document.querySelectorAll(where)].flatMap(w => [...w.querySelectorAll('input, textarea')])
            .filter(e => !['radio', 'checkbox', 'hidden', 'file', 'submit', 'range'].includes(e.type) && !e.readOnly && !e.matches(':disabled') && e.checkVisibility())
            .map(e => ({ id: e.id, type: e.localName === 'textarea' ? 'textarea' : e.type, max: e.type === 'number' ? e.max : '' }))
        """;

    /// <summary>Over all typists, so that no two texts are the same.</summary>
    private static int typed;

    /// <summary>Types into every field that can be seen in the page's main part.</summary>
    /// <param name="where">Another part of the page, as a selector.</param>
    public async Task<IReadOnlyList<TypedText>> TypeEverywhereAsync(string where = "main")
    {
        var fields = await visitor.Page.EvaluateAsync<Field[]>(FieldsOf, where);
        Assert.DoesNotContain(fields, f => f.Id.Length == 0);
        var texts = new List<TypedText>();
        foreach (var field in fields)
        {
            texts.Add(await TypeAsync(field));
        }

        return texts;
    }

    private async Task<TypedText> TypeAsync(Field field)
    {
        var number = Interlocked.Increment(ref typed);
        var pace = Pace.All[number % Pace.All.Count];
        network.RoundTrip = TimeSpan.FromMilliseconds(pace.RoundTrip);
        var element = visitor.Page.Locator("#" + field.Id);
        await element.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Control+a");
        var day = new DateOnly(2027, 1, 1).AddDays(number * 17 % 365);
        var text = field.Type switch
        {
            "date" => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "number" => $"{(field.Max.Length > 0 ? 20 + number : 30 + (number % 60))}",
            "email" => $"w{number}@kwart.example",
            "url" => $"https://w{number}.example/a",
            _ => $"Kwart {number} ab",
        };

        // A day is typed as the browser's fields of it are ordered, with its leading zeros.
        var keys = field.Type == "date" ? day.ToString("MMddyyyy", CultureInfo.InvariantCulture) : text;
        await visitor.Page.Keyboard.TypeAsync(keys, new KeyboardTypeOptions { Delay = pace.Key });
        var held = await element.InputValueAsync();
        Assert.True(held == text, $"{field.Id} at {pace}: typed '{text}', holds '{held}'");
        return new TypedText(field.Id, field.Type, text);
    }

    private sealed record Field
    {
        public string Id { get; init; } = "";

        public string Type { get; init; } = "";

        public string Max { get; init; } = "";
    }
}
