using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Data;

/// <summary>One page of a list.</summary>
/// <param name="Total">Of all pages.</param>
/// <param name="Page">From 1.</param>
public record ListPage<T>(IReadOnlyList<T> Items, int Total, int Page)
{
    /// <summary>At least 1: an empty list has one empty page.</summary>
    public int Pages => Math.Max(1, (Total + ListPages.Size - 1) / ListPages.Size);
}

/// <summary>Reads lists by pages, with two queries whatever their length.</summary>
public static class ListPages
{
    /// <summary>Rows on one page.</summary>
    public const int Size = 50;

    public static ListPage<T> Empty<T>() => new([], 0, 1);

    /// <param name="rows">In an order without ties: otherwise a row may be on two pages, or on none.</param>
    /// <param name="page">From 1; what is out of range shows the nearest page.</param>
    public static async Task<ListPage<T>> PageAsync<T>(this IQueryable<T> rows, int page, CancellationToken cancellationToken) =>
        await rows.PageAsync(page, await rows.CountAsync(cancellationToken), cancellationToken);

    /// <summary>Reads a page of rows that are counted already.</summary>
    /// <inheritdoc cref="PageAsync{T}(IQueryable{T}, int, CancellationToken)"/>
    public static async Task<ListPage<T>> PageAsync<T>(this IQueryable<T> rows, int page, int total, CancellationToken cancellationToken)
    {
        var shown = Empty<T>() with { Total = total };
        shown = shown with { Page = Math.Clamp(page, 1, shown.Pages) };
        var items = await rows.Skip((shown.Page - 1) * Size).Take(Size).ToListAsync(cancellationToken);
        return shown with { Items = items };
    }
}
