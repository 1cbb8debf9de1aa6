namespace CioCompass.Web.Components.Working;

/// <summary>Outline of the content that a <see cref="Skeleton"/> stands in for.</summary>
public enum SkeletonShape
{
    /// <summary>Paragraphs.</summary>
    Text,

    /// <summary>Rows of a list or a table.</summary>
    Rows,

    /// <summary>Cards beside one another.</summary>
    Cards,

    /// <summary>Columns of the board.</summary>
    Columns,

    /// <summary>Fields of a form.</summary>
    Fields,
}
