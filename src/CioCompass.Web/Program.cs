using CioCompass.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddCompass();

var app = builder.Build();
await app.PrepareAsync();
app.UseCompass();
await app.RunAsync();
