"""What is agreed of a placement is written down from a day on, put right, or taken away; what was said is kept.

Hours that make another activity code of it are followed by the activity, from that day.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, prefetch_related_objects

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.activities.choices import Source
from backend.activities.codes import code_for
from backend.audit.history import history_context, last_changed_by
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import correct, hold, remove
from backend.care_leavers.services import request_reranking
from backend.core.errors import Refused
from backend.placements.employer_changes import follow_with_activity
from backend.placements.models import Placement, PlacementTerm
from backend.placements.term_choices import COLUMNS, OF_THE_EMPLOYER, ON_THE_PLACEMENT, PEOPLE, TermKind, values_of
from backend.placements.term_refusals import Values, began_with_employer, refuse_term


BEFORE: dict[str, str] = {TermKind.HOURS: "hours_before", TermKind.PLANNED_END: "day_before"}
WRITTEN_ON_PLACEMENT = ("weekly_hours", "planned_end", "activity_code", "activity_spell")
NOTHING_SAID = "Enter what is agreed: at least one of these."
OTHER_CODE = (
    "With these hours it is full time and was part time, or the other way round, which is another activity code. Record"
    " the hours from the day they changed instead, so that the activity follows."
)


@transaction.atomic
def agree(
    *, placement: Placement, since: dt.date, said_by: str, terms: Mapping[str, Values], by: User
) -> list[PlacementTerm]:
    """Write down what is agreed from a day on: by kind, its columns. All of it, or nothing.

    Raises Refused naming the field as "kind-column", by which the form names it.
    """
    hold(placement)
    if not terms:
        raise Refused(NOTHING_SAID)
    return [_agree(placement, kind, since, said_by, given, by) for kind, given in terms.items()]


def _agree(placement: Placement, kind: str, since: dt.date, said_by: str, given: Values, by: User) -> PlacementTerm:
    values = values_of(kind, dict(given))
    try:
        refuse_term(placement, kind, since, said_by, values)
    except Refused as refusal:
        raise _beside_its_box(refusal, kind) from None
    _refuse_another(placement, kind, since)
    kept = {BEFORE[kind]: getattr(placement, ON_THE_PLACEMENT[kind])} if kind in BEFORE else {}
    facts = {"kind": kind, "since": since, "said_by": said_by, "recorded_by": by, **values, **kept}
    made = PlacementTerm.objects.create(council_id=placement.council_id, placement=placement, **facts)
    if kind in ON_THE_PLACEMENT:
        _write_on_placement(placement, kind, values[COLUMNS[kind][0]], since, by)
    return made


def _beside_its_box(refusal: Refused, kind: str) -> Refused:
    field = f"{kind}_{refusal.field}" if refusal.field in COLUMNS.get(kind, ()) else refusal.field
    return Refused(str(refusal), field=field)


def _refuse_another(placement: Placement, kind: str, since: dt.date, but: PlacementTerm | None = None) -> None:
    """Of what stands on the placement too the last is always the latest, so that it can be taken away again."""
    others = placement.terms.of_kind(kind).exclude(pk__in=[but.pk] if but else [])
    others = others.filter(since__gte=since) if kind in BEFORE and but is None else others.filter(since=since)
    other = others.first()
    if other:
        by = by_whom_on(last_changed_by(other), None)
        raise Refused(
            f"{TermKind(kind).label}: something is recorded from {other.since:%-d %B %Y} already, {by}. Give a later"
            " day, or correct that.",
            field="since",
        )


def _write_on_placement(placement: Placement, kind: str, value: Any, since: dt.date, by: User) -> None:
    setattr(placement, ON_THE_PLACEMENT[kind], value)
    spell = placement.activity_spell
    if kind == TermKind.HOURS and spell and spell.starts_on >= since and _code(placement, since) != spell.code:
        if spell.source != Source.PLACEMENT or spell.starts_on > since:
            raise Refused(OTHER_CODE, field="hours_hours")
        placement.activity_code = spell.code = _code(placement, since)
        spell.save(update_fields=["code"])
    elif kind == TermKind.HOURS:
        follow_with_activity(placement, since, by)
    placement.save(update_fields=WRITTEN_ON_PLACEMENT)
    request_reranking(placement.care_leaver)


def _code(placement: Placement, on: dt.date) -> str:
    return code_for(placement.opportunity.type, placement.weekly_hours, on=on)


@transaction.atomic
def correct_term(
    *, term: PlacementTerm, since: dt.date, said_by: str, why: str, by: User, **given: Any
) -> PlacementTerm:
    """Put right what was written; what it said before is kept with the reason."""
    placement = hold(term.placement)
    values = values_of(term.kind, given)
    refuse_term(placement, term.kind, since, said_by, values)
    _refuse_another(placement, term.kind, since, but=term)
    is_last = _is_last(term)
    if since != term.since and not is_last and term.kind in BEFORE:
        raise Refused("Something later is recorded. Its day stays as it is, or correct the later one first.", "since")
    if is_last and term.kind in ON_THE_PLACEMENT:
        _put_on_placement(placement, term, values[COLUMNS[term.kind][0]], max(since, term.since))
    changes = {"since": since, "said_by": said_by, **values}
    with history_context(because=why):
        correct(term, placement.care_leaver, CorrectionOf.PLACEMENT, changes, why=why, by=by)
    return term


@transaction.atomic
def remove_term(*, term: PlacementTerm, why: str, by: User) -> None:
    """It was never agreed. Of a manager or a buddy nothing is kept of who it was but in the sealed history."""
    placement = hold(term.placement)
    if term.kind in BEFORE:
        if not _is_last(term):
            raise Refused("Something later is recorded. Take that away first, or correct this one.")
        _put_on_placement(placement, term, getattr(term, BEFORE[term.kind]), term.since)
    names = ("kind", "since", "said_by", *(() if term.kind in PEOPLE else COLUMNS[term.kind]))
    person, of = placement.care_leaver, CorrectionOf.PLACEMENT
    with history_context(because=why):
        remove(term, person, of, names, why=why, by=by, part_of=placement.public_id)


def _is_last(term: PlacementTerm) -> bool:
    later = term.placement.terms.of_kind(term.kind).filter(since__gt=term.since)
    changed = term.placement.employer_changes.filter(on__gt=term.since)
    return not later.exists() and not (term.kind in OF_THE_EMPLOYER and changed.exists())


def _put_on_placement(placement: Placement, term: PlacementTerm, value: Any, on: dt.date) -> None:
    setattr(placement, ON_THE_PLACEMENT[term.kind], value)
    if term.kind == TermKind.HOURS and _code(placement, on) != placement.activity_code:
        raise Refused(OTHER_CODE, field="hours")
    placement.save(update_fields=["weekly_hours", "planned_end"])
    request_reranking(placement.care_leaver)


def with_whether_agreed(placements: QuerySet[Placement]) -> QuerySet[Placement]:
    """Each with `has_terms`, so that `read_terms` asks for them only where there are some."""
    return placements.annotate(has_terms=Exists(PlacementTerm.objects.filter(placement=OuterRef("pk"))))


def read_terms(placement: Any) -> None:
    """Its terms and who recorded them, read once; of a placement of `with_whether_agreed`."""
    if placement.has_terms:
        prefetch_related_objects([placement], "terms__recorded_by")
    else:
        placement._prefetched_objects_cache["terms"] = PlacementTerm.objects.none()


def terms_now(placement: Placement, terms: Iterable[PlacementTerm] | None = None) -> dict[str, PlacementTerm]:
    """What is agreed as it stands, by kind: the latest of each, with the employer of now."""
    first = began_with_employer(placement)
    found = placement.terms.all() if terms is None else terms
    ordered = sorted(found, key=lambda each: (each.since, each.pk))
    return {each.kind: each for each in ordered if each.kind not in OF_THE_EMPLOYER or each.since >= first}
