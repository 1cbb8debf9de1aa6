namespace CioCompass.Benchmarks;

/// <summary>The checkout that a test or a benchmark was built in.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Pictures and pages of journeys that failed.</summary>
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
