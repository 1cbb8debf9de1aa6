using CioCompass.Core.Assessments;
using CioCompass.Core.Text;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Checklist;

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
    public EventCallback<string> Added { get; set; }

    [Parameter]
    public EventCallback<string> Removed { get; set; }

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

        var link = CleanText.Line(typed);
        typed = "";
        await Added.InvokeAsync(link);
    }
}
