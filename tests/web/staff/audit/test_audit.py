"""An auditor reads who did what, and nothing from which a home or a mark follows; what they take away is recorded."""

import csv
import datetime as dt
import io
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils.text import capfirst
from openpyxl import load_workbook

from backend.audit.models import Read
from backend.audit.services import record_read
from backend.care_leavers.safety import avoid_employer, avoid_place
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.outcomes.audit_choices import LOOKS
from backend.outcomes.audit_trail import Asked, Entry, audit_trail
from backend.shortlists.choices import DecisionKind, NotThisOne
from backend.shortlists.services import decide, undo_decision
from backend.web.kit.formats import TOO_FEW
from backend.web.staff.audit.words import days_of
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.clock import as_the_clock
from tests.factories.councils import CouncilFactory, MembershipFactory, worker
from tests.factories.employers import EmployerFactory
from tests.factories.shortlists import MatchFactory
from tests.web.pages import filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


PAGE = reverse("audit-home")
FILE, WORKBOOK = reverse("audit-export"), reverse("audit-export-workbook")


@pytest.fixture
def auditor(in_council):
    return signed_in(in_council, Role.AUDITOR, name="Ash Audit")[0]


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council, name="Jo Larkspur")


def told(response) -> list[list[str]]:
    return [[text_of(cell) for cell in row.select("td")][1:] for row in page_of(response).select("tbody tr")]


def rows_of(response) -> list[dict]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_an_auditor_signs_in_to_who_looked_changed_and_decided(auditor, adviser, in_council):
    client, membership = adviser
    person = CareLeaverFactory(council=in_council, ready=True, given_name="Ada", family_name="Bell")
    match = MatchFactory(care_leaver=person)
    client.get(reverse("person-profile", args=[person.public_id]))
    answers = filled(client.get(reverse("person-contact", args=[person.public_id])))
    client.post(reverse("person-contact", args=[person.public_id]), answers | {"method": "phone", "reached": "yes"})
    made = decide(match=match, kind=DecisionKind.SHORTLIST, by=membership.user)
    undo_decision(decision=made, reason="Too early", by=membership.user)
    client.get(reverse("administration"))
    assert auditor.get("/")["Location"] == PAGE
    rows = told(get_within(auditor, PAGE))
    title = match.opportunity.title
    for expected in (
        ["Jo Larkspur", "Looked at the record", "Ada Bell"],
        ["Jo Larkspur", "Recorded a contact", "Ada Bell"],
        ["Jo Larkspur", "Shortlisted", f"Ada Bell : {title} with the facts of then"],
        ["Jo Larkspur", "Took a decision back about", f"Ada Bell : {title} with the facts of then"],
        ["Jo Larkspur", "Was refused a page", "–"],
    ):
        assert expected in rows


def test_it_is_narrowed_by_day_by_person_and_by_kind(auditor, adviser, in_council):
    client, membership = adviser
    match = MatchFactory(care_leaver=CareLeaverFactory(council=in_council, ready=True))
    client.get(reverse("person-profile", args=[match.care_leaver.public_id]))
    decide(match=match, kind=DecisionKind.NOT_THIS_ONE, because=NotThisOne.PAY, by=membership.user)
    mine = told(auditor.get(PAGE, {"who": membership.user_id}))
    assert {row[0] for row in mine} == {"Jo Larkspur"}
    assert [row[1] for row in told(auditor.get(PAGE, {"kind": "decided"}))] == ["Set aside"]
    yesterday = (clock.today() - dt.timedelta(days=1)).strftime("%d/%m/%Y")
    nothing = auditor.get(PAGE, {"until": yesterday, "kind": "decided"})
    assert "Nobody did anything that fits these filters" in text_of(page_of(nothing).main)
    wrong = auditor.get(PAGE, {"since": clock.today().strftime("%d/%m/%Y"), "until": yesterday})
    assert "Give a day that is not before the first" in text_of(page_of(wrong).main)
    for odd in ({"until": "3/1/0001"}, {"since": "0001-01-01", "until": "0001-01-02"}):
        assert "Check the year" in text_of(page_of(get_within(auditor, f"{PAGE}?{urlencode(odd)}")).main)
        assert auditor.get(FILE, odd).status_code == 200
    assert auditor.get(PAGE, {"since": "31/12/9999", "until": "31/12/9999"}).status_code == 200


