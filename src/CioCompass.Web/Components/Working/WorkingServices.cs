using MudBlazor;
using MudBlazor.Services;

namespace CioCompass.Web.Components.Working;

public static class WorkingServices
{
    /// <summary>Adds MudBlazor as the working pages use it.</summary>
    public static void AddCompassWorkingPages(this IServiceCollection services)
    {
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            mud.SnackbarConfiguration.NewestOnTop = true;
            mud.SnackbarConfiguration.MaxDisplayedSnackbars = 3;
            mud.SnackbarConfiguration.MaximumOpacity = 100;
            mud.SnackbarConfiguration.ShowTransitionDuration = 150;
            mud.SnackbarConfiguration.HideTransitionDuration = 150;
        });
        services.AddTransient<MudLocalizer, MudTexts>();
    }
}
