using Bunit;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Configuration;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Tests.Support.Components;
using CioCompass.Web.Features.Workshops.Joining;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CioCompass.Tests.Workshops.Screens;

/// <summary>Renders the console and the projector over a room, for its consultant.</summary>
internal static class RoomScreens
{
    public static BunitContext For(WorkshopRoom room)
    {
        var bunit = ReaderContext.For(room.Database, room.Consultant);
        bunit.Services.AddSingleton(room.Workshops);
        bunit.Services.AddSingleton(room.Rounds);
        bunit.Services.AddSingleton(room.Reader);
        bunit.Services.AddSingleton(room.Access);
        bunit.Services.AddSingleton(room.Database.Get<WorkshopFeed>());
        bunit.Services.AddSingleton(room.Database.Get<AssessmentService>());
        bunit.Services.AddSingleton(room.Database.Get<GateService>());
        bunit.Services.AddSingleton(room.Database.Get<TimeProvider>());
        bunit.Services.AddSingleton(new JoinAddresses(new NoServer(), Options.Create(new CompassOptions())));
        return bunit;
    }
}
