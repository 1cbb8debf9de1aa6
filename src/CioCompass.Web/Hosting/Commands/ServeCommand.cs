namespace CioCompass.Web.Hosting.Commands;

/// <summary>Serves the pages until it is stopped.</summary>
public static class ServeCommand
{
    /// <summary>Listens on every network interface and prints the addresses, for a workshop from a laptop.</summary>
    public const string Lan = "--lan";

    public static async Task RunAsync(string[] args)
    {
        var lan = args.Contains(Lan);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args.Where(a => a != Lan)],
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddCompass(lan);

        await using var app = builder.Build();
        await app.PrepareAsync();
        app.UseCompass();
        app.AnnounceOnceStarted(lan);
        await app.RunAsync();
    }
}
