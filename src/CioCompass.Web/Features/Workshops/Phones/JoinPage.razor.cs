using System.Globalization;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Web.Features.Workshops.Phones.Rooms;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops.Phones;

/// <summary>Makes a phone a participant; a phone that has joined already goes straight to the room.</summary>
public sealed partial class JoinPage(ParticipantService participants, SentForms sent, NavigationManager navigation)
{
    public const string Address = "/join";

    /// <summary>Room for spaces and dashes between the eight characters.</summary>
    private const int CodeMaxLength = 20;

    private string? wait;
    private string? codeError;
    private string? nameError;

    [Parameter]
    public string? Code { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm]
    private Form? Input { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new Form { Code = Code };

        // With a code in the address the phone may mean another workshop than the one it is in.
        if (HttpMethods.IsGet(HttpContext.Request.Method)
            && await participants.IsInAsync(PhoneCookie.Token(HttpContext), Code, HttpContext.RequestAborted))
        {
            navigation.NavigateTo(RoomPage.Address);
        }
    }

    private async Task SubmitAsync()
    {
        var request = new JoinRequest(
            Input!.Code, Input.Name, PhoneCookie.Token(HttpContext), HttpContext.Connection.RemoteIpAddress);
        switch (await sent.OnceAsync(HttpContext, () => participants.JoinAsync(request, CancellationToken.None), r => r is JoinResult.Joined))
        {
            case JoinResult.Joined joined:
                PhoneCookie.Keep(HttpContext, joined.Token);
                navigation.NavigateTo(RoomPage.Address);
                break;
            case JoinResult.Refused refused:
                ComeBackAfter(refused.RetryAfter);
                wait = PhoneStrings.Wait;
                break;
            case JoinResult.Crowded crowded:
                wait = PhoneStrings.Crowded.Fill(ComeBackAfter(crowded.RetryAfter));
                break;
            case JoinResult.JoiningClosed:
                wait = PhoneStrings.JoiningClosed;
                break;
            case JoinResult.NameTooLong:
                nameError = PhoneStrings.NameTooLong;
                break;
            default:
                codeError = PhoneStrings.UnknownCode;
                break;
        }
    }

    /// <returns>Whole seconds.</returns>
    private int ComeBackAfter(TimeSpan time)
    {
        var seconds = (int)Math.Ceiling(time.TotalSeconds);
        HttpContext.AnswerAs(StatusCodes.Status429TooManyRequests);
        HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return seconds;
    }

    private sealed class Form
    {
        public string? Code { get; set; }

        public string? Name { get; set; }
    }
}
