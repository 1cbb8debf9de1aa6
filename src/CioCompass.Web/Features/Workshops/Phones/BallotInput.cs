using CioCompass.Core.Workshops.Ballots;


namespace CioCompass.Web.Features.Workshops.Phones;

/// <summary>One ballot as the form and the script send it.</summary>
public sealed class BallotInput
{
    public Guid RoundId { get; set; }

    /// <summary>The idempotency key: new for each value, the same when it is sent again.</summary>
    public Guid Key { get; set; }

    public int Sequence { get; set; }

    /// <summary>Choice as <see cref="BallotValue.Text"/> writes it.</summary>
    public string? Choice { get; set; }

    public string? Confidence { get; set; }

    /// <summary>Set by the button beside a guess, which has a field but no choices.</summary>
    public bool Abstain { get; set; }
}
