"""The hours given at a start judge it, and the hours worked judge what goes on, whatever the opportunity says."""

import datetime as dt
from decimal import Decimal
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.viewer import Viewer
from backend.placements.models import Placement
from backend.ranking.gated_steps import change_employer, correct_first_day, say_checked
from backend.ranking.gated_terms import agree
from backend.ranking.holds import held_among
from backend.ranking.placements_in_question import answers_of_desk
from backend.referrals.models import Clearance
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.gated import start_from
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted
from tests.kept_worlds import fresh, kept, referral_world_with_facts
from tests.today import today_is
from tests.web.pages import filled, page_of, text_of
from tests.web.sign_in import sign_in


TODAY = dt.date(2027, 3, 8)
DAY = dt.timedelta(days=1)
SEVENTEEN = dt.date(2009, 9, 10)
WORDS = "Rang the probation officer: these hours keep to it."
_today = today_is(TODAY)


kept_world = kept(partial(referral_world_with_facts, places=9), TODAY)
world = fresh("kept_world")


def somebody(world, **facts):
    person = CareLeaverFactory(council=world.council, ready=True, **facts)
    consent_to(person, "share_name")
    return person


def post(world, hours, **facts):
    day = {"daily_hours": Decimal(7), "night_work": False, "employer": world.opportunity.employer, "places": 5}
    return OpportunityFactory(council=world.council, weekly_hours=hours and Decimal(hours), **(day | facts))


def accepted_at(world, person, hours="30", **facts):
    return accepted(world, care_leaver=person, opportunity=post(world, hours, **facts))


def starts(world, referral, hours, **more):
    given = hours and Decimal(hours)
    return start_from(referral=referral, on=clock.today(), weekly_hours=given, by=world.adviser, **more)


def in_question(world):
    people = CareLeaver.objects.for_council(world.council.id)
    answers = answers_of_desk(Viewer.of(world.adviser.memberships.get()), people)
    return {each.placement.id: [fact.name for fact in each.facts] for each in answers.in_question}


@pytest.mark.parametrize(
    ("posted", "given", "goes"),
    [
        ("30", "58", False),
        ("30", "40.1", False),
        ("30", "40", True),
        ("30", None, True),
        (None, "58", False),
        (None, "40", True),
        ("58", "30", True),
    ],
)
def test_the_law_is_asked_about_the_hours_given(world, posted, given, goes):
    referral = accepted_at(world, somebody(world, birth_date=SEVENTEEN))
    type(referral.opportunity).objects.filter(id=referral.opportunity_id).update(weekly_hours=posted)
    referral.refresh_from_db()
    if goes:
        assert starts(world, referral, given).weekly_hours == Decimal(given or posted)
        return
    with pytest.raises(Refused, match=f"{given} hours a week are more than"):
        starts(world, referral, given)
    assert not Placement.objects.exists()


def test_an_adult_may_work_more_hours_than_were_advertised(world):
    assert starts(world, accepted_at(world, somebody(world)), "45").weekly_hours == 45


# Hours that are agreed anew from a day, by hand from the limit of 40 a week under 18: of somebody of 17, of somebody
# who is 18 on that day, and of somebody of 20.
@pytest.mark.parametrize(
    ("birth_date", "agreed", "goes"),
    [
        (SEVENTEEN, "40", True),
        (SEVENTEEN, "40.1", False),
        (SEVENTEEN, "48", False),
        (dt.date(2009, 3, 8), "48", True),  # 18 on that day
        (dt.date(2007, 1, 1), "48", True),
    ],
)
def test_the_law_is_asked_about_hours_that_change(world, birth_date, agreed, goes):
    person = somebody(world, birth_date=birth_date)
    placement = starts(world, accepted_at(world, person), "30")
    told = {"placement": placement, "since": clock.today(), "said_by": "employer", "by": world.adviser}
    hours = {"hours": {"hours": Decimal(agreed)}, "pay": {"amount": Decimal(13), "period": "hour"}}
    if goes:
        assert agree(terms=hours, **told)
        assert Placement.objects.get().weekly_hours == Decimal(agreed)
        return
    with pytest.raises(Refused, match=f"{agreed} hours a week are more than") as refused:
        agree(terms=hours, **told)
    assert refused.value.field == "hours_hours"
    assert not placement.terms.exists(), "all of it, or nothing"
    assert agree(terms={"pay": hours["pay"]}, **told)


@pytest.mark.parametrize(
    ("posted", "given", "goes"),
    [("16", "24", False), ("16", "20", True), ("30", "30", True), ("30", "30.5", False), ("30", "24", True)],
)
def test_they_said_yes_to_the_hours_of_the_post_and_to_no_more(world, posted, given, goes):
    person = somebody(world)
    referral = accepted_at(world, person, posted)
    update_profile(care_leaver=person, max_weekly_hours=Decimal(20), by=None)
    if goes:
        assert starts(world, referral, given)
        return
    with pytest.raises(Refused, match=rf"{given} a week are given, and they can do up to 20\. Correct the hours"):
        starts(world, referral, given)
    update_profile(care_leaver=CareLeaver.objects.get(id=person.id), max_weekly_hours=Decimal(given), by=None)
    assert starts(world, referral, given), "the way out that is named leads on"


