using CioCompass.Core.Accounts;
using CioCompass.Core.Operations;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting.Commands;

public static class ContentCommands
{
    public static async Task PrintSetupLinkAsync()
    {
        await using var services = CommandServices.Build();
        services.RequireDatabase();
        var token = await services.GetRequiredService<SetupLinkService>().CreateAsync(CancellationToken.None)
            ?? throw new StartupException("There is an administrator already. Ask them for an invitation.");
        var configured = services.GetRequiredService<IOptions<CompassOptions>>().Value.PublicUrl;
        var listening = CompassConfiguration.Urls(services.GetRequiredService<IConfiguration>()).FirstOrDefault();
        StartAnnouncement.PrintSetupLink(configured ?? ListenAddresses.ToOpen(listening ?? ListenAddresses.Default), token);
    }
}