def test_another_councils_doings_are_not_told(auditor, in_council):
    with council_context(None), as_the_clock():
        other = CouncilFactory()
    with council_context(other.id):
        theirs = signed_in(other)[0]
        person = CareLeaverFactory(council=other)
    theirs.get(reverse("person-profile", args=[person.public_id]))
    assert {row[0] for row in told(auditor.get(PAGE))} <= {"Ash Audit", "The service itself"}
    assert auditor.get(reverse("audit-decision", args=["00000000-0000-4000-8000-000000000000"])).status_code == 404


def test_marks_homes_and_rankings_leave_no_trace_in_it(auditor, adviser, in_council):
    """The same with and without a mark, and whichever part of a record was looked at."""
    client, membership = adviser
    person = CareLeaverFactory(council=in_council, ready=True)
    plain = CareLeaverFactory(council=in_council, ready=True)
    grid = {"easting": 530000, "northing": 180000, "radius_metres": 500}
    avoid_place(care_leaver=person, **grid, note="Ask nobody", by=membership.user)
    avoid_employer(care_leaver=person, employer=EmployerFactory(council=in_council), note="", by=membership.user)
    client.get(reverse("person-safety", args=[person.public_id]))
    client.get(reverse("person-profile", args=[plain.public_id]))
    rows = told(auditor.get(PAGE))
    of_each = [sorted(row[1] for row in rows if row[2] == each.full_name) for each in (person, plain)]
    assert of_each[0] == of_each[1]
    assert "Looked at the record" in of_each[0]
    assert "Ask nobody" not in auditor.get(PAGE).content.decode()


def test_a_decision_opens_with_the_facts_of_then_and_without_what_follows_from_a_home(auditor, adviser, in_council):
    _, membership = adviser
    person = CareLeaverFactory(council=in_council, ready=True)
    match = MatchFactory(care_leaver=person, minutes=47, position=9)
    note = "Pay is too low for the rent"
    made = decide(match=match, kind=DecisionKind.NOT_THIS_ONE, because=NotThisOne.PAY, note=note, by=membership.user)
    title = match.opportunity.title
    match.opportunity.title = "Something else"
    match.opportunity.save()
    link = page_of(auditor.get(PAGE, {"kind": "decided"})).select("tbody a")[-1]
    assert link["href"] == reverse("audit-decision", args=[made.public_id])
    said = text_of(page_of(get_within(auditor, link["href"])).main)
    for expected in (title, "The pay is too low to live on", note, "Jo Larkspur", made.model_version):
        assert expected in said
    assert "47 min" not in said  # a bare 47 may be of a clock, or of a name
    assert "Something else" not in said


def shortlisted(council, by, on: dt.date, positions) -> None:
    with clock.moved_to(on):
        for position in positions:
            match = MatchFactory(care_leaver=CareLeaverFactory(council=council, ready=True), position=position)
            decide(match=match, kind=DecisionKind.SHORTLIST, by=by)


def test_decisions_against_the_order_are_told_of_a_whole_quarter_and_only_where_both_kinds_are_many(
    auditor, in_council
):
    by, (first, last) = worker(in_council), clock.last_whole_quarter(clock.today() - dt.timedelta(days=1))
    when = capfirst(days_of(first, last))
    shortlisted(in_council, by, first, [1, 1, 2, 3, 4, 5])
    none_later = text_of(page_of(auditor.get(PAGE)).main)
    assert f"{when}, the number of shortlistings that went against the order of the ranking is {TOO_FEW}." in none_later
    shortlisted(in_council, by, last, range(11, 16))
    assert TOO_FEW in text_of(page_of(auditor.get(PAGE)).main)
    shortlisted(in_council, by, last, [9])
    said = f"{when}, 6 of 12 shortlistings were of matches below the first 5, against the order."
    assert said in text_of(page_of(auditor.get(PAGE)).main)
    shortlisted(in_council, by, last + dt.timedelta(days=1), [12])
    for days in ({}, {"until": clock.today()}, {"since": last, "until": last}, {"since": last, "kind": "decided"}):
        assert said in text_of(page_of(auditor.get(PAGE, days)).main), "one day more or less tells of no single one"
    assert "against the order" not in text_of(page_of(auditor.get(PAGE, {"until": first - dt.timedelta(days=1)})).main)


