"""Lines of an officer's Today: each comes with its facts, leads to what settles it, and goes."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.employers.checklist import required_checks
from backend.employers.choices import Item
from backend.employers.models import ColleagueInvitation, FeedName
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, worker
from tests.factories.employers import EmployerFactory, check_of
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


URL = "/today/"
DAY = dt.timedelta(days=1)


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


def test_an_officer_without_lines_is_led_on_and_reads_of_no_young_person(officer, in_council):
    person = CareLeaverFactory(council=in_council)
    shown = text_of(page_of(get_within(officer, URL, most=12)).main)
    assert "Nothing waits for you" in shown
    assert "what waits to be approved" in shown
    assert person.full_name not in shown
    assert "young people" not in shown.lower()


def test_two_alike_are_asked_about_until_somebody_answers(officer, in_council):
    one = EmployerFactory(council=in_council, name="Heron Lane Bakery")
    other = EmployerFactory(council=in_council, name="Heron Lane Bakry")
    response = officer.get(URL)
    ((action, reason),) = hints(response, "one-employer")
    assert action == f"{one.name}: say whether they are one employer"
    assert other.name in reason
    answer = {"other": other.public_id, "are_one": "False", "reason": "Two addresses"}
    assert officer.post(link_of(response, "one-employer"), answer).status_code == 302
    assert hints(officer.get(URL), "one-employer") == []


def test_a_colleague_and_a_second_spelling_wait_for_their_answer(officer, in_council):
    employer = EmployerFactory(council=in_council, name="Wren Tools")
    facts, by = {"council": in_council, "employer": employer}, worker(in_council)
    ColleagueInvitation.objects.create(**facts, name="Ola Brand", email="ola@other.example", asked_by=by)
    FeedName.objects.create(**facts, name="Sparrow Tools", source="faa", external_reference="A-17")
    response = get_within(officer, URL, most=12)
    assert hints(response, "colleagues")[0][0] == "Ola Brand: say yes or no"
    assert "“Sparrow Tools”" in hints(response, "feed-names")[0][1]
    for anchor in ("colleagues", "feed-names"):
        assert get_within(officer, link_of(response, anchor)).status_code == 200
    answered = officer.post(link_of(response, "colleagues"), {"answer": "no", "reason": "Rang Wren, nobody knows her"})
    assert answered.status_code == 302
    left = officer.get(URL)
    assert hints(left, "colleagues") == []
    assert len(hints(left, "feed-names")) == 1


def test_checks_are_told_of_as_long_before_they_end_as_is_set_and_after(officer, in_council, settings):
    settings.EMPLOYER_CHECKS_TOLD_DAYS = 10
    employer = EmployerFactory(council=in_council, name="Plover Joinery", verified=True, checks=False)
    ends = clock.today() + 10 * DAY + DAY
    for asked in required_checks(employer.kind):
        on = ends if asked.item == Item.INSURANCE else ends + 300 * DAY
        check_of(employer, asked.item, next_check_on=on)
    EmployerFactory(council=in_council, name="Kestrel Retail")
    EmployerFactory(council=CouncilFactory(), name="Elsewhere", verified=True, checks=False)
    assert hints(officer.get(URL), "employer-checks") == []
    with clock.moved_to(ends - 10 * DAY + DAY):
        ((action, reason),) = hints(officer.get(URL), "employer-checks")
        assert action == "Plover Joinery: renew the checks"
        assert str(Item.INSURANCE.label) in reason
        assert str(Item.PAYROLL.label) not in reason
        assert "Nobody new" not in reason
    with clock.moved_to(ends + DAY):
        response = officer.get(URL)
        assert "Nobody new is introduced" in hints(response, "employer-checks")[0][1]
        assert link_of(response, "employer-checks") == reverse("employer", args=[employer.public_id])
        employer.checks.filter(item=Item.INSURANCE).update(next_check_on=ends + 300 * DAY)
        assert hints(officer.get(URL), "employer-checks") == []
