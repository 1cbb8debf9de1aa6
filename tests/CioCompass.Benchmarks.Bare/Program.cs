using CioCompass.Benchmarks.Bare;
using MudBlazor.Services;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddMudServices();

var app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapGet("/hello", () => "hello");
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
app.Run();
