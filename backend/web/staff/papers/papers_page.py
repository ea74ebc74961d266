"""A young person's papers: documents to send, and what is ready for a check before they start."""

from collections.abc import Iterable

from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.care_leavers.address_history import history_of, on_letters, to_answer
from backend.care_leavers.address_letters import missing_days
from backend.care_leavers.choices import ReadyDocument
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.paper_permissions import can_keep_papers, can_see_papers
from backend.care_leavers.vetting_queries import standing_check
from backend.reference.choices import VettingCheck
from backend.reference.provenance import caution
from backend.reference.vetting_rules import VettingRule, history_rule, identity_routes
from backend.web.kit.access import only, person_or_404
from backend.web.kit.content import Row
from backend.web.kit.formats import day, listed, plural
from backend.web.staff.papers.document_tables import documents_table
from backend.web.staff.papers.name_pages import names_table, referees_table
from backend.web.staff.people.identity import Identity


TO_CHECK = "from memory of the guidance, to be checked by a person before anyone relies on it"


@require_safe
@only(can_see_papers)
def papers(request, public_id):
    person = person_or_404(request, public_id, page="person-papers")
    may_keep = can_keep_papers(request.viewer)
    context = {
        "identity": Identity(person, request.viewer, current="person-papers"),
        "documents": documents_table(list(person.documents.with_copies()), person),
        "history": history_rows(person),
        "names": names_table(person, may_keep),
        "referees": referees_table(person, may_keep),
        "may_keep": may_keep,
        "routes": _routes(person),
    }
    return render(request, "web/staff/papers/papers.html", context)


def history_rows(person: CareLeaver) -> list[Row]:
    """How the addresses stand, for each check that asks about them."""
    rows = history_of(person)
    check, waiting = standing_check(person), len(to_answer(rows))
    said = f"with {check.sat_with} on {day(check.checked_on)}" if check else "not yet"
    if waiting:
        said = f"{said}: {plural(waiting, 'home on record waits,homes on record wait')} for what they say"
    return [
        Row("Addresses gone through with them", said),
        *(Row(f"{kind.label}: {history_rule(kind).number} years", _missing(rows, kind)) for kind in VettingCheck),
    ]


def _missing(rows, kind: VettingCheck) -> str:
    found = missing_days(on_letters(rows), kind)
    if not found:
        return "no day is missing"
    days = sum(gap.days for gap in found)
    return f"{plural(days, 'day is,days are')} missing, in {plural(len(found), 'gap,gaps')}"


def _routes(person: CareLeaver) -> list[dict]:
    return [
        {"check": kind.label, "ways": [_way(rule, person) for rule in identity_routes(kind)], "caution": _caution(kind)}
        for kind in VettingCheck
    ]


def _way(rule: VettingRule, person: CareLeaver) -> dict:
    have = set(person.documents_ready or ())
    missing = [each for each in rule.needs if each not in have]
    if missing:
        return {"says": rule.says, "stands": f"Still to get: {_listed(missing)}"}
    return {"says": rule.says, "stands": f"Ready: {_listed(rule.needs)}" if rule.needs else ""}


def _listed(codes: Iterable[str]) -> str:
    names = [str(ReadyDocument(each).label) for each in codes]
    return listed(f"{name[0].lower()}{name[1:]}" for name in names)


def _caution(kind: VettingCheck) -> str:
    rules = [history_rule(kind), *identity_routes(kind)]
    sources = listed(sorted({rule.source for rule in rules}))
    return f"{sources}: {TO_CHECK}. {caution(rules)}".strip()
