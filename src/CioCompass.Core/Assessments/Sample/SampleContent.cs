using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Text;

namespace CioCompass.Core.Assessments.Sample;

/// <summary>
/// An organisation that does not exist, as two workshops a year apart might have found it. It shows every case that results can have:
/// levels up, down and unchanged, "don't know", "not applicable", an open question, one that was open before, targets with and without
/// a gap, and answers that the group was not sure of.
/// </summary>
internal static class SampleContent
{
    public const string OrganisationName = "Zonneveld & Marchand";

    public static readonly LocalizedText FirstTitle = new("Nulmeting", "Baseline", "Point de départ");

    public static readonly LocalizedText SecondTitle = new("Eén jaar later", "One year on", "Un an après");

    public static IReadOnlyList<SampleAnswer> First { get; } =
    [
        new("initiatives", Answer.Rated(2), 3, Confidence.Medium, new(
            "Er lopen pilots in de webwinkel en de logistiek. Niemand houdt bij wat ze samen opleveren.",
            "There are pilots in the web shop and in logistics. Nobody keeps track of what they yield together.",
            "Des projets pilotes tournent dans la boutique en ligne et la logistique. Personne ne suit ce qu’ils rapportent ensemble.")),
        new("customer-bond", Answer.Rated(3), 4, Confidence.High, new(
            "De klantenkaart werkt; de winkels gebruiken de inzichten nog weinig.",
            "The loyalty card works; the shops make little use of what it tells them.",
            "La carte de fidélité fonctionne ; les magasins exploitent encore peu ce qu’elle nous apprend.")),
        new("innovation-technology", Answer.Rated(2), 4, Confidence.Medium),
        new("leading-role", Answer.Rated(2), 3, Confidence.Medium),
        new("blurring-functions", Answer.Rated(2), 3, Confidence.Low),
        new("means-and-skills", Answer.Rated(2), 3, Confidence.Medium),
        new("ready-to-transform", Answer.Rated(3), 4, Confidence.Medium, new(
            "Uit de tevredenheidsmeting van vorig najaar.",
            "From last autumn’s satisfaction survey.",
            "D’après l’enquête de satisfaction de l’automne dernier.")),
        new("new-role", Answer.DontKnow, null, null, new(
            "We hebben het nooit gevraagd.", "We have never asked.", "Nous n’avons jamais posé la question.")),
        new("dialogue", Answer.Rated(2), 4, Confidence.High),
        new("new-profiles", Answer.NotApplicable, null, null, new(
            "De groep werft voor ons; we gaan er hier niet over.",
            "The group recruits for us; it is not ours to decide here.",
            "Le groupe recrute pour nous ; ce n’est pas de notre ressort.")),
        new("diversity", Answer.Rated(2), 3, Confidence.Medium),
        new("feel-for-business", Answer.Rated(3), 4, Confidence.Medium),
    ];

    public static IReadOnlyList<SampleAnswer> Second { get; } =
    [
        new("initiatives", Answer.Rated(3), 4, Confidence.High, new(
            "Eén portfolio voor alle initiatieven, elk kwartaal besproken in het directiecomité.",
            "One portfolio of all initiatives, discussed by the executive committee every quarter.",
            "Un seul portefeuille pour toutes les initiatives, discuté chaque trimestre au comité de direction.")),
        new("customer-bond", Answer.Rated(3), 5, Confidence.Medium, new(
            "Geen vooruitgang in de winkels: de kassa’s worden pas volgend jaar vervangen.",
            "No progress in the shops: the tills will only be replaced next year.",
            "Pas de progrès en magasin : les caisses ne seront remplacées que l’an prochain.")),
        new("innovation-technology", Answer.Rated(4), 4, Confidence.High, new(
            "Dataplatform in gebruik; per domein is afgesproken waarmee we innoveren.",
            "The data platform is in use; for each domain it is agreed what we innovate with.",
            "La plateforme de données est en service ; pour chaque domaine, les technologies d’innovation sont convenues.")),
        new("leading-role", Answer.Rated(3), 4, Confidence.Medium, new(
            "Ideeën van medewerkers krijgen tijd en budget; twee lopen er nu in de winkels.",
            "Employees’ ideas get time and money; two of them are now running in the shops.",
            "Les idées des collaborateurs reçoivent du temps et un budget ; deux d’entre elles tournent en magasin.")),
        new("blurring-functions", Answer.Rated(2), 3, Confidence.Low, null, MarkedForReview: true),
        new("means-and-skills", Answer.DontKnow, 4, null, new(
            "De helft van de groep zei 2, de andere helft 4. HR brengt de cijfers van de opleidingen mee.",
            "Half of the group said 2, the other half 4. HR will bring the training figures.",
            "La moitié du groupe a dit 2, l’autre moitié 4. Les RH apporteront les chiffres des formations."), MarkedForReview: true),
        new("ready-to-transform", Answer.Rated(2), 4, Confidence.Medium, new(
            "De reorganisatie van de logistiek weegt op het vertrouwen.",
            "The reorganisation of logistics weighs on people’s trust.",
            "La réorganisation de la logistique pèse sur la confiance.")),
        new("new-role", Answer.Rated(3), 3, Confidence.Low, new(
            "Voor het eerst gevraagd, in de meting van mei.",
            "Asked for the first time, in the May survey.",
            "Question posée pour la première fois, dans l’enquête de mai.")),
        new("dialogue", Answer.Rated(3), 4, Confidence.High),
        new("new-profiles", Answer.NotApplicable, null, null, new(
            "Nog steeds bij de groep.", "Still with the group.", "Toujours du ressort du groupe.")),
        new("diversity", Answer.Rated(3), 4, Confidence.Medium, new(
            "Elk productteam heeft nu iemand uit de winkels aan tafel.",
            "Every product team now has somebody from the shops at the table.",
            "Chaque équipe produit compte désormais quelqu’un des magasins.")),
        new("feel-for-business", Answer.Unanswered, 4, null, null),
    ];

