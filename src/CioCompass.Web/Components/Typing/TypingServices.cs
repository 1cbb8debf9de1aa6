using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CioCompass.Web.Components.Typing;

public static class TypingServices
{
    public static void AddCompassTyping(this IServiceCollection services)
    {
        services.AddScoped<UnsavedWork>();
        services.AddScoped<CircuitHandler, UnsavedReconnection>();
    }
}
