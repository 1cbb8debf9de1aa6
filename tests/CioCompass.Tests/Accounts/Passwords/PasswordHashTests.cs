using System.Buffers.Binary;
using CioCompass.Core.Accounts;
using CioCompass.Tests.Support.Http;
using Microsoft.AspNetCore.Cryptography.KeyDerivation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Accounts.Passwords;

public sealed class PasswordHashTests
{
    /// <summary>The head of Identity's version 3 format: a marker, then function, iterations and length of the salt, most significant byte first.</summary>
    [Fact]
    public async Task A_stored_password_is_PBKDF2_with_SHA512_and_at_least_210_000_iterations_and_a_salt()
    {
        await using var app = new CompassWebApp { HashesAsShipped = true };
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<CompassUser>>();
        var user = await users.FindByEmailAsync(CompassWebApp.AdminEmail);

        var hash = Convert.FromBase64String(user!.PasswordHash!);

        uint FieldAt(int offset) => BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(offset));
        Assert.Equal(1, hash[0]);
        Assert.Equal(KeyDerivationPrf.HMACSHA512, (KeyDerivationPrf)FieldAt(1));
        Assert.InRange(FieldAt(5), 210_000u, uint.MaxValue);
        Assert.InRange(FieldAt(9), 16u, uint.MaxValue);
    }
}
