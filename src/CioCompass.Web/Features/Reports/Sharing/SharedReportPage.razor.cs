using System.Globalization;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Reports.Sharing;

/// <summary>
/// The page behind a shared link: the chosen sections of one report as plain HTML, without account, circuit or script. Whatever is wrong with a link
/// gets the same answer. Nothing of it is kept, indexed or told to the sites that it links to.
/// </summary>
public sealed partial class SharedReportPage(SharedReportReader reader)
{
    public const string Path = "/shared";

    private OpenedLink? link;

    [Parameter]
    public string? Token { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    private string Address => HttpContext.Request.Path + HttpContext.Request.QueryString;

    protected override async Task OnInitializedAsync()
    {
        link = await reader.OpenAsync(
            Token, CultureInfo.CurrentUICulture, HttpContext.Connection.RemoteIpAddress, HttpContext.RequestAborted);
        switch (link)
        {
            case OpenedLink.NotFound:
                // Only when the answer starts: Blazor leaves the page of a request that is known to be a 404 to the general status page.
                HttpContext.Response.OnStarting(() =>
                {
                    HttpContext.AnswerAs(StatusCodes.Status404NotFound);
                    return Task.CompletedTask;
                });
                break;
            case OpenedLink.Refused refused:
                HttpContext.AnswerAs(StatusCodes.Status429TooManyRequests);
                HttpContext.Response.Headers.RetryAfter =
                    ((int)Math.Ceiling(refused.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                break;
        }
    }
}
