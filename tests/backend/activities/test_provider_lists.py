"""Lists of providers: by what ground somebody stands there, what an answer becomes, what waits, and who is chased."""

import datetime as dt

import pytest

from backend.activities.enrolments import add_provider, enrol, why_not_listed
from backend.activities.list_answers import answer_by_telephone, answer_list, settle_answer
from backend.activities.models import Enrolment, ListAnswer, ProviderList
from backend.activities.provider_lists import ask_provider, end_enrolment, listed, note_rung, remind_providers
from backend.activities.services import start_activity
from backend.activities.waiting_lists import provider_named, standing_on_open_lists
from backend.care_leavers.models import CareLeaver
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


def test_where_they_moved_is_said_once_and_its_days_are_days_after_the_last_one(in_council, by, provider):
    asked, enrolled = _asked(somebody(in_council), provider, by)
    left = MONDAY - 9 * DAY
    for wrong, sentence in ((MONDAY + DAY, "up to today"), (left, "Their last day here was 6 June 2026")):
        with pytest.raises(Refused, match=sentence) as refusal:
            answer_list(asked=asked, enrolment=enrolled, said="moved", last_day=left, there_since=wrong)
        assert refusal.value.field == "there_since"
    where = {"where": " Croyham College ", "there_since": MONDAY - DAY}
    answer = answer_list(asked=asked, enrolment=enrolled, said="moved", last_day=left, **where)
    assert answer.held_because == (
        "They moved on to “Croyham College”, since 14 June 2026. Find out what they do there."
    )
    assert (answer.where, answer.there_since) == ("Croyham College", MONDAY - DAY)


def test_what_was_said_on_the_telephone_is_recorded_once_by_somebody_of_ours(in_council, by, provider):
    person = somebody(in_council)
    enrolled = on_list(person, provider, by)
    with pytest.raises(Refused, match="Ask whom they still have first"):
        answer_by_telephone(enrolment=enrolled, said="still_here", by=by)
    ask_provider(provider=provider, by=by)
    note_rung(provider=provider, by=by)
    assert not ProviderList.objects.to_ring_about(MONDAY + 6 * DAY).exists()
    assert ProviderList.objects.to_ring_about(MONDAY + 7 * DAY).exists(), "five working days after it was rung"
    answer = answer_by_telephone(enrolment=enrolled, said="still_here", by=by)
    assert (answer.spell.recorded_by, answer.spell.verified_by) == (by, by)
    assert answer.spell.said_by == "Sam Carr, Westside college"
    with pytest.raises(Refused, match="It is recorded already"):
        answer_by_telephone(enrolment=enrolled, said="left", last_day=MONDAY, by=by)
    with pytest.raises(Refused, match="answered by now"):
        note_rung(provider=provider, by=by)


def test_who_waits_on_a_list_is_the_same_asked_of_one_and_of_many(in_council, by):
    """Whether somebody may stand there: by a query over all, and person by person, on each side of an 18th birthday."""
    employer = EmployerFactory(council=in_council)
    kinds = {kind: college(in_council, by, kind) for kind in ("college", "hub", "provider")}
    kinds["employer"] = college(in_council, by, "employer", employer=employer)
    leap = somebody(in_council, birth_date=dt.date(2008, 2, 29))
    for birth in (dt.date(2008, 6, 15), dt.date(2008, 6, 16), dt.date(2008, 6, 17), dt.date(2009, 1, 1)):
        on_list(somebody(in_council, birth_date=birth), kinds["college"], by)
    with clock.moved_to(dt.date(2026, 2, 1)):
        for person in (leap, *(each.care_leaver for each in Enrolment.objects.all())):
            facts = {"starts_on": BEGAN, "ground": "duty", "code": "F2", "by": by}
            enrol(care_leaver=person, provider=kinds["provider"], **facts)
    avoids, ended = somebody(in_council), somebody(in_council)
    for person in (avoids, ended, leap):
        on_list(person, kinds["employer"], by, "F5")
        on_list(person, kinds["hub"], by)
    taken_off = on_list(somebody(in_council), kinds["hub"], by)
    AvoidedEmployerFactory(care_leaver=avoids, employer=employer)
    for each in kinds.values():
        ask_provider(provider=each, by=by)
    end_enrolment(enrolment=taken_off, because="Wrong", by=by)
    CareLeaver.objects.filter(pk=ended.pk).update(support_ended_on=MONDAY)
    answered = Enrolment.objects.get(care_leaver=leap, provider=kinds["hub"])
    answer_by_telephone(enrolment=answered, said="still_here", by=by)
    for day in (dt.date(2026, 2, 28), dt.date(2026, 3, 1), MONDAY, MONDAY + DAY, MONDAY + 2 * DAY):
        with clock.moved_to(day):
            one_by_one = {each.pk for asked in ProviderList.objects.filter(closed_on=None) for each in listed(asked)}
            at_once = set(standing_on_open_lists(day).values_list("pk", flat=True))
            assert at_once == one_by_one, day
            assert one_by_one


def test_the_provider_of_ours_that_is_meant_is_found_by_its_whole_name(in_council, by):
    known = [college(in_council, by), college(in_council, by, "hub")]
    known[1].name = "Croyham"
    found = {
        where: provider_named(known, where) for where in ("westside COLLEGE, Croydon", "Croyhamshire", "", "at Croyham")
    }
    assert list(found.values()) == [known[0], None, None, known[1]]


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
