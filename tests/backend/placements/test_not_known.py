"""Who is not known to do anything, since when, what was tried, and what comes next."""

import datetime as dt

import pytest

from backend.activities.choices import Source
from backend.activities.services import end_activity, start_activity
from backend.care_leavers.choices import REACHED_BY, ConsentKind, ContactMethod
from backend.care_leavers.contact_corrections import remove_contact
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record_contact
from backend.placements.not_known import BEGIN_AGAIN, next_step, not_known, tries_of
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import UserFactory
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
_today = today_is(TODAY)
PHONE, TEXT, EMAIL = ContactMethod.PHONE, ContactMethod.TEXT, ContactMethod.EMAIL
LETTER, VISIT = ContactMethod.LETTER, ContactMethod.IN_PERSON


@pytest.fixture
def person(in_council):
    how = {"phone": "07700 900123", "email": "sam@example.org", "home_postcode": "SW1A 1AA"}
    person = CareLeaverFactory(council=in_council, personal_adviser_name="Ada Bell", **how)
    consent_to(person, *REACHED_BY)
    return person


def listed(on=TODAY):
    return list(not_known(CareLeaver.objects.all(), on))


def does(person, code, first, last=None):
    spell = start_activity(care_leaver=person, code=code, on=first, source=Source.WORKER, by=None)
    return end_activity(spell=spell, on=last, by=None) if last else spell


def tried(person, method, ago, reached=False):
    facts = {"on": TODAY - ago * DAY, "method": method, "reached": reached, "by": UserFactory()}
    return record_contact(care_leaver=person, **facts)


def step(on=TODAY):
    (found,) = listed(on)
    return next_step(found, tries_of(found), on)


def test_it_is_not_known_from_the_day_after_what_they_last_did(person):
    does(person, "F5", TODAY - 90 * DAY, TODAY - 31 * DAY)
    (found,) = listed()
    assert (found.not_known_since, found.last_known) == (TODAY - 30 * DAY, "F5")
    does(person, "0", TODAY - 10 * DAY)
    assert listed()[0].not_known_since == TODAY - 30 * DAY, "that somebody wrote it down later changes nothing"


def test_what_is_known_today_is_not_on_the_list(person):
    does(person, "G5", TODAY)
    assert listed() == []


def test_the_longest_stands_first(person, in_council):
    does(person, "0", TODAY - 10 * DAY)
    longer = CareLeaverFactory(council=in_council)
    does(longer, "F2", TODAY - 400 * DAY, TODAY - 300 * DAY)
    added_today = CareLeaverFactory(council=in_council)
    assert listed() == [longer, person, added_today]


def test_tries_are_the_contacts_since_and_no_others(person):
    does(person, "F5", TODAY - 90 * DAY, TODAY - 31 * DAY)
    tried(person, PHONE, 40)
    wrong = tried(person, TEXT, 20)
    tried(person, EMAIL, 12)
    assert [(each.method, each.reached) for each in tries_of(listed()[0])] == [(TEXT, False), (EMAIL, False)]
    remove_contact(contact=wrong, why="It was somebody else.", by=UserFactory())
    assert [each.method for each in tries_of(listed()[0])] == [EMAIL]


def test_each_way_comes_once_then_the_personal_adviser_then_all_of_it_again(person):
    does(person, "0", TODAY - 60 * DAY)
    said = []
    for number, method in enumerate((PHONE, TEXT, EMAIL, LETTER, VISIT)):
        said.append(step().words)
        tried(person, method, 20 - number)
    assert said == ["Ring them", "Text them", "E-mail them", "Write them a letter", "Visit them"]
    again = TODAY - 16 * DAY + BEGIN_AGAIN
    waits = f"Everything was tried. Begin again on {again:%-d %B %Y}"
    assert step().words == f"{waits}, and ask Ada Bell, their personal adviser, meanwhile"
    assert step(again - DAY).method is None
    assert step(again).words == "Everything was tried by 30 May 2026. Ring them again"


def test_only_what_there_is_a_number_or_an_address_for_is_proposed(person):
    does(person, "0", TODAY - 60 * DAY)
    CareLeaver.objects.filter(pk=person.pk).update(phone="", home_postcode="")
    assert step().words == "E-mail them"
    CareLeaver.objects.filter(pk=person.pk).update(email="")
    assert step().words == "Find a way to reach them: ask Ada Bell, their personal adviser"


@pytest.mark.parametrize(
    ("facts", "stopped", "said"),
    [
        ({"in_custody": True}, None, ["Visit them"]),
        ({"home_is_confidential": True}, None, ["Ring them", "Text them", "E-mail them", "Visit them"]),
        ({"phone_confirmed": "not_yet"}, None, ["Ring them", "E-mail them", "Write them a letter", "Visit them"]),
        ({}, ConsentKind.CONTACT_BY_TEXT, ["Ring them", "E-mail them", "Write them a letter", "Visit them"]),
        ({}, ConsentKind.CONTACT_BY_LETTER, ["Ring them", "Text them", "E-mail them", "Visit them"]),
    ],
)
def test_no_way_is_proposed_that_they_did_not_agree_to_or_that_leads_to_somebody_else(person, facts, stopped, said):
    does(person, "0", TODAY - 60 * DAY)
    CareLeaver.objects.filter(pk=person.pk).update(**facts)
    person.consents.filter(kind=stopped).delete() if stopped else None
    words = []
    while step().method:
        words.append(step().words)
        tried(person, step().method, 20)
    assert words == said


def test_whoever_was_reached_has_only_to_be_recorded(person):
    does(person, "0", TODAY - 60 * DAY)
    tried(person, PHONE, 3, reached=True)
    assert step().words == "They were reached on 12 June 2026: record what they do"
    assert step().was_reached


def test_what_they_said_a_month_ago_is_asked_anew(person):
    does(person, "0", TODAY - 200 * DAY)
    tried(person, PHONE, 40)
    tried(person, TEXT, 28, reached=True)
    assert step().words == "Ring them"
    assert step(TODAY - DAY).was_reached
    tried(person, PHONE, 3)
    assert step().words == "Text them"
