using Microsoft.AspNetCore.Diagnostics;

namespace CioCompass.Web.Hosting.Requests;

public static class OwnStatus
{
    /// <summary>Answers with a status and this page's own text, instead of the general page for that status.</summary>
    public static void AnswerAs(this HttpContext context, int status)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        context.Response.StatusCode = status;
    }
}
