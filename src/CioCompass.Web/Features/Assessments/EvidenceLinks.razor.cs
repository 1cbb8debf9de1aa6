using CioCompass.Core.Assessments;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments;

/// <summary>Addresses of documents that show an answer to be right. An address that cannot be taken stays in its field, with the reason.</summary>
public sealed partial class EvidenceLinks
{
    private string typed = "";
    private ResponseError? error;

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<string> Links { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyList<string>> LinksChanged { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    private string InputId => Name + "-link";

    private string ErrorId => Name + "-link-error";

    private async Task AddAsync()
    {
        error = null;
        if (typed.Trim().Length == 0)
        {
            return;
        }

        var wanted = ResponseRules.Clean(new ResponseContent { EvidenceLinks = [.. Links, typed] });
        var errors = ResponseRules.ErrorsIn(wanted);
        if (errors.Count > 0)
        {
            error = errors[0];
            return;
        }

        typed = "";
        await LinksChanged.InvokeAsync(wanted.EvidenceLinks);
    }

    private Task RemoveAsync(string link) => LinksChanged.InvokeAsync([.. Links.Where(l => l != link)]);
}
