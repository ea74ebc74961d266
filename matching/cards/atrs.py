"""The Algorithmic Transparency Recording Standard's record (GOV.UK, version 3), filled from the model and the facts.

Numbers of sections 2.2 to 2.5 follow the published template as remembered; check them against it before publishing.
"""

from matching.cards.document import Document, Entries, Entry, Section
from matching.cards.facts import Evidence, Facts
from matching.cards.formats import NOT_GIVEN, day
from matching.cards.model_card import checked_evidence, is_calibrated, is_fitted, training_data_entries
from matching.cards.performance import performance
from matching.cards.statements import CANNOT, CHANCES_FOR, NEVER_USED, SO_EXPECT
from matching.ranker import Ranker


STANDARD = "3.0"
NAME = "Onward: matching young people leaving care with opportunities"
DESCRIPTION = (
    "Orders apprenticeships, training and work for young people leaving care by what they want and by the chance of "
    "starting and staying, and gives the reasons. An adviser decides each match."
)


def atrs_record(ranker: Ranker, facts: Facts, evidence: Evidence | None = None) -> Document:
    """The algorithmic transparency record of a ranker.

    Parameters
    ----------
    ranker, facts, evidence : Ranker, Facts, Evidence
        As `model_card` takes them, and refuses them.

    Returns
    -------
    record : Document
        Its `missing` names the fields that somebody has yet to give.

    References
    ----------
    GOV.UK, Algorithmic Transparency Recording Standard, version 3.
    """
    evidence = checked_evidence(ranker, facts, evidence)
    return Document(
        f"Algorithmic transparency record: {facts.council}",
        (
            Section("Metadata", (Entries(_metadata(facts)),)),
            Section("Tier 1", (Entries(_tier_one(facts)),)),
            Section("2.1 Owner and responsibility", (Entries(_owner(facts)),)),
            Section("2.2 Description and rationale", (Entries(_rationale(facts)),)),
            Section("2.3 Deployment context", (Entries(_context(facts)),)),
            Section("2.4 Tool specification", (Entries((*_system(facts), *_model(ranker, facts, evidence))),)),
            Section("2.4.3 Development data", (Entries(_development(ranker, facts)),)),
            Section("2.4.4 Operational data", (Entries(_operation(facts)),)),
            Section("2.5 Risks, mitigations and impact assessments", (Entries(_risks(facts)),)),
        ),
    )


def _given(name: str, words: str | None) -> Entry:
    return Entry(name, NOT_GIVEN, given=False) if words is None else Entry(name, words)


def _metadata(facts: Facts) -> tuple[Entry, ...]:
    return (
        _given("0.1 id", facts.record_id),
        Entry("0.2 standard_version", STANDARD),
        Entry("0.3 date_completion", day(facts.completed)),
        Entry("0.4 date_update", day(facts.updated or facts.completed)),
        Entry("0.5 date_archived", day(facts.archived) if facts.archived else "Not archived."),
    )


def _tier_one(facts: Facts) -> tuple[Entry, ...]:
    return (
        Entry("1.1 Name", NAME),
        Entry("1.2 Description", DESCRIPTION),
        _given("1.3 Website", facts.website),
        _given("1.4 Contact email", facts.contact_email),
    )


def _owner(facts: Facts) -> tuple[Entry, ...]:
    return (
        Entry("2.1.1 Organisation or department", facts.council),
        _given("2.1.2 Team", facts.team),
        _given("2.1.3 Senior responsible owner", facts.responsible_owner),
        _given("2.1.4.1 Supplier", facts.supplier),
        _given("2.1.4.2 Companies House number", facts.supplier_number),
        _given("2.1.4.3 Role of the supplier", facts.supplier_role),
        _given("2.1.4.4 Procurement procedure type", facts.procurement),
        _given("2.1.4.5 Terms of the supplier's access to data", facts.supplier_access),
    )


def _rationale(facts: Facts) -> tuple[Entry, ...]:
    return (
        Entry(
            "2.2.1 Detailed description",
            "Criteria rule out what law, travel, dates or safety do not allow, each with a sentence; what is unknown "
            "rules nothing out. What is left is ordered by an additive score whose terms are the reasons shown.",
        ),
        Entry("2.2.2 Scope", f"Advice to advisers of the virtual school. {CHANCES_FOR}"),
        Entry("2.2.3 Benefit", f"Advisers see what is possible, and why, in one place. {SO_EXPECT}"),
        _given("2.2.4 Previous process", facts.previous_process),
        _given("2.2.5 Alternatives considered", facts.alternatives),
    )


