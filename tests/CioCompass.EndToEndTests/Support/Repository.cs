namespace CioCompass.EndToEndTests.Support;

/// <summary>Where the program under test and the results lie.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program as it was built together with these tests, or the one that <c>CIOCOMPASS_PROGRAM</c> names, by its full path.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("CIOCOMPASS_PROGRAM") is { Length: > 0 } other ? other : Path.Combine(
        Root, "src", "CioCompass.Web", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "ciocompass.dll");

    public static string Failures { get; } = Path.Combine(Root, "TestResults", "failures");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CioCompass.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds CioCompass.sln.");
    }
}
