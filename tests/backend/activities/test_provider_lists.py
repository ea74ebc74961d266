"""Lists of providers: by what ground somebody stands there, what an answer becomes, what waits, and who is chased."""

import datetime as dt

import pytest

from backend.activities.enrolments import add_provider, enrol, why_not_listed
from backend.activities.list_answers import answer_list, settle_answer
from backend.activities.models import ListAnswer, ProviderList
from backend.activities.provider_lists import ask_provider, end_enrolment, listed, remind_providers
from backend.activities.services import start_activity
from backend.core import clock
from backend.core.errors import Refused
from backend.links.models import Link
from backend.notifications.models import Message
from tests.factories.care_leavers import AvoidedEmployerFactory, CareLeaverFactory
from tests.factories.councils import worker
from tests.factories.employers import EmployerFactory
from tests.today import today_is


MONDAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
BEGAN = dt.date(2026, 1, 5)
_today = today_is(MONDAY)
AGREED = {"ground": "consent", "agreed_on": MONDAY, "agreed_how": "phone"}


@pytest.fixture
def by(in_council):
    return worker(in_council)


def college(council, by, kind="college", **facts):
    about = {"kind": kind, "contact_name": "Sam Carr", "email": f"sam@{kind}.example"} | facts
    return add_provider(council=council, name=f"Westside {kind}", by=by, **about)


@pytest.fixture
def provider(in_council, by):
    return college(in_council, by)


def somebody(council, **facts):
    return CareLeaverFactory(council=council, **facts)


def on_list(person, provider, by, code="F2", **how):
    return enrol(care_leaver=person, provider=provider, code=code, starts_on=BEGAN, by=by, **(how or AGREED))


def does(person, code, on, source="worker"):
    return start_activity(care_leaver=person, code=code, on=on, source=source, by=None)


def spells(person):
    return [(s.code, s.starts_on, s.ends_on) for s in person.activity_spells.order_by("starts_on")]


def test_by_duty_stands_who_is_under_18_at_a_college_and_only_until_then(in_council, by, provider):
    person = somebody(in_council, birth_date=dt.date(2008, 6, 20))
    enrolled = on_list(person, provider, by, ground="duty")
    asked = ask_provider(provider=provider, by=by)
    assert listed(asked) == [enrolled]
    with clock.moved_to(dt.date(2026, 6, 20)):
        assert "ended when they turned 18" in why_not_listed(enrolled)
        assert listed(asked) == []


@pytest.mark.parametrize("kind", ["hub", "employer"])
def test_a_hub_and_an_employer_have_no_such_duty(in_council, by, kind):
    person = somebody(in_council, birth_date=dt.date(2009, 1, 1))
    with pytest.raises(Refused, match="has no duty to tell us") as refusal:
        on_list(person, college(in_council, by, kind), by, ground="duty")
    assert refusal.value.field == "ground"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"agreed_on": None}, "agreed_on"),
        ({"agreed_on": MONDAY + DAY}, "agreed_on"),
        ({"agreed_how": ""}, "agreed_how"),
        ({"starts_on": MONDAY + DAY}, "starts_on"),
        ({"code": "G5"}, "code"),
        ({"code": "F3"}, "code"),
    ],
)
def test_what_cannot_be_of_a_place_on_a_list_names_its_field(in_council, by, provider, facts, field):
    about = {"code": "F2", "starts_on": BEGAN, **AGREED} | facts
    with pytest.raises(Refused) as refusal:
        enrol(care_leaver=somebody(in_council), provider=provider, by=by, **about)
    assert refusal.value.field == field


def test_an_employer_to_avoid_is_never_told_and_who_is_taken_off_is_not_shown(in_council, by):
    employer = EmployerFactory(council=in_council)
    there, person = college(in_council, by, "employer", employer=employer), somebody(in_council)
    other = on_list(somebody(in_council), there, by, "F5")
    enrolled = on_list(person, there, by, "F5")
    asked = ask_provider(provider=there, by=by)
    assert len(listed(asked)) == 2
    AvoidedEmployerFactory(care_leaver=person, employer=employer)
    assert listed(asked) == [other]
    end_enrolment(enrolment=enrolled, because="Wrong", by=by)
    with pytest.raises(Refused, match="not for them"):
        on_list(person, there, by, "F5")
    end_enrolment(enrolment=other, because="They took it back", by=by)
    asked.refresh_from_db()
    assert asked.closed_on == MONDAY, "nobody is left to say of"


