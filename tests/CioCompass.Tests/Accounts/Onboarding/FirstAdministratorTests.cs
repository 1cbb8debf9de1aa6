using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Data;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Accounts.Onboarding;

public sealed class FirstAdministratorTests : IAsyncLifetime
{
    private readonly CompassWebApp app = new() { HashesAsShipped = true };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        app.Settings.Clear();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Twenty_set_ups_at_once_make_one_administrator()
    {
        var tokens = new List<string?>();
        for (var i = 0; i < 20; i++)
        {
            tokens.Add(await app.Services.GetRequiredService<SetupLinkService>().CreateAsync(Cancel));
        }

        var results = await Task.WhenAll(tokens.Select((token, i) => RedeemAsync(token, $"admin{i}@example.org")));

        Assert.Single(results.OfType<AccountResult.Done>());
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);
        Assert.Equal(1, await db.Users.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_common_password_does_not_use_the_link_up()
    {
        var token = await app.Services.GetRequiredService<SetupLinkService>().CreateAsync(Cancel);

        Assert.IsType<AccountResult.Invalid>(await RedeemAsync(token, "ann@example.org", "passwordpassword"));
        Assert.IsType<AccountResult.Done>(await RedeemAsync(token, "ann@example.org"));
        Assert.IsType<AccountResult.LinkInvalid>(await RedeemAsync(token, "eve@example.org"));
    }

    [Fact]
    public async Task A_guessed_link_makes_nobody_administrator()
    {
        Assert.IsType<AccountResult.LinkInvalid>(await RedeemAsync(SecretToken.Create(), "eve@example.org"));
        Assert.IsType<AccountResult.LinkInvalid>(await RedeemAsync(null, "eve@example.org"));
    }

    [Fact]
    public async Task The_password_is_hashed_with_at_least_210000_rounds_of_PBKDF2_SHA512()
    {
        await RedeemAsync(await app.Services.GetRequiredService<SetupLinkService>().CreateAsync(Cancel), "ann@example.org");

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);
        var hash = Convert.FromBase64String((await db.Users.SingleAsync(Cancel)).PasswordHash!);

        // Identity's version 3: a marker, the pseudo-random function (2 is HMAC-SHA512), the rounds, all big-endian.
        Assert.Equal(1, hash[0]);
        Assert.Equal(2u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)));
        Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)) >= 210_000);
    }

    private async Task<AccountResult> RedeemAsync(string? token, string email, string password = "vier blauwe olifanten zingen")
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FirstAdministrator>()
            .CreateByLinkAsync(token, new NewAccount(email, "Ann Peeters", password), Cancel);
    }
}