def _context(facts: Facts) -> tuple[Entry, ...]:
    return (
        Entry("2.3.1 Integration into broader operational process", "A list beside the young person's record."),
        Entry(
            "2.3.2 Human review",
            "A named person decides every match with a reason, sees the facts and can look behind what was ruled out. "
            "Nothing is accepted in bulk. A new version goes live only when somebody authorised approves it.",
        ),
        _given("2.3.3 Frequency and scale of usage", facts.scale),
        _given("2.3.4 Required training", facts.training),
        _given("2.3.5 Appeals and review", facts.appeals),
    )


def _system(facts: Facts) -> tuple[Entry, ...]:
    return (
        Entry("2.4.1.1 System architecture", "An open-source web service and a matching library, run for the council."),
        Entry("2.4.1.2 System-level input", "Records of young people and of opportunities."),
        Entry("2.4.1.3 System-level output", "An ordered list with reasons, criteria and, for staff, chances."),
        Entry("2.4.1.4 Maintenance", "Fitted again on new referrals; approved by a person before use."),
        Entry("2.4.1.5 Models", f"One, version {facts.version}."),
    )


def _model(ranker: Ranker, facts: Facts, evidence: Evidence) -> tuple[Entry, ...]:
    kind = "corrected by local referrals" if is_fitted(ranker) else "not corrected by local referrals"
    calibrated = "Chances are calibrated" if is_calibrated(ranker) else "Chances are not calibrated on local outcomes"
    return (
        Entry("2.4.2.1 Model name", "Onward matching"),
        Entry("2.4.2.2 Model version", facts.version),
        Entry(
            "2.4.2.3 Model task", "To order opportunities, and to say the chance of starting and of lasting 26 weeks."
        ),
        Entry("2.4.2.4 Model input", "Features of person and opportunity, listed in the model card."),
        Entry("2.4.2.5 Model output", "A score in log-odds, its terms, and chances with ranges."),
        Entry("2.4.2.6 Model architecture", f"Additive logistic and hazard model; a written expert score {kind}."),
        Entry("2.4.2.7 Model performance", f"{_performance(evidence)} {calibrated}."),
        Entry("2.4.2.8 Datasets", "Past referrals of the council and what came of them."),
    )


def _performance(evidence: Evidence) -> str:
    blocks = performance(evidence.back_test)
    entries = [entry for block in blocks if isinstance(block, Entries) for entry in block.entries]
    words = "; ".join(f"{entry.name}: {entry.words.rstrip('.')}" for entry in entries)
    return f"{words}." if words else "Not tested on local referrals yet."


def _development(ranker: Ranker, facts: Facts) -> tuple[Entry, ...]:
    training = training_data_entries(ranker, facts)
    return (
        Entry("2.4.3.1 Description", "Referrals, starts, and how long they lasted, as recorded by advisers."),
        Entry("2.4.3.2 Modality", "Tabular, with short texts on wishes and titles."),
        Entry(
            "2.4.3.3 Quantities",
            "; ".join(f"{entry.name}: {entry.words.rstrip('.')}" for entry in training) + ".",
            given=all(entry.given for entry in training),
        ),
        Entry("2.4.3.4 Sensitive attributes", NEVER_USED),
        Entry(
            "2.4.3.5 Completeness and representativeness",
            "Only those whom advisers referred are in it, and only what they recorded; what is unknown moves no score. "
            "There is no open data on care leavers, vacancies and outcomes to compare with.",
        ),
        Entry("2.4.3.6 Cleaning", "Impossible records are refused by name; nothing is filled in by guess."),
        Entry("2.4.3.7 Collection", "In the course of the council's own work with young people."),
        _given("2.4.3.8 Access and storage", facts.storage),
        _given("2.4.3.9 Sharing agreements", facts.sharing),
    )


def _operation(facts: Facts) -> tuple[Entry, ...]:
    return (
        Entry(
            "2.4.4.1 Sources", "The council's case system, advisers, young people, employers and public vacancy feeds."
        ),
        Entry("2.4.4.2 Sensitive attributes", NEVER_USED),
        Entry(
            "2.4.4.3 Processing methods",
            "Criteria as masks, features as codes, terms added up; no profiling beyond it.",
        ),
        _given("2.4.4.4 Access and storage", facts.storage),
        _given("2.4.4.5 Sharing agreements", facts.sharing),
    )


def _risks(facts: Facts) -> tuple[Entry, ...]:
    return (
        _given("2.5.1 Impact assessments", facts.impact_assessments),
        Entry(
            "2.5.2 Risks and mitigations",
            "Past unfairness may be learnt: eligibility, exposure and outcomes are audited by group with ranges, and "
            "protected characteristics are no features. Chances may be taken for facts: they carry ranges, and words "
            f"stand in their place until local outcomes are fitted. Limits: {' '.join(CANNOT)}",
        ),
    )