def test_still_here_fills_what_was_not_known_and_says_who_said_so(in_council, by, provider):
    person = somebody(in_council)
    does(person, "G5", BEGAN)
    does(person, "0", BEGAN + 30 * DAY)
    asked, enrolled = _asked(person, provider, by)
    answer = answer_list(asked=asked, enrolment=enrolled, said="still_here")
    assert spells(person)[-1] == ("F2", BEGAN + 30 * DAY, None)
    spell = answer.spell
    assert (spell.evidence, spell.said_by, spell.verified_on) == (
        "said_by_others",
        "Sam Carr, Westside college",
        MONDAY,
    )
    assert (spell.source, spell.recorded_by, spell.verified_by) == ("provider", None, None)
    assert (answer.held_because, asked.answers.count()) == ("", 1)
    assert answer_list(asked=asked, enrolment=enrolled, said="still_here") == answer
    asked.refresh_from_db()
    assert asked.closed_on == MONDAY


def _asked(person, provider, by):
    enrolled = on_list(person, provider, by)
    return ask_provider(provider=provider, by=by), enrolled


def test_still_here_confirms_what_is_known_and_part_time_is_the_same(in_council, by, provider):
    person = somebody(in_council)
    spell = does(person, "P2", BEGAN)
    asked, enrolled = _asked(person, provider, by)
    assert answer_list(asked=asked, enrolment=enrolled, said="still_here").spell == spell
    spell.refresh_from_db()
    assert (spell.code, spell.evidence) == ("P2", "said_by_others")


def test_who_left_is_not_known_from_the_day_after(in_council, by, provider):
    person = somebody(in_council)
    does(person, "F2", BEGAN)
    asked, enrolled = _asked(person, provider, by)
    last = MONDAY - 9 * DAY
    for wrong, sentence in ((None, "Enter"), (MONDAY + DAY, "still to come"), (BEGAN - DAY, "They began on")):
        with pytest.raises(Refused, match=sentence) as refusal:
            answer_list(asked=asked, enrolment=enrolled, said="left", last_day=wrong)
        assert refusal.value.field == "last_day"
    answer_list(asked=asked, enrolment=enrolled, said="left", last_day=last)
    assert spells(person) == [("F2", BEGAN, last), ("0", last + DAY, None)]
    assert person.enrolments.current().count() == 0


@pytest.mark.parametrize(
    ("code", "source", "said", "why"),
    [
        ("G5", "worker", "still_here", "We have “Not in education"),
        ("F5", "worker", "left", "We have “Training or employment"),
        ("F2", "placement", "left", "EET placement of ours"),
        ("F2", "worker", "moved", "They moved on to"),
    ],
)
def test_what_contradicts_or_leads_elsewhere_waits_for_somebody(in_council, by, provider, code, source, said, why):
    person = somebody(in_council)
    does(person, code, BEGAN, source)
    before = spells(person)
    asked, enrolled = _asked(person, provider, by)
    last = None if said == "still_here" else MONDAY
    answer = answer_list(asked=asked, enrolment=enrolled, said=said, last_day=last)
    assert why in answer.held_because
    assert spells(person) == before or said == "moved"
    assert list(ListAnswer.objects.to_settle()) == [answer]
    with pytest.raises(Refused, match="Say what you found out"):
        settle_answer(answer=answer, how=" ", by=by)
    settle_answer(answer=answer, how="Rang them", by=by)
    assert not ListAnswer.objects.to_settle().exists()
    with pytest.raises(Refused, match="has settled this already: Rang them"):
        settle_answer(answer=answer, how="Again", by=by)


def test_a_reminder_goes_once_on_the_third_working_day_and_the_adviser_after_five(in_council, by, provider):
    asked, _ = _asked(somebody(in_council), provider, by)
    sent, rung = [], []
    for day in range(10):
        with clock.moved_to(MONDAY + day * DAY):
            if remind_providers(council=in_council):
                sent.append(day)
            if ProviderList.objects.to_ring_about(clock.today()).exists():
                rung.append(day)
    assert (sent, rung[0]) == ([3], 7), "Thursday; and the Monday after"
    mails = Message.objects.filter(to="sam@college.example").order_by("id")
    assert [each.subject for each in mails] == [
        "Please tell us who is still with you",
        "A reminder: please tell us who is still with you",
    ]
    person = asked.provider.enrolments.get().care_leaver
    for mail in mails:
        assert not any(word in mail.body for word in (person.given_name, person.family_name, "care", "Westside"))
    ask_provider(provider=provider, by=by)
    assert Link.objects.filter(ended_at=None).count() == 1, "who is asked anew has one link"


def test_nobody_to_ask_about_is_not_asked(in_council, by, provider):
    with pytest.raises(Refused, match="nothing to ask"):
        ask_provider(provider=provider, by=by)
    assert not Message.objects.exists()
