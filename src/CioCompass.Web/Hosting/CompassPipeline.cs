using CioCompass.Core.Operations;
using CioCompass.Web.Components;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Statistics;
using Serilog;

namespace CioCompass.Web.Hosting;

/// <summary>What happens at start, and to each request.</summary>
public static class CompassPipeline
{
    /// <summary>Brings the database to the state that this version of the program needs, before anything is served.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<DirectoryLock>();
        await app.Services.GetRequiredService<DatabaseStartup>().PrepareAsync(app.Lifetime.ApplicationStopping);
        await app.Services.AddUnattendedAdministratorAsync(app.Lifetime.ApplicationStopping);
    }

    public static void UseCompass(this WebApplication app)
    {
        app.UseSerilogRequestLogging();
        app.UseSecurityHeaders();
        app.UseMiddleware<ForeignRequests>();

        // Before the error pages, which run without the query that may name a language.
        app.UseRequestLocalization();
        app.UseMiddleware<PreferencesMiddleware>();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseNoStoreWhereSignedIn();
        app.UseAntiforgery();

        app.MapStaticAssets();
        app.MapCompassAccounts();
        app.MapStatisticDownloads();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
