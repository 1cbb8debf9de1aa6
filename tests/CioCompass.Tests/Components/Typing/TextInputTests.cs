using AngleSharp.Dom;
using Bunit;
using CioCompass.Web.Components.Typing;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Tests.Components.Typing;

public sealed class TextInputTests : IDisposable
{
    private readonly BunitContext bunit = new();

    public void Dispose() => bunit.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public async Task Nothing_that_was_typed_travels_back_to_the_browser(int? rows)
    {
        var typed = "";
        var field = bunit.Render<TextInput>(p => p.Add(f => f.Id, "note").Add(f => f.MaxLength, 200).Add(f => f.Rows, rows).Bind(f => f.Value, "before", v => typed = v));

        await Input(field, "befor");
        await Input(field, "before!");

        Assert.Equal("before!", typed);
        Assert.Equal("before", Element(field).GetAttribute("value"));
        Assert.False(Element(field).HasAttribute("data-push"));
    }

    [Fact]
    public void A_text_needs_a_limit_and_a_number_has_one_that_the_script_knows()
    {
        Assert.Throws<InvalidOperationException>(() => bunit.Render<TextInput>(p => p.Add(f => f.Id, "note").Add(f => f.Value, "")));
        var text = bunit.Render<TextInput>(p => p.Add(f => f.Id, "note").Add(f => f.Rows, 2).Add(f => f.Value, "").Add(f => f.MaxLength, 4000));
        var number = bunit.Render<NumberInput>(p => p.Add(f => f.Id, "days").Add(f => f.Value, 3));
        var day = bunit.Render<DateInput>(p => p.Add(f => f.Id, "due").Add(f => f.Value, null));

        Assert.Equal("4000", Element(text).GetAttribute("maxlength"));
        Assert.Equal((null, "20"), (number.Find("input").GetAttribute("maxlength"), number.Find("input").GetAttribute("data-most")));
        Assert.False(day.Find("input").HasAttribute("maxlength") || day.Find("input").HasAttribute("data-most"));
    }

    [Fact]
    public async Task A_text_of_the_server_goes_to_the_script_with_the_text_that_it_may_replace()
    {
        var field = bunit.Render<TextInput>(p => p.Add(f => f.Id, "name").Add(f => f.MaxLength, 200).Add(f => f.Value, ""));
        await Input(field, "Acme");

        field.Render(p => p.Add(f => f.Value, "Acme Ltd"));

        Assert.Equal(("1", "Acme", "Acme Ltd"), Push(field));
        Assert.Equal("", Element(field).GetAttribute("value"));

        field.Render(p => p.Add(f => f.Value, ""));
        Assert.Equal(("2", "Acme", ""), Push(field));
    }

    [Fact]
    public async Task A_form_that_takes_the_text_otherwise_than_it_was_typed_says_so_to_the_script()
    {
        var value = "8";
        IRenderedComponent<TextInput>? field = null;
        field = bunit.Render<TextInput>(p => p.Add(f => f.Id, "n").Add(f => f.MaxLength, 200).Add(f => f.Value, value).Add(f => f.ValueChanged, v => value = v.TrimStart('0')));

        await Input(field, "007");
        field.Render(p => p.Add(f => f.Value, value));

        Assert.Equal(("1", "007", "7"), Push(field));
    }

    [Fact]
    public async Task Leaving_a_changed_field_is_told_after_its_text()
    {
        var told = new List<string>();
        var field = bunit.Render<TextInput>(p => p.Add(f => f.Id, "link").Add(f => f.MaxLength, 200).Add(f => f.Value, "")
            .Add(f => f.ValueChanged, told.Add).Add(f => f.Entered, () => told.Add("entered")));

        await Element(field).ChangeAsync(new ChangeEventArgs { Value = "https://a.example" });

        Assert.Equal(["https://a.example", "entered"], told);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("2027-01-15", "2027-01-15")]
    [InlineData("0002-01-15", "0002-01-15")]
    [InlineData("275760-01-15", null)]
    public async Task A_day_is_null_while_it_is_half_typed_and_nothing_is_written_into_its_field(string typed, string? expected)
    {
        DateOnly? day = new DateOnly(2026, 3, 2);
        var field = bunit.Render<DateInput>(p => p.Add(f => f.Id, "due").Bind(f => f.Value, day, v => day = v));
        Assert.Equal(("date", "2026-03-02", "9999-12-31"), (field.Find("input").GetAttribute("type"), field.Find("input").GetAttribute("value"), field.Find("input").GetAttribute("max")));

        await field.InvokeAsync(() => field.Find("input").InputAsync(new ChangeEventArgs { Value = typed }));
        field.Render(p => p.Add(f => f.Value, day));

        Assert.Equal(expected, day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.False(field.Find("input").HasAttribute("data-push"));
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("030", 30)]
    [InlineData("", null)]
    [InlineData("99999999999", null)]
    public async Task A_number_keeps_its_digits_as_they_were_typed(string typed, int? expected)
    {
        int? days = 14;
        var field = bunit.Render<NumberInput>(p => p.Add(f => f.Id, "days").Bind(f => f.Value, days, v => days = v));

        await field.InvokeAsync(() => field.Find("input").InputAsync(new ChangeEventArgs { Value = typed }));
        field.Render(p => p.Add(f => f.Value, days));

        Assert.Equal(expected, days);
        Assert.False(field.Find("input").HasAttribute("data-push"));
    }

    private static IElement Element(IRenderedComponent<TextInput> field) => field.Find("#" + field.Instance.Id);

    private static Task Input(IRenderedComponent<TextInput> field, string value) => Element(field).InputAsync(new ChangeEventArgs { Value = value });

    private static (string?, string?, string?) Push(IRenderedComponent<TextInput> field) =>
        (Element(field).GetAttribute("data-push"), Element(field).GetAttribute("data-push-over"), Element(field).GetAttribute("data-push-value"));
}
