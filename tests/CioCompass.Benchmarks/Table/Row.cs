namespace CioCompass.Benchmarks.Table;

/// <summary>One measured row of the table.</summary>
/// <param name="Bare">What it is compared with; "–" where the target is absolute.</param>
/// <param name="Ratio">"–" where the target is absolute.</param>
public sealed record Row(string What, string Target, string Ours, string Bare, string Ratio, bool Met)
{
    public const string Head = """
        | what | target | CIO Compass | compared with | ratio | met |
        | --- | --- | --- | --- | --- | --- |
        """;

    public static Row Absolute(string what, string target, string ours, bool met) => new(what, target, ours, "–", "–", met);

    public override string ToString() => $"| {What} | {Target} | {Ours} | {Bare} | {Ratio} | {(Met ? "yes" : "no")} |";
}
