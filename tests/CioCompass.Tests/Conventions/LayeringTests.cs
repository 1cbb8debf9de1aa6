using System.Reflection;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Conventions;

/// <summary>The arrows of the architecture: pages call services, services call the database.</summary>
public sealed class LayeringTests
{
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void No_page_component_or_endpoint_holds_a_database_context()
    {
        var holders = typeof(Program).Assembly.GetTypes()
            .Where(t => t.GetFields(Everything).Select(f => f.FieldType)
                .Concat(t.GetConstructors(Everything).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType))
                .Concat(t.GetMethods(Everything | BindingFlags.DeclaredOnly).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType))
                .Any(IsDatabase))
            .Select(t => t.FullName);

        Assert.Empty(holders);
    }

    [Fact]
    public void The_core_knows_nothing_of_the_web()
    {
        var references = typeof(CompassDbContext).Assembly.GetReferencedAssemblies().Select(a => a.Name!);

        Assert.DoesNotContain(references, r => r.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal)
            || r.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal) || r.StartsWith("MudBlazor", StringComparison.Ordinal));
    }

    private static bool IsDatabase(Type type) =>
        typeof(DbContext).IsAssignableFrom(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDbContextFactory<>));
}