def test_a_look_at_any_page_about_somebody_is_told_also_of_those_that_have_no_name_of_their_own(
    auditor, adviser, in_council
):
    client, membership = adviser
    person = CareLeaverFactory(council=in_council, ready=True, given_name="Ada", family_name="Bell")
    client.get(reverse("people-print"), {"who": person.public_id})
    client.get(reverse("person-parts", args=[person.public_id]))
    client.get(reverse("person-sheet", args=[person.public_id]))
    rows = told(auditor.get(PAGE, {"who": membership.user_id}))
    for expected in (["a list of young people", "–"], ["the record", "Ada Bell"], ["matches", "Ada Bell"]):
        assert ["Jo Larkspur", f"Looked at {expected[0]}", expected[1]] in rows
    assert len(rows) == 3


def test_every_list_that_a_look_is_recorded_of_is_told():
    """What is about one young person is told anyway; what is about several has to be named."""
    recorded = re.compile(r'record_list\(request, "([a-z-]+)"\)|subject=[a-z.]+\.council, page="([a-z-]+)"')
    source = "".join(each.read_text() for each in Path("backend/web").rglob("*.py"))
    pages = {first or second for first, second in recorded.findall(source)}
    assert "people-print" in pages
    assert pages - LOOKS.keys() == {"concerns-csv"}, "concerns leave no trace here"


def test_a_file_holds_the_same_and_stands_in_the_list_from_then_on(auditor, adviser, in_council):
    client, membership = adviser
    person = CareLeaverFactory(council=in_council, ready=True, given_name="=Ada", family_name="Bell")
    client.get(reverse("person-profile", args=[person.public_id]))
    rows = rows_of(get_within(auditor, f"{FILE}?who={membership.user_id}"))
    assert [(row["Who"], row["What they did"], row["Young person"]) for row in rows] == [
        ("Jo Larkspur", "Looked at the record", "'=Ada Bell")
    ]
    book = load_workbook(io.BytesIO(auditor.get(f"{WORKBOOK}?who={membership.user_id}").content))
    assert [cell.value for cell in book.active[2]][1] == "Jo Larkspur"
    assert Read.objects.filter(page="audit-export").count() == 2
    assert told(auditor.get(PAGE)).count(["Ash Audit", "Took a file away", "–"]) == 2


def test_a_long_list_has_pages(auditor, adviser, in_council):
    _, membership = adviser
    person, viewer = CareLeaverFactory(council=in_council), Viewer.of(membership)
    for _ in range(21):
        record_read(viewer=viewer, subject=person, page="person-profile")
    first = get_within(auditor, f"{PAGE}?kind=looked&rows=20")
    assert len(told(first)) == 20
    assert page_of(first).select_one(".govuk-pagination")


def test_what_was_done_in_one_go_stands_in_one_order(in_council):
    """A file of people has one moment, and a page of what was done neither repeats nor leaves out any of it."""
    for number in range(9):
        CareLeaverFactory(council=in_council, given_name=f"Person {number}")
    viewer = Viewer.of(MembershipFactory(council=in_council, role=Role.AUDITOR))
    found = audit_trail(viewer, Asked(clock.today(), clock.today(), kind="changed"))
    of_people = [entry for row in found if (entry := Entry(*row)).person]
    assert len({(each.at, each.what) for each in of_people}) < len(of_people)
    assert of_people == sorted(of_people, key=lambda each: (each.what, each.person.int))