def on_licence(world):
    person = somebody(world)
    referral = accepted_at(world, person)
    update_profile(care_leaver=person, licence_conditions="Home by seven in the evening.", by=None)
    return referral


@pytest.mark.parametrize(("given", "asks"), [("30", False), ("30.0", False), (None, False), ("31", True)])
def test_a_licence_checked_for_the_hours_of_the_post_is_asked_about_for_others(world, given, asks):
    referral = on_licence(world)
    (answer,) = held_among([referral]).values()
    say_checked(referral=referral, answer=answer, checked=WORDS, by=world.adviser)
    if asks:
        with pytest.raises(Refused, match=r"the hours \(31 a week\) and the work") as refusal:
            starts(world, referral, given)
        assert refusal.value.field == "checked"
    placement = starts(world, referral, given, checked=WORDS if asks else "")
    assert Clearance.objects.count() == (2 if asks else 1)
    assert placement.id not in in_question(world), "what was checked of these hours counts while they work them"


def test_the_page_asks_about_the_hours_typed_and_records_nothing_before(world):
    referral = on_licence(world)
    client = sign_in(Client(), world.adviser.memberships.get())
    form, url = "main form[action$='start/']", reverse("referral", args=[referral.public_id])
    start = reverse("referral-start", args=[referral.public_id])
    sent = filled(client.get(url), form) | {"start-on": "8/3/2027", "start-weekly_hours": "31"}
    asked = client.post(start, sent)
    assert "the hours (31 a week)" in text_of(page_of(asked).main)
    other = filled(asked, form) | {"start-weekly_hours": "44", "start-checked": WORDS}
    again = client.post(start, other)
    assert "the hours (44 a week)" in text_of(page_of(again).main)
    assert not Clearance.objects.exists()
    assert not Placement.objects.exists()
    client.post(start, filled(again, form) | {"start-checked": WORDS})
    assert Placement.objects.get().weekly_hours == 44


def test_the_page_refuses_hours_that_the_law_does_not_allow(world):
    referral = accepted_at(world, somebody(world, birth_date=SEVENTEEN))
    client = sign_in(Client(), world.adviser.memberships.get())
    sent = filled(client.get(reverse("referral", args=[referral.public_id])), "main form[action$='start/']")
    sent |= {"start-on": "8/3/2027", "start-weekly_hours": "58"}
    response = client.post(reverse("referral-start", args=[referral.public_id]), sent)
    assert "58 hours a week are more than" in text_of(page_of(response).main)
    assert not Placement.objects.exists()


def test_a_placement_is_in_question_for_the_hours_worked_there(world):
    many, few = (starts(world, accepted_at(world, somebody(world, birth_date=SEVENTEEN)), "30") for _ in range(2))
    Placement.objects.filter(id=many.id).update(weekly_hours=58)
    few.opportunity.__class__.objects.filter(id=few.opportunity_id).update(weekly_hours=58)
    assert in_question(world) == {many.id: ["young_worker_limits"]}


def test_a_corrected_first_day_is_judged_by_the_hours_worked(world):
    person = somebody(world, birth_date=TODAY.replace(year=TODAY.year - 18))
    with clock.moved_to(TODAY - 30 * DAY):
        referral = accepted_at(world, person)
    placement = starts(world, referral, "58")
    facts = {"placement": placement, "why": "It was earlier", "by": world.adviser}
    with pytest.raises(Refused, match="58 hours a week are more than") as refusal:
        correct_first_day(on=TODAY - DAY, **facts)
    assert refusal.value.field == "on"
    placement.refresh_from_db()
    assert placement.starts_on == TODAY


def test_the_hours_that_go_on_with_a_new_employer_are_judged_there(world):
    person = somebody(world, birth_date=SEVENTEEN)
    apprenticeship = {"type": "apprenticeship", "lars_code": 196}
    with clock.moved_to(TODAY - 30 * DAY):
        placement = starts(world, accepted_at(world, person, **apprenticeship), "30")
    Placement.objects.filter(id=placement.id).update(weekly_hours=58)
    employer = EmployerFactory(council=world.council, verified=True)
    EmployerContactFactory(employer=employer, signs_in=True)
    after = accepted_at(world, person, None, employer=employer, **apprenticeship)
    asked = {"placement": placement, "referral": after, "on": TODAY, "reason": "redundancy", "by": world.adviser}
    with pytest.raises(Refused, match="58 hours a week are more than"):
        change_employer(**asked)
    type(after.opportunity).objects.filter(id=after.opportunity_id).update(weekly_hours=35)
    after.refresh_from_db()
    assert change_employer(**asked).weekly_hours == 35
