using Bunit;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Components.Typing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Components.Typing;

public sealed class UnsavedScopeTests : IDisposable
{
    private readonly BunitContext bunit = new();
    private readonly FakeTimeProvider clock = new();

    public UnsavedScopeTests()
    {
        bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        bunit.Services.AddScoped<UnsavedWork>();
        bunit.Services.AddSingleton<TimeProvider>(clock);
    }

    private NavigationManager Navigation => bunit.Services.GetRequiredService<NavigationManager>();

    public void Dispose() => bunit.Dispose();

    [Fact]
    public async Task The_page_is_left_with_unsaved_text_only_where_the_person_says_so()
    {
        bunit.Render<LeaveGuard>();
        var scope = Form();
        await TypeAsync(scope, "half a na");

        var question = bunit.JSInterop.Setup<bool>("confirm", _ => true).SetResult(false);
        Navigation.NavigateTo("/elsewhere");
        Assert.Equal("http://localhost/", Navigation.Uri);
        Assert.Contains("not saved yet", (string)question.Invocations.Single().Arguments[0]!, StringComparison.Ordinal);

        bunit.JSInterop.Setup<bool>("confirm", _ => true).SetResult(true);
        Navigation.NavigateTo("/elsewhere");
        Assert.Equal("http://localhost/elsewhere", Navigation.Uri);
    }

    [Fact]
    public async Task Whoever_agreed_to_leave_is_not_asked_again_for_the_same_step_and_is_for_the_next()
    {
        bunit.Render<LeaveGuard>();
        await TypeAsync(Form(), "half a na");
        var question = bunit.JSInterop.Setup<bool>("confirm", _ => true).SetResult(true);

        // The link, and then the router, which finds that the page has no circuit.
        Navigation.NavigateTo("/questions");
        Navigation.NavigateTo("/questions", forceLoad: true);
        Assert.Single(question.Invocations);
        Assert.Single(bunit.JSInterop.Invocations["cioCompass.unsaved.leave"]);

        clock.Advance(TimeSpan.FromMinutes(1));
        Navigation.NavigateTo("/questions");
        Assert.Equal(2, question.Invocations.Count);
    }

    [Fact]
    public async Task Where_nothing_is_unsaved_nobody_is_asked()
    {
        bunit.Render<LeaveGuard>();
        var scope = Form();
        await TypeAsync(scope, "name");
        await scope.InvokeAsync(scope.Instance.SavedAsync);

        Navigation.NavigateTo("/elsewhere");

        Assert.Equal("http://localhost/elsewhere", Navigation.Uri);
        Assert.Empty(bunit.JSInterop.Invocations["confirm"]);
        Assert.Equal("thing-1", bunit.JSInterop.Invocations["cioCompass.unsaved.saved"].Single().Arguments[0]);

        await TypeAsync(scope, "name again");
        Assert.True(scope.Instance.IsUnsaved);
    }

    [Fact]
    public async Task What_saves_itself_is_saved_before_the_question_comes()
    {
        bunit.Render<LeaveGuard>();
        var saves = 0;
        IRenderedComponent<UnsavedScope>? scope = null;
        scope = Form(p => p.Add(s => s.HasUnsaved, true).Add(s => s.BeforeLeaving, () =>
        {
            saves++;
            scope!.Render(again => again.Add(s => s.HasUnsaved, false));
            return Task.CompletedTask;
        }));
        Assert.NotNull(scope.Find("[data-unsaved=thing-1][data-autosaved]"));

        await scope.InvokeAsync(() => Navigation.NavigateTo("/elsewhere"));

        Assert.Equal((1, "http://localhost/elsewhere"), (saves, Navigation.Uri));
        Assert.Empty(bunit.JSInterop.Invocations["confirm"]);
    }

    [Fact]
    public async Task A_form_that_stays_on_its_page_asks_only_when_that_is_left()
    {
        bunit.Render<LeaveGuard>();
        var scope = Form(p => p.Add(s => s.StaysOn, "/workshops/1"));
        await TypeAsync(scope, "words");
        bunit.JSInterop.Setup<bool>("confirm", _ => true).SetResult(false);

        Navigation.NavigateTo("/workshops/1?round=2");
        Assert.Equal("http://localhost/workshops/1?round=2", Navigation.Uri);

        Navigation.NavigateTo("/");
        Assert.Equal("http://localhost/workshops/1?round=2", Navigation.Uri);
    }

    [Fact]
    public async Task A_text_that_the_server_puts_into_a_field_is_not_unsaved()
    {
        var value = "";
        var scope = Form(value: () => value);
        await TypeAsync(scope, "mine");
        Assert.True(scope.Instance.IsUnsaved);

        value = "theirs";
        scope.Render();

        Assert.False(scope.Instance.IsUnsaved);
    }

    [Fact]
    public void A_form_that_is_gone_holds_nobody_back()
    {
        bunit.Render<LeaveGuard>();
        var scope = Form(p => p.Add(s => s.HasUnsaved, true));
        Assert.True(bunit.Services.GetRequiredService<UnsavedWork>().Any);

        scope.Instance.Dispose();

        Assert.False(bunit.Services.GetRequiredService<UnsavedWork>().Any);
    }

    [Fact]
    public async Task A_form_that_came_back_is_sent_under_the_id_that_the_browser_kept_and_else_under_a_new_one()
    {
        var kept = Guid.NewGuid();
        var key = bunit.JSInterop.Setup<string?>("cioCompass.unsaved.key", _ => true);
        var scope = Form();
        var sending = new Sending();
        var ids = new List<Guid>();

        key.SetResult(kept.ToString());
        await sending.RunAsync(() => "text", () => MakeAsync(), scope.Instance);
        key.SetResult(null);
        await sending.RunAsync(() => "another", () => MakeAsync(), scope.Instance);

        Assert.Equal(kept, ids[0]);
        Assert.NotEqual(kept, ids[1]);
        Assert.Equal(["thing-1", "thing-1"], key.Invocations.Select(i => i.Arguments[0]));

        Task<bool> MakeAsync()
        {
            ids.Add(sending.Id);
            return Task.FromResult(true);
        }
    }

    private static Task TypeAsync(IRenderedComponent<UnsavedScope> scope, string text) =>
        scope.Find("#name").InputAsync(new ChangeEventArgs { Value = text });

    private IRenderedComponent<UnsavedScope> Form(
        Action<ComponentParameterCollectionBuilder<UnsavedScope>>? further = null, Func<string>? value = null) =>
        bunit.Render<UnsavedScope>(p =>
        {
            p.Add(s => s.Key, "thing-1");
            p.Add(s => s.ChildContent, builder =>
            {
                builder.OpenComponent<TextInput>(0);
                builder.AddAttribute(1, nameof(TextInput.Id), "name");
                builder.AddAttribute(2, nameof(TextInput.Value), value?.Invoke() ?? "");
                builder.AddAttribute(3, nameof(TextInput.MaxLength), 200);
                builder.CloseComponent();
            });
            further?.Invoke(p);
        });
}
