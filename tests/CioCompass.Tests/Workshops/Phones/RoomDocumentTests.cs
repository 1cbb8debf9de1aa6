using System.Reflection;
using CioCompass.Core.Accounts;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Workshops.Phones.Rooms;
using CioCompass.Web.Hosting.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Workshops.Phones;

/// <summary>The kept page of the room, and the parts that are filled in for one phone.</summary>
public sealed class RoomDocumentTests : IAsyncLifetime
{
    /// <summary>Everything that belongs to one phone, or leads to it.</summary>
    private static readonly Type[] OfOnePhone =
        [typeof(ParticipantView), typeof(PhoneOwn), typeof(Participant), typeof(OpenBallot), typeof(BallotRequest), typeof(Actor), typeof(HttpContext)];

    private WorkshopApp app = null!;

    public async ValueTask InitializeAsync() => app = await WorkshopApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>A property that is added to <see cref="PhoneOwn"/> is tried by itself, with a value of each phone.</summary>
    [Fact]
    public async Task Everything_of_a_phone_is_on_its_own_page_and_nothing_of_it_in_what_is_kept()
    {
        var (first, second) = (Made(1), Made(2));
        var properties = typeof(PhoneOwn).GetProperties();
        var unseen = properties.Select(p => p.Name).ToHashSet();
        await foreach (var room in StagesAsync())
        {
            var page = await RenderAsync(room);
            var (ofFirst, ofSecond) = (await AnswerAsync(page, first), await AnswerAsync(page, second));
            foreach (var property in properties)
            {
                var (own, others) = (Written(property, first), Written(property, second));
                Assert.NotEqual(own, others);
                Assert.DoesNotContain(own, page.Shared, StringComparison.Ordinal);
                Assert.DoesNotContain(own, ofSecond, StringComparison.Ordinal);
                Assert.DoesNotContain(others, ofFirst, StringComparison.Ordinal);
                if (ofFirst.Contains(own, StringComparison.Ordinal) && ofSecond.Contains(others, StringComparison.Ordinal))
                {
                    unseen.Remove(property.Name);
                }
            }
        }

        Assert.Empty(unseen);
    }

