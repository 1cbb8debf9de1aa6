using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Workshops.Joining;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops.Screens;

/// <summary>The projector's page: how to join, then the round that was opened last. It has no controls.</summary>
public sealed partial class ScreenPage(
    WorkshopService workshops, RoundReader rounds, WorkshopFeed feed, JoinAddresses addresses, CurrentActor currentActor,
    NavigationManager navigation)
    : LiveWorkshopPage(workshops, rounds, feed, currentActor, navigation)
{
    private JoinAddress Chosen => JoinAddress.Chosen(addresses.For(Navigation.BaseUri), Address);

    private string Hint => Round switch
    {
        { Status: RoundStatus.Closed } => WorkshopStrings.WaitReveal,
        { Subject.Kind: RoundKind.Guess } => WorkshopStrings.GuessNow,
        _ => WorkshopStrings.VoteNow,
    };

    protected override Guid? Choose(WorkshopView workshop) => workshop.CurrentRoundId;
}
