using System.Collections.Concurrent;
using System.Reflection;
using CioCompass.EndToEndTests.Support;
using Microsoft.Playwright;
using Xunit.v3;

[assembly: FailurePictures]

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>
/// Writes what each visitor saw last into <see cref="Repository.Failures"/> when a test fails. A visitor goes before xunit knows the
/// outcome, so that every last sight is kept in memory until then.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class FailurePicturesAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        var pictures = FailurePictures.Take(test.UniqueID);
        if (TestContext.Current.TestState?.Result != TestResult.Failed)
        {
            return;
        }

        Directory.CreateDirectory(Repository.Failures);
        var name = string.Concat(test.TestDisplayName.Split(Path.GetInvalidFileNameChars()));
        foreach (var (index, picture) in pictures.Index())
        {
            File.WriteAllBytes(Path.Combine(Repository.Failures, $"{name[..Math.Min(name.Length, 150)]} {index + 1}.png"), picture);
        }
    }
}

/// <summary>The last sights of the visitors of the running tests.</summary>
public static class FailurePictures
{
    /// <summary>A page that hangs has no picture, and holds nobody up for long.</summary>
    private const float LongestMilliseconds = 10_000;

    private static readonly ConcurrentDictionary<string, ConcurrentQueue<byte[]>> Kept = new();

    public static async Task KeepAsync(IPage page)
    {
        if (TestContext.Current.Test is not { } test)
        {
            return;
        }

        try
        {
            var picture = await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Timeout = LongestMilliseconds });
            Kept.GetOrAdd(test.UniqueID, _ => []).Enqueue(picture);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // A page that is gone has no picture; the test's own message must not be hidden by that.
        }
    }

    public static IReadOnlyCollection<byte[]> Take(string testId) => Kept.TryRemove(testId, out var pictures) ? pictures : [];
}
