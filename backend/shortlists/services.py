"""Rankings, and what named people decide about them."""

import datetime as dt
from collections.abc import Callable, Sequence

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_CARE_LEAVER, RANK_COUNCIL, RANK_OPPORTUNITY
from backend.core.jobs import mark_done, unstarted_jobs
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.opportunities.models import Opportunity, within_reach_of
from backend.shortlists.choices import DecisionKind, NotThisOne, Question
from backend.shortlists.models import Decision, Match, MatchRun
from backend.shortlists.one_by_one import one_ranking_at_a_time
from backend.shortlists.ranking import SHOWN, criteria_today, rank, within_rules
from backend.shortlists.reach import reached_by
from backend.shortlists.snapshots import pair_of_match


Progress = Callable[[str], None]
CHUNK = 250  # people ranked in one transaction


def rank_council(*, council: Council, on: dt.date | None = None, progress: Progress | None = None) -> list[MatchRun]:
    """Rank every supported young person of the council against every opportunity open on the day.

    Opens the council itself, for so many people at a time, so that nobody else's ranking waits long.
    """
    day = on or clock.today()
    with council_context(council.id):
        included = unstarted_jobs([RANK_CARE_LEAVER, RANK_OPPORTUNITY, RANK_COUNCIL], council.id)
        everyone = list(_supported(council).values_list("id", flat=True))
        _forget_all_but(council, everyone)
    runs = []
    for first in range(0, len(everyone), CHUNK):
        with council_context(council.id):
            runs.append(_rank(council, _supported(council).filter(id__in=everyone[first : first + CHUNK]), day))
        if progress:
            progress(f"{first + runs[-1].people} of {len(everyone)} young people ranked")
    mark_done(included)
    return runs


@transaction.atomic
def rank_care_leaver(*, care_leaver: CareLeaver) -> MatchRun:
    """Rank one young person again, because something about them changed."""
    council = care_leaver.council
    supported = _supported(council).filter(id=care_leaver.id)
    if not supported.exists():
        Match.objects.filter(care_leaver=care_leaver).delete()
    return _rank(council, supported, clock.today())


@transaction.atomic
def rank_opportunity(*, opportunity: Opportunity) -> MatchRun | None:
    """Rank everybody whom a change of this opportunity can reach; None where that is nobody.

    Does at once what changes of other opportunities of the council have asked for. The mean that reasons are told
    against moves a little for the others too, and is set right by the night's ranking of everybody.
    """
    council, day = opportunity.council, clock.today()
    included = unstarted_jobs([RANK_OPPORTUNITY], council.id)
    changed = {opportunity.id, *(job.arguments[1] for job in included)}
    one_ranking_at_a_time(council)
    offers = Opportunity.objects.for_council(council.id).open_on(day).filter(id__in=changed).with_details()
    everybody = list(_supported(council).with_profile())
    reached = reached_by(changed, care_leavers=everybody, offers=list(offers.order_by("id")), on=day)
    run = _rank(council, _supported(council).filter(id__in=reached), day) if reached else None
    mark_done(included)
    return run


def _rank(council: Council, care_leavers, day: dt.date) -> MatchRun:
    one_ranking_at_a_time(council)
    people, offers = list(care_leavers.with_profile()), _open_offers(council, day)
    return rank(council=council, care_leavers=people, opportunities=offers, on=day)


def _forget_all_but(council: Council, supported: Sequence[int]) -> None:
    Match.objects.for_council(council.id).exclude(care_leaver__in=supported).delete()


def _supported(council: Council):
    return CareLeaver.objects.for_council(council.id).supported().order_by("id")


def _open_offers(council: Council, day: dt.date) -> list[Opportunity]:
    """The council's own, and what other councils share with it."""
    return list(within_reach_of(council.id).open_on(day).with_details().order_by("id"))


def look_behind(*, care_leaver: CareLeaver, opportunities: Sequence[Opportunity]) -> list[list[dict]]:
    """What the hard criteria say today of each opportunity, so that a person can see what they ruled out and why.

    `care_leaver` comes `.with_profile()` and `opportunities` `.with_details()`.
    """
    return criteria_today(care_leaver, opportunities, on=clock.today())


def ruled_out(*, care_leaver: CareLeaver, opportunities: Sequence[Opportunity]) -> list[Opportunity]:
    """Those of the opportunities that a hard criterion keeps from this young person today."""
    kept = within_rules(care_leaver, opportunities, on=clock.today())
    return [opportunity for opportunity in opportunities if opportunity.id not in kept]


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
        **pair_of_match(match)._asdict(),
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
        "shown": SHOWN,
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
