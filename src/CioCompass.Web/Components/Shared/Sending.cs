using CioCompass.Web.Components.Typing;
using Microsoft.AspNetCore.Components.Web;

namespace CioCompass.Web.Components.Shared;

/// <summary>
/// The sending of a form on a circuit, one at a time; a double click is one. Its second click may arrive when the first is done and the
/// fields are empty for the next: then nothing has been entered since. What is made has the <see cref="Id"/>, so that the service knows
/// the same form again where its answer was lost.
/// </summary>
public sealed class Sending(TimeProvider? clock = null)
{
    /// <summary>More than the time between the two clicks; nobody fills in a form in it.</summary>
    public static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(2);

    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private object? left;
    private long leftAt;

    /// <summary>Id of the thing that the form makes next; another one after each that was made.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public bool IsBusy { get; private set; }

    /// <summary>Whether a click on a button is the second of a double click. A key pressed twice is no such thing.</summary>
    public static bool IsSecond(MouseEventArgs click) => click.Detail > 1;

    /// <param name="entered">What the form holds, before and after the work; compared by value.</param>
    /// <param name="send">Returns whether it was made: otherwise the form is sent again once it is mended, with the same id.</param>
    /// <param name="scope">
    /// What keeps the form in the browser: with it the id, so that a form that came back after its page was lost makes nothing twice.
    /// </param>
    public async Task RunAsync(Func<object> entered, Func<Task<bool>> send, UnsavedScope? scope = null)
    {
        if (IsBusy || (left is not null && left.Equals(entered()) && clock.GetElapsedTime(leftAt) < DoubleClick))
        {
            return;
        }

        IsBusy = true;
        try
        {
            Id = scope is null ? Id : await scope.KeyAsync(Guid.CreateVersion7()) ?? Id;
            if (await send())
            {
                (Id, left, leftAt) = (Guid.CreateVersion7(), entered(), clock.GetTimestamp());
            }
        }
        finally
        {
            IsBusy = false;
        }
    }
}
