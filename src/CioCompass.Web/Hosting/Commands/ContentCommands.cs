using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Configuration;
using CioCompass.Core.Data.Files;
using CioCompass.Web.Hosting.Network;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting.Commands;

public static class ContentCommands
{
    public static async Task PrintSetupLinkAsync()
    {
        await using var services = CommandServices.Build();
        await services.RequireDatabaseAsync();
        var token = await services.GetRequiredService<SetupLinkService>().CreateAsync(CancellationToken.None)
            ?? throw new StartupException("There is an administrator already. Ask them for an invitation.");
        var configured = services.GetRequiredService<IOptions<CompassOptions>>().Value.PublicUrl;
        var listening = CompassConfiguration.Urls(services.GetRequiredService<IConfiguration>()).FirstOrDefault();
        StartAnnouncement.PrintSetupLink(Console.Out, configured ?? ListenAddresses.ToOpen(listening ?? ListenAddresses.Default), token);
    }

    public static async Task AddSampleAsync()
    {
        await using var services = CommandServices.Build();
        await services.RequireDatabaseAsync();
        await services.GetRequiredService<SampleService>().AddAsync(Actor.Console, CancellationToken.None);
        Console.WriteLine("The sample organisation is there. Administrators see it under Assessments; one button removes it.");
    }
}
