"""What named people decide about matches."""

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.shortlists.choices import SHORTLIST_LENGTH, DecisionKind, NotThisOne, Question
from backend.shortlists.models import Decision, Match
from backend.shortlists.snapshots import snapshot_pair_of_match


@transaction.atomic
def decide(
    *,
    match: Match,
    kind: DecisionKind,
    because: NotThisOne | str = "",
    asked: Question | str = "",
    note: str = "",
    by: User,
) -> Decision:
    """Record a named person's decision about a match, with the facts that were on the page.

    Raises Refused when a reason or a question is missing, or another decision still stands.
    """
    _refuse_incomplete(kind, because, asked, note)
    CareLeaver.objects.select_for_update().only("id").get(id=match.care_leaver_id)  # two deciders go one by one
    standing = Decision.objects.standing().filter(care_leaver=match.care_leaver_id, opportunity=match.opportunity_id)
    if kind != DecisionKind.ASK and standing.exclude(kind=DecisionKind.ASK).exists():
        raise Refused("Somebody has already decided about this match. Undo that decision first, with a reason.")
    return Decision.objects.create(
        council_id=match.council_id,
        care_leaver_id=match.care_leaver_id,
        opportunity_id=match.opportunity_id,
        kind=kind,
        because=because,
        asked=asked,
        note=note.strip(),
        by=by,
        model_version=match.run.model_version,
        facts=facts_shown(match),
        **snapshot_pair_of_match(match)._asdict(),
    )


def _refuse_incomplete(kind: str, because: str, asked: str, note: str) -> None:
    if kind == DecisionKind.NOT_THIS_ONE and not because:
        raise Refused("Say what about the opportunity makes it not this one.", field="because")
    if because == NotThisOne.OTHER and not note.strip():
        raise Refused("Write the reason in your own words.", field="note")
    if kind == DecisionKind.ASK and not note.strip():
        raise Refused("Write the question you want to ask.", field="note")
    if kind == DecisionKind.ASK and not asked:
        raise Refused("Choose whom to ask.", field="asked")


def facts_shown(match: Match) -> dict:
    """What the page shows of a match, to be kept with the decision taken on it."""
    return {
        "offer": {"title": match.opportunity.title, "employer": match.opportunity.employer.name},
        "position": match.position,
        "shown": SHORTLIST_LENGTH,
        "on": match.run.on.isoformat(),
        "calibrated": match.run.calibrated,
        "score": match.score,
        "reference": match.reference,
        "chance_start": [match.chance_start_low, match.chance_start, match.chance_start_high],
        "chance_26_weeks": [match.chance_26_weeks_low, match.chance_26_weeks, match.chance_26_weeks_high],
        "minutes": match.minutes,
        "reasons": match.reasons,
        "criteria": match.criteria,
    }


@transaction.atomic
def undo_decision(*, decision: Decision, reason: str, by: User) -> Decision:
    """Take a decision back. It stays on record with who took it back and why."""
    if decision.undone_at:
        raise Refused("This decision has already been undone.")
    if not reason.strip():
        raise Refused("Say why the decision is undone.", field="reason")
    decision.undone_at, decision.undone_by, decision.undone_reason = clock.now(), by, reason.strip()
    decision.save(update_fields=["undone_at", "undone_by", "undone_reason"])
    return decision


@transaction.atomic
def answer_question(*, decision: Decision, answer: str, by: User) -> Decision:
    """Note the answer to a question that was asked about a match."""
    if decision.kind != DecisionKind.ASK:
        raise Refused("Only a question can be answered.")
    if decision.answered_at:
        raise Refused("This question has already been answered.")
    if not answer.strip():
        raise Refused("Write the answer.", field="answer")
    decision.answered_at, decision.answer = clock.now(), answer.strip()
    decision.save(update_fields=["answered_at", "answer"])
    return decision
