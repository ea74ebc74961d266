"""A built return as tables and lines of a page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.returns.building import Built
from backend.returns.checks.found import Found
from backend.returns.choices import RecordPage, ReturnKind
from backend.returns.oc3 import OC3_COLUMNS
from backend.web.kit.content import Link, Row, Stacked, Table, columns
from backend.web.kit.formats import plural


MOST_SHOWN = 100
PAGES = {
    RecordPage.PROFILE: ("person-edit", "Correct the profile"),
    RecordPage.FACTS: ("person-return-facts", "Facts for returns"),
    RecordPage.ENTITLEMENT: ("person-profile", "Entitlement"),
    RecordPage.JOURNEY: ("person-journey", "Activity, home, in touch"),
}


def people_of(found: Sequence[Found], mine) -> Mapping[UUID, CareLeaver]:
    """Those whom what was found is about, of whom the viewer may open."""
    named = {each.person for each in found if each.person}
    return {person.public_id: person for person in mine.filter(public_id__in=named)}


def found_table(caption: str, found: Sequence[Found], people: Mapping[UUID, CareLeaver]) -> Table:
    """What has to be put right, or looked at: whose it is, the rule, and where it is put right."""
    rows = [
        [_who(each, people), Stacked(each.says, f"Rule {each.code}"), Stacked(each.do, _where(each, people))]
        for each in found[:MOST_SHOWN]
    ]
    return Table(caption, columns("Who", "What is wrong", "What to do"), rows)


def _who(each: Found, people: Mapping[UUID, CareLeaver]) -> Any:
    person = people.get(each.person) if each.person else None
    if person is None:
        return each.child
    return Stacked(Link(person.full_name, reverse("person", args=[person.public_id])), each.child)


def _where(each: Found, people: Mapping[UUID, CareLeaver]) -> Any:
    person = people.get(each.person) if each.person else None
    if person is None or each.page not in PAGES:
        return ""
    page, words = PAGES[each.page]
    return Link(words, reverse(page, args=[person.public_id]), f"of {person.full_name}")


def facts_rows(built: Built) -> list[Row]:
    rows = [Row(each.name, plural(len(each.rows), "young person,young people")) for each in built.files]
    rows.append(Row("How it is read", built.reading))
    rows += [Row(f"Left out: {why}", f"{count}") for why, count in built.left_out.items()]
    return rows


def code_tables(built: Built) -> list[Table]:
    """How many have each code of the return, for whoever compares with last year."""
    if built.kind != ReturnKind.OC3:
        return []
    found = []
    for title in OC3_COLUMNS[2:]:
        at = OC3_COLUMNS.index(title)
        counted = sorted(Counter(row[at] for row in built.files[0].rows).items())
        heads = columns(title, "Young people", numeric=("Young people",))
        found.append(Table(f"{title}, how many", heads, [[code, count] for code, count in counted]))
    return found


def more_than_shown(found: Sequence[Found]) -> str:
    return f"The first {MOST_SHOWN} of {len(found)} stand here." if len(found) > MOST_SHOWN else ""
