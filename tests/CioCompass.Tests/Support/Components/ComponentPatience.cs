using System.Runtime.CompilerServices;
using Bunit;

namespace CioCompass.Tests.Support.Components;

/// <summary>
/// How long a test waits for a component to show what it is to show. bUnit's one second is not enough where browsers run beside the tests;
/// a longer wait costs nothing where the component is right.
/// </summary>
internal static class ComponentPatience
{
    [ModuleInitializer]
    internal static void Set() => BunitContext.DefaultWaitTimeout = Patience.Limit;
}
