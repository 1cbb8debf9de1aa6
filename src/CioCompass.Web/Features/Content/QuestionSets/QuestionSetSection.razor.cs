using CioCompass.Core.Content.QuestionSets;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content.QuestionSets;

/// <summary>Shows which version of the questions is published, and how its draft stands.</summary>
public sealed partial class QuestionSetSection(DraftReader reader, CurrentActor current, NavigationManager navigation)
{
    private DraftComparison? view;
    private DraftSaying? said;

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        if (view is null)
        {
            navigation.NotFound();
        }
    }

    private async Task ReadAsync() => view = await reader.ReadAsync(await current.GetAsync(), Leaving);

    private async Task DoneAsync(DraftSaying what)
    {
        said = what;
        await ReadAsync();
    }
}
