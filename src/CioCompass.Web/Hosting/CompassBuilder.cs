using CioCompass.Core;
using CioCompass.Core.Data.Files;
using CioCompass.Web.Components;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Components.Working;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Accounts.SingleSignOn;
using CioCompass.Web.Features.Reports;
using CioCompass.Web.Features.Workshops;
using CioCompass.Web.Hosting.Circuits;
using CioCompass.Web.Hosting.Logging;
using CioCompass.Web.Hosting.Monitoring;
using CioCompass.Web.Hosting.Network;
using CioCompass.Web.Hosting.Pages;
using CioCompass.Web.Hosting.Preferences;
using CioCompass.Web.Hosting.Requests;
using CioCompass.Web.Hosting.Schedules;
using CioCompass.Web.Hosting.Styles;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting;

/// <summary>Puts the program together: configuration, log, services.</summary>
public static class CompassBuilder
{
    /// <param name="lan">Listen on every network interface.</param>
    public static void AddCompass(this WebApplicationBuilder builder, bool lan)
    {
        var (options, data) = CompassConfiguration.Read(builder.Configuration);
        builder.Services.AddSingleton(Options.Create(options));
        builder.Services.AddSingleton(_ => DirectoryLock.Take(data));
        builder.AddCompassLog(options, data);

        if (ListenAddresses.Choose(builder.Configuration, lan) is { } urls)
        {
            builder.WebHost.UseUrls(urls);
        }

        // The environment is Production also under `dotnet run`, so that what runs is what ships; the assets of a build that is not
        // published must then be asked for.
        builder.WebHost.UseStaticWebAssets();

        // Under `dotnet run` the framework would offer every unknown address to a search for new files, and call it a wrong method.
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit.Largest;
        });

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));

        builder.Services.AddCompassCore(data, options.Database.PostgresConnection);
        builder.Services.AddCompassDatabase(options, data);
        builder.Services.AddCompassMetrics(builder.Configuration);
        builder.Services.AddCompassSecurityHeaders();
        builder.Services.AddHostedService<PurgeSchedule>();
        builder.Services.AddCompassAccounts();
        builder.Services.AddSingleSignOn(options.OpenIdConnect);
        builder.Services.AddCompassWorkshops();
        builder.Services.AddCompassReports();
        builder.Services.AddCompassTyping();
        builder.Services.AddCompassLocalization();
        builder.Services.AddSingleton<UnconfiguredProxies>();
        builder.Services.AddExceptionHandler<BusyAnswers>();
        builder.Services.AddExceptionHandler(BusyAnswers.Configure);
        builder.Services.AddSingleton<VisitorCircuits>();
        builder.Services.AddScoped<CircuitHandler, VisitorCircuit>();
        builder.Services.AddSingleton<KeptPages>();
        builder.Services.AddSingleton<PublicPages>();
        builder.Services.AddSingleton<StyleSheets>();
        builder.Services.AddSingleton<SharedPages>();
        builder.Services.AddSingleton<SentForms>();
        builder.Services.AddSingleton<RequestTokens>();
        builder.Services.AddScoped<LanguageRendering>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddCompassWorkingPages();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(5);
            circuit.DisconnectedCircuitMaxRetained = 300;
            circuit.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromHours(8);
        });

        builder.Services.AddSingleton<CircuitPause>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CircuitPause>());

        // The framework's own cookie for forms would go over plain HTTP too, also where the sign-in does not.
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        builder.Services.AddSingleton<CookieNames>();
        builder.Services.AddOptions<AntiforgeryOptions>().Configure<CookieNames>((antiforgery, cookies) => antiforgery.Cookie.Name = cookies.Forms);
    }
}
