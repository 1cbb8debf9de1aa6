using CioCompass.Core.Data.Batching;


namespace CioCompass.Tests.Data.Batching;

public sealed class FairQueueTests
{
    private static readonly Guid Large = Guid.NewGuid();
    private static readonly Guid Small = Guid.NewGuid();

    [Fact]
    public void A_single_item_of_one_owner_does_not_wait_for_the_thousands_of_another()
    {
        var queue = new FairQueue<string>();
        for (var n = 1; n <= 5000; n++)
        {
            queue.Add(Large, $"large {n}");
        }

        queue.Add(Small, "small");

        Assert.Equal(["large 1", "small", "large 2", "large 3"], queue.Take(4));
    }

    [Fact]
    public void Everything_is_taken_once_and_each_owners_in_the_order_of_its_coming()
    {
        var queue = new FairQueue<(Guid Owner, int Number)>();
        for (var n = 1; n <= 100; n++)
        {
            queue.Add(n % 3 == 0 ? Small : Large, (n % 3 == 0 ? Small : Large, n));
        }

        var taken = new List<(Guid Owner, int Number)>();
        while (queue.Take(7) is { Count: > 0 } some)
        {
            Assert.InRange(some.Count, 1, 7);
            taken.AddRange(some);
        }

        Assert.Equal(Enumerable.Range(1, 100), taken.Select(t => t.Number).Order());
        Assert.All(taken.GroupBy(t => t.Owner), group => Assert.Equal(group.Select(t => t.Number).Order(), group.Select(t => t.Number)));
        Assert.Empty(queue.Take(7));
    }
}
