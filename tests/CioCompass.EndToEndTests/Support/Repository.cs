namespace CioCompass.EndToEndTests.Support;

/// <summary>Where the program under test and the results lie.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

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
