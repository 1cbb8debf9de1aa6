using CioCompass.Core.Assessments;
using CioCompass.Web.Features.Assessments.Checklist;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Assessments.Checklist;

public sealed class ResponseEditorTests : IDisposable
{
    private static readonly ResponseContent Before = new() { Note = "before" };
    private static readonly ResponseContent Theirs = new() { Note = "theirs" };

    private readonly FakeTimeProvider clock = new();
    private readonly List<ResponseContent> sent = [];
    private readonly ResponseEditor editor;
    private Func<ResponseContent, SaveResult> answer = content => new SaveResult.Saved(Stored(content));

    public ResponseEditorTests() =>
        editor = new ResponseEditor("initiatives", Stored(Before), SaveAsync, work => work(), clock, NullLogger.Instance);

    public void Dispose() => editor.Dispose();

    [Fact]
    public void Typing_is_saved_once_after_the_pause()
    {
        editor.Type(Before with { Note = "m" });
        clock.Advance(ResponseEditor.TypingPause / 2);
        editor.Type(Before with { Note = "mine" });
        clock.Advance(ResponseEditor.TypingPause / 2);
        Assert.Empty(sent);

        clock.Advance(ResponseEditor.TypingPause / 2);

        Assert.Equal("mine", Assert.Single(sent).Note);
        Assert.Equal(SaveStatus.Saved, editor.Status);
    }

    [Fact]
    public async Task A_conflict_keeps_both_texts_until_the_person_decides()
    {
        await ConflictAsync();

        Assert.Equal("mine", editor.Draft.Note);
        Assert.Equal("theirs", editor.Seen.Note);
        Assert.True(editor.IsUnsaved);
    }

    [Fact]
    public async Task Keeping_the_other_text_ends_the_conflict_without_another_save()
    {
        await ConflictAsync();

        await editor.ResolveAsync(ResponseField.Note, ConflictChoice.Theirs);

        Assert.Equal("theirs", editor.Draft.Note);
        Assert.Equal(SaveStatus.Saved, editor.Status);
        Assert.Single(sent);
    }

    [Fact]
    public async Task Taking_back_an_entry_that_failed_to_save_ends_the_failure()
    {
        answer = _ => throw new InvalidOperationException("no disk");
        await editor.ChooseAsync(Before with { MarkedForReview = true });
        Assert.Equal(SaveStatus.Failed, editor.Status);

        await editor.ChooseAsync(Before);

        Assert.Equal(SaveStatus.Saved, editor.Status);
    }

    private static ResponseView Stored(ResponseContent content) => new(content, new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), "Bram");

    private async Task ConflictAsync()
    {
        answer = content => new SaveResult.Conflict(Stored(Theirs), content, [ResponseField.Note]);
        await editor.ChooseAsync(Before with { Note = "mine" });
        Assert.Equal(SaveStatus.Conflict, editor.Status);
    }

    private Task<SaveResult> SaveAsync(string question, ResponseContent seen, ResponseContent wanted)
    {
        sent.Add(wanted);
        return Task.FromResult(answer(wanted));
    }
}
