using CioCompass.Core.Data;
using CioCompass.Core.Data.Content;
using CioCompass.Web.Components;
using CioCompass.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Web.Hosting;

/// <summary>What happens at start, and to each request.</summary>
public static class CompassPipeline
{
    /// <summary>Brings the database to the state that this version of the program needs, before anything is served.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        var contexts = app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>();
        await using (var db = await contexts.CreateDbContextAsync(stopping))
        {
            await db.Database.MigrateAsync(stopping);
        }

        await app.Services.GetRequiredService<ContentLoader>().LoadAsync(stopping);
        await app.Services.AddUnattendedAdministratorAsync(stopping);
    }

    public static void UseCompass(this WebApplication app)
    {
        // Before the error pages, which run without the query that may name a language.
        app.UseRequestLocalization();
        app.UseMiddleware<PreferencesMiddleware>();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets();
        app.MapCompassAccounts();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
