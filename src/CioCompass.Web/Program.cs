using CioCompass.Web.Hosting.Commands;

return await CommandLine.RunAsync(args);
