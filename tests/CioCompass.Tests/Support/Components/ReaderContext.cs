using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Assessments.Trends;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Components.Working;
using CioCompass.Web.Features.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Support.Components;

/// <summary>Renders components over a test database for one reader, or for a visitor.</summary>
public static class ReaderContext
{
    public static BunitContext For(TestDatabase database, Actor? reader)
    {
        var bunit = new BunitContext();
        bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        bunit.AddBunitPersistentComponentState();
        var authorization = bunit.AddAuthorization();
        if (reader is not null)
        {
            authorization.SetAuthorized(reader.DisplayName);
            authorization.SetClaims(ClaimsOf(reader));
            authorization.SetPolicies(
                reader.Role == Role.Administrator ? [Policies.Administrator, Policies.Editor] : reader.MayEdit ? [Policies.Editor] : []);
        }

        bunit.Services.AddCompassWorkingPages();
        bunit.Services.AddScoped<CurrentActor>();
        bunit.Services.AddScoped<UnsavedWork>();
        bunit.Services.AddSingleton(database.Get<ResultsService>());
        bunit.Services.AddSingleton(database.Get<SampleService>());
        bunit.Services.AddSingleton(database.Get<SampleRemover>());
        bunit.Services.AddSingleton(database.Get<TrendService>());
        bunit.Services.AddSingleton(database.Get<QuestionCatalog>());
        bunit.Services.AddSingleton(database.Get<AgreementService>());
        bunit.Services.AddSingleton(database.Get<ActionService>());
        bunit.Services.AddSingleton(database.Get<ActionPlan>());
        bunit.Services.AddSingleton(database.Get<ActionCarryOver>());
        return bunit;
    }

    internal static Claim[] ClaimsOf(Actor reader) =>
    [
        new(ClaimTypes.NameIdentifier, reader.UserId.ToString()),
        new(ClaimTypes.Role, reader.Role.ToString()),
        new(CompassClaims.DisplayName, reader.DisplayName),
    ];
}
