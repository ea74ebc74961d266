"""The facts that the rules ask about, read for however many young people in a handful of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from backend.activities.choices import ActivityCode
from backend.activities.models import ActivitySpell
from backend.care_leavers.agreements import kinds_for
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver, Consent, EntitlementSpell
from backend.core import clock
from backend.placements.models import Break, EmployerChange, Placement
from backend.reference.choices import MoneyRuleName, OpportunityType
from backend.support.answers import Answer
from backend.support.entitled import answers_of
from backend.support.facts import BreakSpan, CourseFacts, EmployerSpell, PersonFacts, StartFacts
from backend.support.models import Claim, Declaration, MoneyAnswer
from backend.support.models.claims import HOLDS_A_PAYMENT


COURSES = {
    ActivityCode.F1: OpportunityType.HIGHER_EDUCATION_COURSE,
    ActivityCode.P1: OpportunityType.HIGHER_EDUCATION_COURSE,
    ActivityCode.F2: OpportunityType.FURTHER_EDUCATION_COURSE,
    ActivityCode.P2: OpportunityType.FURTHER_EDUCATION_COURSE,
}
ByPerson = Mapping[int, list[Any]]


def entitlements_of(people: Collection[CareLeaver], today: dt.date | None = None) -> Mapping[int, list[Answer]]:
    """By young person, what every rule says of them; nine queries, for however many."""
    day = today or clock.today()
    return {facts.id: answers_of(facts, day) for facts in facts_of(people, day)}


def entitlements_of_one(person: CareLeaver) -> list[Answer]:
    return entitlements_of([person])[person.pk]


def facts_of(people: Collection[CareLeaver], today: dt.date) -> Iterable[PersonFacts]:
    ids = [person.pk for person in people]
    answers = _answers(ids)
    courses, starts = _courses(ids, today), _starts(ids, answers)
    for facts in _themselves(people, answers):
        yield replace(facts, starts=starts.get(facts.id, []), course=courses.get(facts.id))


def facts_beside_starts(person: CareLeaver) -> PersonFacts:
    """What is known of one person but not of any start or course: for a start that is only thought of."""
    [facts] = _themselves([person], _answers([person.pk]))
    return facts


def _answers(ids: list[int]) -> ByPerson:
    return _grouped(MoneyAnswer.objects.filter(care_leaver__in=ids).order_by("id"))


def _themselves(people: Collection[CareLeaver], answers: ByPerson) -> Iterable[PersonFacts]:
    ids = [person.pk for person in people]
    spells = _spells(people)
    claims = Claim.objects.filter(care_leaver__in=ids, state__in=HOLDS_A_PAYMENT).order_by("id")
    claimed = _grouped(claims.only("care_leaver_id", "rule", "part", "placement_id"))
    for person in people:
        mine = answers.get(person.pk, [])
        yield PersonFacts(
            id=person.pk,
            born=person.birth_date,
            has_plan=person.has_ehcp,
            spells=spells.get(person.pk, []),
            answers={each.question: each.said for each in mine if each.placement_id is None},
            claimed=frozenset(
                (MoneyRuleName(each.rule), each.part, each.placement_id) for each in claimed.get(person.pk, [])
            ),
        )


def _grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.care_leaver_id].append(row)
    return found


def _spells(people: Collection[CareLeaver]) -> dict[int, list[EntitlementSpell]]:
    """Of a page that has read them with its person, those; else in one query."""
    if all("entitlement_spells" in getattr(person, "_prefetched_objects_cache", {}) for person in people):
        return {person.pk: list(person.entitlement_spells.all()) for person in people}
    ids = [person.pk for person in people]
    rows = EntitlementSpell.objects.filter(care_leaver__in=ids)
    return _grouped(rows.order_by("care_leaver", "starts_on", "id"))


def _courses(ids: list[int], today: dt.date) -> dict[int, CourseFacts]:
    """What each studies on the day; the spell that began last, where two do."""
    studying = ActivitySpell.objects.on(today).filter(care_leaver__in=ids, code__in=COURSES).order_by("starts_on", "id")
    rows = studying.values_list("care_leaver", "code", "starts_on")
    return {person: CourseFacts(COURSES[ActivityCode(code)], first) for person, code, first in rows}


def _starts(ids: list[int], answers: ByPerson) -> dict[int, list[StartFacts]]:
    placements = list(
        Placement.objects.filter(care_leaver__in=ids)
        .select_related("opportunity__employer")
        .order_by("care_leaver", "starts_on", "id")
    )
    keys = [each.pk for each in placements]
    breaks = _breaks(keys)
    changes = _changes(keys)
    agreed = _grouped(Consent.objects.filter(care_leaver__in=ids, kind=ConsentKind.SHARE_CARE_STATUS).order_by("id"))
    declared = set(
        Declaration.objects.filter(care_leaver__in=ids, withdrawn_at=None).values_list("placement", flat=True)
    )
    said = _said_of_starts(chain.from_iterable(answers.values()))
    found: dict[int, list[StartFacts]] = defaultdict(list)
    for each in placements:
        found[each.care_leaver_id].append(
            StartFacts(
                id=each.pk,
                type=each.opportunity.type,
                starts_on=each.starts_on,
                ended_on=each.ended_on,
                planned_end=each.planned_end,
                breaks=breaks.get(each.pk, []),
                employers=_employers(each, changes.get(each.pk, []), agreed.get(each.care_leaver_id, [])),
                has_declaration=each.pk in declared,
                answers=said.get(each.pk, {}),
            )
        )
    return found


def _breaks(placements: list[int]) -> dict[int, list[BreakSpan]]:
    found: dict[int, list[BreakSpan]] = defaultdict(list)
    rows = Break.objects.filter(placement__in=placements).order_by("placement", "starts_on")
    for placement, first, last in rows.values_list("placement", "starts_on", "ends_on"):
        found[placement].append((first, last))
    return found


def _changes(placements: list[int]) -> dict[int, list[EmployerChange]]:
    found: dict[int, list[EmployerChange]] = defaultdict(list)
    rows = EmployerChange.objects.filter(placement__in=placements).order_by("placement", "on", "id")
    parties = ("from_referral__opportunity__employer", "to_referral__opportunity__employer")
    for change in rows.select_related(*parties):
        found[change.placement_id].append(change)
    return found


def _employers(placement: Placement, changes: list[EmployerChange], agreed: list[Consent]) -> list[EmployerSpell]:
    """By whom they were employed from which day: whom the first change leads from, then whom each leads to."""
    if not changes:
        in_turn = [(placement.starts_on, placement.opportunity.employer)]
    else:
        first = changes[0].from_referral.opportunity.employer
        in_turn = [(placement.starts_on, first)]
        in_turn += [(each.on, each.to_referral.opportunity.employer) for each in changes]
    today = clock.today()
    return [
        EmployerSpell(day, employer.pk, employer.levy_payer, bool(kinds_for(agreed, employer.pk, today)))
        for day, employer in in_turn
    ]


def _said_of_starts(answers: Iterable[MoneyAnswer]) -> dict[int, dict[str, bool]]:
    found: dict[int, dict[str, bool]] = defaultdict(dict)
    for each in answers:
        if each.placement_id is not None:
            found[each.placement_id][each.question] = each.said
    return found
