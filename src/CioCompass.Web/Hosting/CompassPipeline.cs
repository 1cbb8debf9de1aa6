using CioCompass.Core.Data.Files;
using CioCompass.Core.Operations;
using CioCompass.Web.Components;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Accounts.Onboarding;
using CioCompass.Web.Features.Accounts.SingleSignOn;
using CioCompass.Web.Features.Assessments.Actions.Plan;
using CioCompass.Web.Features.Backups;
using CioCompass.Web.Features.Content.Packages;
using CioCompass.Web.Features.Operations.Auditing;
using CioCompass.Web.Features.Reports.Exports;
using CioCompass.Web.Features.Reports.Travel;
using CioCompass.Web.Features.Statistics;
using CioCompass.Web.Features.Workshops.Phones;
using CioCompass.Web.Features.Workshops.Phones.Streams;
using CioCompass.Web.Hosting.Circuits;
using CioCompass.Web.Hosting.Logging;
using CioCompass.Web.Hosting.Monitoring;
using CioCompass.Web.Hosting.Network;
using CioCompass.Web.Hosting.Pages;
using CioCompass.Web.Hosting.Preferences;
using CioCompass.Web.Hosting.Requests;
using CioCompass.Web.Hosting.Styles;

namespace CioCompass.Web.Hosting;

/// <summary>Prepares the start, and puts the steps of each request in order.</summary>
public static partial class CompassPipeline
{
    /// <summary>Brings the database to the state that this version of the program needs, before anything is served.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        foreach (var key in CompassConfiguration.UnknownKeys(app.Configuration))
        {
            Log.UnknownKey(app.Logger, key);
        }

        app.Services.GetRequiredService<DirectoryLock>();
        await app.Services.GetRequiredService<IDatabaseStartup>().PrepareAsync(app.Lifetime.ApplicationStopping);
        await app.Services.AddUnattendedAdministratorAsync(app.Lifetime.ApplicationStopping);
    }

    public static void UseCompass(this WebApplication app)
    {
        app.UsePhoneStreams();
        app.UseForwardedProxies();
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UseMiddleware<ForeignRequests>();

        // Before the error pages, which run without the query that may name a language.
        app.UseRequestLocalization();
        app.UseMiddleware<PreferencesMiddleware>();
        app.UseExceptionHandler();
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseMiddleware<BodyLimit>();
        app.UseMiddleware<PageMethods>();
        app.UseRouting();
        app.UseMiddleware<PagesForVisitors>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseCeilingOfVisitorCircuits();
        app.UseNoStoreWhereSignedIn();
        app.UsePhonesWithoutAccount();
        app.UseMiddleware<UploadLimit>();
        app.UseAntiforgery();
        app.UseMiddleware<ForgedForms>();

        // Past sign-in, which would look up the reader for each style sheet and forbid the browser to keep it.
        app.MapStaticAssets().ShortCircuit();
        app.MapStyleSheets();
        app.MapHealth();
        app.MapMetrics();
        app.MapCompassAccounts();
        app.MapSingleSignOn();
        app.MapStatisticDownloads();
        app.MapActionDownloads();
        app.MapCompassPhones();
        app.MapReportExports();
        app.MapTravel();
        app.MapContentPackages();
        app.MapAuditDownload();
        app.MapBackupDownload();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    private static void UseCeilingOfVisitorCircuits(this WebApplication app)
    {
        var circuits = app.Services.GetRequiredService<VisitorCircuits>();
        app.Use((context, next) =>
        {
            if (!circuits.Refuses(context))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "60";
            return Task.CompletedTask;
        });
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Key} is not a setting of CIO Compass and has no effect")]
        public static partial void UnknownKey(ILogger logger, string key);
    }
}
