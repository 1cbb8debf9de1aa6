namespace CioCompass.EndToEndTests.Outside;

/// <summary>One after another: some of these tests measure the program's time and memory.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class OutsideCollection : ICollectionFixture<PublishedApp>;
