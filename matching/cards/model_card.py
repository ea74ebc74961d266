"""The model card, generated from the model and its evaluation (Mitchell and others 2019, FAT*)."""

from matching.cards.document import Document, Entries, Entry, Points, Section, Table, Text
from matching.cards.facts import Evidence, Facts
from matching.cards.feature_terms import feature_terms
from matching.cards.formats import NOT_GIVEN, count, day
from matching.cards.performance import challenger_sentence, performance
from matching.cards.statements import CANNOT, CHANCES_FOR, DISTRUST, NEVER_USED, SO_EXPECT, TRIALS
from matching.evaluation.challenge import Challenge
from matching.fairness.audit import Audit
from matching.fairness.comparisons import CORRECTION
from matching.ranker import Ranker


MODEL = (
    "An additive model: a term for each feature, looked up in a table, for starting if referred and for leaving by "
    "week. A written expert score is the starting point, and referrals here correct it as far as they bear it out. "
    "Until there are enough of them, its chances stand at published base rates, drawn to what came of referrals here."
)
UNTESTED = (
    "Nothing has been tested on referrals here yet: sizes are judgements of the authors, and pages show words, not "
    "chances."
)
NO_AUDIT = "No audit by group has been made of this version."


def model_card(ranker: Ranker, facts: Facts, evidence: Evidence | None = None) -> Document:
    """The model card of a ranker.

    Parameters
    ----------
    ranker : Ranker
        Fitted or not.
    facts : Facts
        What the council gives.
    evidence : Evidence, default=None
        Results of evaluation; None where nothing was evaluated yet.

    Returns
    -------
    card : Document
        Its `missing` names the fields that somebody has yet to give.

    Raises
    ------
    ValueError
        If an argument is of another type.
    """
    evidence = checked_evidence(ranker, facts, evidence)
    return Document(
        f"Model card: matching of opportunities, {facts.council}, version {facts.version}",
        (
            Section("What it is", (Text(MODEL), Entries(_about(ranker, facts)))),
            Section("What it is for", (Points(_purpose()),)),
            Section("What it learnt from", (Entries(training_data_entries(ranker, facts)), Text(NEVER_USED))),
            Section("What it goes by", (feature_terms(ranker),)),
            Section("How far its chances come true", performance(evidence.back_test) or (Text(UNTESTED),)),
            Section("Another kind of model", (Text(challenger_sentence(challenge_of(evidence))),)),
            Section("Groups", _groups(evidence.audits)),
            Section("What trials elsewhere found", (Points(TRIALS), Text(SO_EXPECT))),
            Section("What it cannot do", (Points(CANNOT),)),
            Section("When to distrust it", (Points(DISTRUST),)),
        ),
    )


def checked_evidence(ranker: Ranker, facts: Facts, evidence: Evidence | None) -> Evidence:
    for name, value, kind in (("ranker", ranker, Ranker), ("facts", facts, Facts)):
        if not isinstance(value, kind):
            raise ValueError(f"{name} must be {kind.__name__}")
    if evidence is not None and not isinstance(evidence, Evidence):
        raise ValueError("evidence must be Evidence")
    return evidence or Evidence()


def challenge_of(evidence: Evidence) -> Challenge | None:
    return evidence.challenge or (evidence.back_test.challenge if evidence.back_test else None)


def is_fitted(ranker: Ranker) -> bool:
    return getattr(ranker, "n_referrals_", 0) > 0


def is_calibrated(ranker: Ranker) -> bool:
    model = getattr(ranker, "model_", None)
    return model is not None and bool(model.calibrated)


def _about(ranker: Ranker, facts: Facts) -> tuple[Entry, ...]:
    approved = facts.approved_by is not None and facts.approved_on is not None
    words = f"{facts.approved_by}, {day(facts.approved_on)}" if facts.approved_on else "Not approved: do not use it."
    kind = "fitted on local referrals" if is_fitted(ranker) else "the written expert score; nothing local was learnt"
    return (
        Entry("Council", facts.council),
        Entry("Version", facts.version),
        Entry("Card made", day(facts.completed)),
        Entry("Approved by", words, given=approved),
        Entry("State", kind),
        Entry("Chances calibrated", "yes" if is_calibrated(ranker) else "no; words are shown instead of numbers"),
    )


def _purpose() -> tuple[str, ...]:
    return (
        "It helps an EET adviser see which opportunities may suit a young person, in which order, and why.",
        "It orders by chance and wish together: what somebody wants and can get.",
        CHANCES_FOR,
    )


def training_data_entries(ranker: Ranker, facts: Facts) -> tuple[Entry, ...]:
    """Window and counts of the training data; small counts are not told."""
    if not is_fitted(ranker):
        return (Entry("Referrals", "none"), Entry("Starts", "none"), Entry("Ended early", "none"))
    since = NOT_GIVEN if facts.training_from is None else day(facts.training_from)
    until = NOT_GIVEN if ranker.as_of_ is None else day(ranker.as_of_)
    return (
        Entry("From", since, given=facts.training_from is not None),
        Entry("Until", until, given=ranker.as_of_ is not None),
        Entry("Referrals", count(ranker.n_referrals_)),
        Entry("Starts", count(ranker.n_starts_)),
        Entry("Ended early", count(ranker.n_left_)),
    )


def _groups(audits: tuple[Audit, ...]) -> tuple[Text | Table, ...]:
    if not audits:
        return (Text(NO_AUDIT),)
    blocks: list[Text | Table] = [Text(CORRECTION)]
    for audit in audits:
        rows = tuple(
            (figure.group, "hidden" if figure.people is None else count(figure.people), figure.sentence)
            for figure in audit.groups
        )
        blocks += [Table(audit.measure, ("Group", "People", "What was found"), rows), Text(_method(audit))]
    return tuple(blocks)


def _method(audit: Audit) -> str:
    if not audit.comparisons:
        return audit.method
    together = "1 comparison" if audit.comparisons == 1 else f"{audit.comparisons} comparisons"
    return f"{audit.method} Of this question, {together} stood together."
