using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Web.Features.Workshops.Agreements;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Workshops.Agreements;

public sealed class AgreementEditorTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly List<AgreeRequest> sent = [];
    private readonly AgreementEditor editor;
    private Func<AgreeRequest, Task<AgreeResult>> answer = request => Task.FromResult<AgreeResult>(Saved(request));

    public AgreementEditorTests() => editor = new AgreementEditor(
        AgreementDraft.Empty, Answer.Rated(2), SaveAsync, work => work(), clock, NullLogger.Instance);

    public void Dispose() => editor.Dispose();

    [Fact]
    public async Task A_level_is_saved_at_once_and_words_when_the_typing_pauses()
    {
        await editor.ChooseAsync(Answer.Rated(3));
        Assert.Equal(new AgreeRequest(Answer.Rated(2), Answer.Rated(3), "", ""), Assert.Single(sent));

        editor.Type(editor.Draft with { Rationale = "Two te" });
        clock.Advance(AgreementEditor.TypingPause / 2);
        editor.Type(editor.Draft with { Rationale = "Two teams" });
        clock.Advance(AgreementEditor.TypingPause / 2);
        Assert.Single(sent);
        Assert.True(editor.IsUnsaved);

        clock.Advance(AgreementEditor.TypingPause / 2);
        Assert.Equal(new AgreeRequest(Answer.Rated(3), Answer.Rated(3), "Two teams", ""), sent[1]);
        Assert.False(editor.IsUnsaved);
    }

    [Fact]
    public async Task The_last_that_is_told_of_a_save_is_that_it_is_over()
    {
        var gate = new TaskCompletionSource();
        answer = async request =>
        {
            await gate.Task;
            return Saved(request);
        };
        var told = new List<bool>();
        editor.Changed += () => told.Add(editor.IsSaving);

        var saving = editor.ChooseAsync(Answer.Rated(3));
        gate.SetResult();
        await saving;

        Assert.Equal([true, false], told);
    }

    [Fact]
    public async Task Words_without_a_level_wait_for_it()
    {
        editor.Type(editor.Draft with { MinorityView = "Sales does not" });
        clock.Advance(AgreementEditor.TypingPause);
        await editor.FlushAsync();

        Assert.Empty(sent);
        Assert.True(editor is { LacksLevel: true, IsSaving: false, IsUnsaved: true });

        await editor.ChooseAsync(Answer.DontKnow);
        Assert.Equal("Sales does not", Assert.Single(sent).MinorityView);
    }

    [Fact]
    public async Task What_is_typed_during_a_save_is_saved_after_it()
    {
        var gate = new TaskCompletionSource();
        answer = async request =>
        {
            await gate.Task;
            return Saved(request);
        };
        var saving = editor.ChooseAsync(Answer.Rated(4));
        editor.Type(editor.Draft with { Rationale = "late" });

        gate.SetResult();
        await saving;

        Assert.Equal(["", "late"], sent.Select(r => r.Rationale));
        Assert.False(editor.IsUnsaved);
    }

    [Fact]
    public async Task A_conflict_waits_for_the_decision_and_then_takes_what_was_typed_meanwhile()
    {
        var theirs = new ResponseView(new ResponseContent { Answer = Answer.Rated(5) }, clock.GetUtcNow().UtcDateTime, "Ann");
        answer = _ => Task.FromResult<AgreeResult>(new AgreeResult.Conflict(theirs));
        await editor.ChooseAsync(Answer.Rated(3));
        editor.Type(editor.Draft with { Rationale = "ours" });
        clock.Advance(AgreementEditor.TypingPause);
        Assert.Single(sent);

        answer = request => Task.FromResult<AgreeResult>(Saved(request));
        await editor.OverwriteAsync();

        Assert.Equal(new AgreeRequest(Answer.Rated(5), Answer.Rated(3), "ours", ""), sent[1]);
        Assert.False(editor.IsUnsaved);
    }

    [Fact]
    public async Task A_save_that_throws_keeps_the_words_and_can_be_tried_again()
    {
        answer = _ => throw new IOException();
        await editor.ChooseAsync(Answer.Rated(1));
        Assert.True(editor is { HasFailed: true, IsUnsaved: true, IsSaving: false });

        answer = request => Task.FromResult<AgreeResult>(Saved(request));
        await editor.FlushAsync();

        Assert.True(editor is { HasFailed: false, IsUnsaved: false });
    }

    private static AgreeResult.Saved Saved(AgreeRequest request) =>
        new(new AgreedAnswerView("initiatives", request.Answer, request.Rationale, request.MinorityView, "Bram", default, []));

    private Task<AgreeResult> SaveAsync(AgreeRequest request)
    {
        sent.Add(request);
        return answer(request);
    }
}