    [Theory]
    [InlineData(RoundKind.Question, "4")]
    [InlineData(RoundKind.Position, "agree")]
    public async Task A_ballot_is_marked_for_its_phone_alone(RoundKind kind, string choice)
    {
        await app.OpenRoundAsync(kind);
        Assert.True(BallotValue.TryParse(kind, choice, kind == RoundKind.Question ? "High" : null, out var ballot));
        var page = await RenderAsync(await RoomAsync());

        var voted = await AnswerAsync(page, Made(1) with { Ballot = ballot.Value });
        var silent = await AnswerAsync(page, Made(2) with { Ballot = null });

        Assert.DoesNotContain(" checked", page.Shared, StringComparison.Ordinal);
        Assert.DoesNotContain(" checked", silent, StringComparison.Ordinal);
        Assert.DoesNotContain("is-received", silent, StringComparison.Ordinal);
        Assert.Contains($"value=\"{choice}\" required checked", voted, StringComparison.Ordinal);
        Assert.Equal(kind == RoundKind.Question, voted.Contains("value=\"High\" checked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task However_many_phones_vote_and_look_one_page_is_kept_for_them_and_nothing_of_theirs_is_in_it()
    {
        await app.OpenRoundAsync(timer: TimeSpan.FromMinutes(2));
        var own = new List<string>();
        foreach (var name in (string[])["Anneke", "Bertrand", "Charlotte"])
        {
            using var phone = await app.JoinedPhoneAsync(name);
            var before = await phone.RoomAsync();
            await phone.VoteByFormAsync("4", before);
            var after = await phone.RoomAsync();
            Assert.Single(after.Document.QuerySelectorAll("input[name='Input.Choice'][checked]"));
            own.AddRange([name, after.Document.GetElementById("display-name")!.TextContent[^4..]]);
            own.AddRange(new[] { before, after }.SelectMany(p => p.Document.QuerySelectorAll("input[name='Input.Key'], input[name=__RequestVerificationToken]"))
                .Select(i => i.GetAttribute("value")!));
        }

        var kept = app.Services.GetRequiredService<KeptPages>().All.OfType<KeptPage<PageGap<PhoneOwn>>>()
            .Select(p => p.Shared).Where(html => html.Contains("Input.Choice", StringComparison.Ordinal)).ToList();

        Assert.Single(kept);
        Assert.All(own, mine => Assert.DoesNotContain(mine, kept[0], StringComparison.Ordinal));
        Assert.DoesNotContain(" checked", kept[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_shared_page_is_given_nothing_in_which_a_phone_could_be()
    {
        var given = Reachable(typeof(RoomDocument)).Concat(Reachable(typeof(RoomContent))).Concat(Reachable(typeof(BallotForm))).Concat(Reachable(typeof(PhoneResult))).ToHashSet();

        Assert.Contains(typeof(RoomView), given);
        Assert.Contains(typeof(RoundSubject), given);
        Assert.Empty(given.Intersect(OfOnePhone));
        Assert.Contains(typeof(PhoneOwn), Reachable(typeof(GivenAPhone)));
        Assert.Contains(typeof(OpenBallot), Reachable(typeof(GivenBallots)));
    }

    private static HashSet<Type> Reachable(Type component)
    {
        var found = new HashSet<Type>();
        foreach (var parameter in component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(p => p.IsDefined(typeof(ParameterAttribute)) || p.IsDefined(typeof(CascadingParameterAttribute)) || p.IsDefined(typeof(InjectAttribute))))
        {
            Follow(parameter.PropertyType);
        }

        return found;

        void Follow(Type type)
        {
            foreach (var argument in type.GetGenericArguments().Append(type.GetElementType()).OfType<Type>())
            {
                Follow(argument);
            }

            if ((type.Namespace?.StartsWith("CioCompass", StringComparison.Ordinal) == true || OfOnePhone.Contains(type)) && found.Add(type))
            {
                foreach (var property in type.GetProperties())
                {
                    Follow(property.PropertyType);
                }

                foreach (var nested in type.GetNestedTypes().Where(n => n.IsSubclassOf(type)))
                {
                    Follow(nested);
                }
            }
        }
    }

    /// <summary>A value for each property, different for each phone and like nothing else on a page.</summary>
    private static PhoneOwn Made(int phone)
    {
        var constructor = typeof(PhoneOwn).GetConstructors().Single();
        return (PhoneOwn)constructor.Invoke([.. constructor.GetParameters().Select((p, i) => Value(p.ParameterType, $"{p.Name}-of-phone-{phone}", (1000 * (i + 1)) + (7 * phone)))]);
    }

    private static object Value(Type type, string text, int number) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { } t when t == typeof(string) => text,
        { } t when t == typeof(int) => number,
        { } t when t == typeof(Guid) => Guid.NewGuid(),
        { } t when t == typeof(BallotValue) => BallotValue.Guess(number),
        _ => throw new NotSupportedException($"Say here how a phone's own {type.Name} is made, so that it is tried that it does not leak."),
    };

    private static string Written(PropertyInfo property, PhoneOwn own) => property.GetValue(own) switch
    {
        BallotValue ballot => $"value=\"{ballot.Text}\"",
        var value => value!.ToString()!,
    };

    private async IAsyncEnumerable<RoomView?> StagesAsync()
    {
        yield return null;
        yield return await RoomAsync();
        foreach (var kind in (RoundKind[])[RoundKind.Guess, RoundKind.Position, RoundKind.Question])
        {
            var round = await app.OpenRoundAsync(kind, TimeSpan.FromMinutes(2));
            yield return await RoomAsync();
            await app.CloseRoundAsync(round);
            yield return await RoomAsync();
        }
    }

    /// <summary>As a phone that has just come is shown it.</summary>
    private async Task<RoomView> RoomAsync()
    {
        var participants = app.Services.GetRequiredService<ParticipantService>();
        var joined = Assert.IsType<JoinResult.Joined>(await participants.JoinAsync(new JoinRequest(app.Code, null, null, null), CancellationToken.None));
        return (await participants.ViewAsync(joined.Token, CancellationToken.None))!.Room;
    }

    private Task<KeptPage<PageGap<PhoneOwn>>> RenderAsync(RoomView? room) => app.Services.GetRequiredService<SharedPages>()
        .RenderAsync<RoomDocument, PhoneOwn>(
            new() { [nameof(RoomDocument.Room)] = room, [nameof(RoomDocument.Appearance)] = "system", [nameof(RoomDocument.Styles)] = "/phone.css" });

    private static async Task<string> AnswerAsync(KeptPage<PageGap<PhoneOwn>> page, PhoneOwn own)
    {
        using var body = new MemoryStream();
        await page.AnswerAsync(new DefaultHttpContext { Response = { Body = body } }, gap => gap.Html(own));
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }

    private sealed class GivenAPhone
    {
        [Parameter]
        public IReadOnlyList<PhoneOwn>? Phones { get; set; }
    }

    private sealed class GivenBallots
    {
        [CascadingParameter]
        private Holder? Held { get; set; }

        public sealed record Holder(OpenBallot[] Ballots);
    }
}