    /// <summary>Actions of the first workshop: some done by the second, some late, one dropped, one still to come.</summary>
    public static IReadOnlyList<SampleAction> Actions { get; } =
    [
        new("initiatives", ActionOrigin.Gap, 180, ActionStatus.Done, "CIO Office", new(
            "Eén portfolio van alle initiatieven, elk kwartaal besproken",
            "One portfolio of all initiatives, discussed every quarter",
            "Un seul portefeuille de toutes les initiatives, discuté chaque trimestre")),
        new("dialogue", ActionOrigin.Gap, 90, ActionStatus.Done, "HR, IT", new(
            "Elke maand een open uur voor alle teams", "An open hour for all teams every month", "Une heure ouverte à toutes les équipes, chaque mois")),
        new("customer-bond", ActionOrigin.Gap, 330, ActionStatus.InProgress, "Retail Operations", new(
            "De winkels laten zien wat de klantenkaart vertelt",
            "Let the shops see what the loyalty card tells us",
            "Montrer aux magasins ce que nous apprend la carte de fidélité"), new(
            "Wacht op de nieuwe kassa’s.", "Waits for the new tills.", "En attente des nouvelles caisses.")),
        new("means-and-skills", ActionOrigin.Gap, 394, ActionStatus.Open, "HR", new(
            "Een opleidingsplan per team", "A training plan for each team", "Un plan de formation par équipe")),
        new("blurring-functions", ActionOrigin.Own, null, ActionStatus.Dropped, "HR", new(
            "De nieuwe gemengde rollen beschrijven", "Describe the new mixed roles", "Décrire les nouveaux rôles mixtes"), new(
            "De groep beschrijft de rollen voor alle landen samen.",
            "The group describes the roles for all countries together.",
            "Le groupe décrit les rôles pour tous les pays ensemble.")),
    ];
}

/// <summary>One action of the sample, in one language as <see cref="SampleAnswer"/>.</summary>
/// <param name="DueAfter">Days after the first assessment; null without a due date.</param>
internal sealed record SampleAction(
    string QuestionKey, ActionOrigin Origin, int? DueAfter, ActionStatus Status, string Owner, LocalizedText Title, LocalizedText? Note = null)
{
    /// <param name="heldOn">The day of the first assessment.</param>
    public ActionContent Content(DateOnly heldOn) => new(
        Title.ToString(), Owner, DueAfter is { } days ? heldOn.AddDays(days) : null, Status, Note?.ToString() ?? "");
}

/// <summary>One answer of the sample. The note is stored in one language: the one that the person who adds the sample reads.</summary>
internal sealed record SampleAnswer(
    string QuestionKey, Answer Answer, int? Target, Confidence? Confidence, LocalizedText? Note = null, bool MarkedForReview = false)
{
    public ResponseContent Content => new()
    {
        Answer = Answer,
        Note = Note?.ToString() ?? "",
        Target = Target,
        Confidence = Confidence,
        MarkedForReview = MarkedForReview,
    };
}
