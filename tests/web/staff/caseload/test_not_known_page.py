"""The list of those of whom nobody knows what they do: whom it names, what it says, and who may take it away."""

import csv
import datetime as dt

import pytest

from backend.activities.choices import ActivityCode, Source
from backend.activities.enrolments import add_provider, enrol
from backend.activities.provider_lists import ask_provider
from backend.activities.services import start_activity
from backend.audit.models import Read
from backend.care_leavers.choices import REACHED_BY, ConsentKind, ContactMethod
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.councils.choices import Role
from backend.reference.working_days import add_working_days
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import MembershipFactory, UserFactory
from tests.web.pages import names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


URL, CSV = "/people/not-known/", "/people/not-known/export.csv"
DAY = dt.timedelta(days=1)


@pytest.fixture
def adviser(in_council):
    user = UserFactory(name="Nia Hope")
    MembershipFactory(user=user, council=in_council, role=Role.EET_ADVISER)
    return user


@pytest.fixture
def people(in_council, adviser):
    """Two not known, one of whom was rung; one at work."""
    today = clock.today()
    longest = CareLeaverFactory(
        council=in_council, given_name="Sam", family_name="Longest", eet_adviser=adviser, phone="07700 900123"
    )
    consent_to(longest, ConsentKind.CONTACT_BY_TEXT)
    begins(longest, ActivityCode.NOT_KNOWN, today - 60 * DAY)
    CareLeaverFactory(council=in_council, given_name="Sam", family_name="Added", phone="07700 900124")
    begins(CareLeaverFactory(council=in_council, family_name="Working"), ActivityCode.F5, today)
    call = {"on": today - 5 * DAY, "method": ContactMethod.PHONE, "reached": False}
    record_contact(care_leaver=longest, by=adviser, **call)
    return longest


def begins(person, code, on):
    start_activity(care_leaver=person, code=code, on=on, source=Source.WORKER, by=None)


def test_it_names_who_is_not_known_the_longest_first_with_tries_and_the_next_step(in_council, people):
    client, _ = signed_in(in_council)
    response = get_within(client, URL)
    assert names_in_table(response) == ["Sam Longest", "Sam Added"]
    words = text_of(page_of(response).select_one("main"))
    assert "2 young people" in words
    assert "1 try" in words
    steps = [text_of(each) for each in page_of(response).select("tbody a[href$='/contacts/add/']")]
    assert [each.split(" about ")[0] for each in steps] == ["Text them", "Ring them"]


def test_of_many_tries_the_last_three_are_named(in_council, people, adviser):
    for ago in (9, 4, 3, 2):
        call = {"on": clock.today() - ago * DAY, "method": ContactMethod.TEXT, "reached": False}
        record_contact(care_leaver=people, by=adviser, **call)
    words = text_of(page_of(signed_in(in_council)[0].get(URL)).select_one("main"))
    assert "5 tries 2 before; text message" in words


def test_twenty_more_people_cost_no_more_queries(in_council, people):
    for _ in range(20):
        consent_to(CareLeaverFactory(council=in_council), *REACHED_BY)
    client, _ = signed_in(in_council)
    get_within(client, URL)


@pytest.mark.parametrize("chosen", ["mine", "none", "nonsense"])
def test_it_narrows_to_one_adviser_and_says_how_many(in_council, people, adviser, chosen):
    client, _ = signed_in(in_council)
    which = str(adviser.public_id) if chosen == "mine" else chosen
    expected = {"mine": ["Sam Longest"], "none": ["Sam Added"], "nonsense": ["Sam Longest", "Sam Added"]}
    assert names_in_table(client.get(URL, {"adviser": which})) == expected[chosen]


def test_whoever_is_recorded_leaves_it(in_council, people):
    begins(people, ActivityCode.G5, clock.today())
    client, _ = signed_in(in_council)
    assert names_in_table(client.get(URL)) == ["Sam Added"]


def test_a_personal_adviser_reads_their_own_alone(in_council, people):
    client, membership = signed_in(in_council, Role.PERSONAL_ADVISER)
    assert "Of everybody it is known" in client.get(URL).content.decode()
    people.personal_adviser = membership.user
    people.save()
    assert names_in_table(client.get(URL)) == ["Sam Longest"]


def test_the_file_holds_what_the_filter_shows_and_is_in_the_read_log(in_council, people, adviser):
    client, membership = signed_in(in_council, Role.HEAD)
    link = page_of(client.get(URL, {"adviser": str(adviser.public_id)})).select_one("a[href*='export.csv']")["href"]
    rows = list(csv.reader(client.get(link).content.decode("utf-8-sig").splitlines()))
    assert [row[1:3] for row in rows[1:]] == [["Sam", "Longest"]]
    said = dict(zip(rows[0], rows[1], strict=True))
    assert (said["Tries since"], said["Next step"], said["EET adviser"]) == ("1", "Text them", "Nia Hope")
    assert Read.objects.filter(reader_id=membership.user_id, page="people-not-known-export").exists()


def on_a_list(person, adviser, **facts):
    about = {"kind": "college", "contact_name": "Jo Hall", "email": "jo@croyham.example", "phone": "020 8000 0000"}
    provider = add_provider(council=person.council, name="Croyham College", by=adviser, **about)
    agreed = {"ground": "consent", "agreed_on": clock.today(), "agreed_how": "phone"}
    began = clock.today() - 90 * DAY
    return enrol(care_leaver=person, provider=provider, code="F2", starts_on=began, by=adviser, **agreed)


def test_a_list_that_waits_is_named_until_it_is_time_to_ring_and_then_is_the_next_step(in_council, people, adviser):
    asked = ask_provider(provider=on_a_list(people, adviser).provider, by=adviser)
    client, _ = signed_in(in_council)
    ring_on = add_working_days(asked.asked_on, 5)
    step = f"Ring Jo Hall, Croyham College, 020 8000 0000: asked on {asked.asked_on:%-d %B %Y}, no answer"
    stages = {}
    for day, is_due in ((clock.today(), False), (ring_on, True)):
        with clock.moved_to(day):
            client, _ = signed_in(in_council)
            words = text_of(page_of(get_within(client, URL)).main).replace("\xa0", " ")
            assert f"asked Croyham College {asked.asked_on:%-d %b %Y}" in words
            assert (step in words, "ring them from" in words) == (is_due, not is_due)
            shown = [names_in_table(client.get(URL, {"stage": each})) for each in ("untried", "asked", "ring", "moved")]
            stages[is_due] = shown
    assert stages == {
        False: [["Sam Added"], ["Sam Longest"], [], []],
        True: [["Sam Added"], ["Sam Longest"], ["Sam Longest"], []],
    }
    with clock.moved_to(ring_on):
        head, _ = signed_in(in_council, Role.HEAD)
        rows = list(csv.reader(head.get(CSV).content.decode("utf-8-sig").splitlines()))
        said = dict(zip(rows[0], rows[1], strict=True))
        assert said["Next step"] == step
        assert said["Providers asked"].endswith("no answer: ring them")
        assert not page_of(head.get(URL)).select("tbody a[href*='/providers/'], tbody form"), "a head only reads"


def test_a_try_is_logged_where_its_line_stands_and_nothing_typed_is_lost(in_council, people):
    client, _ = signed_in(in_council)
    form = page_of(client.get(URL)).select_one("tbody form")
    boxes = {each["name"]: each["value"] for each in form.select("input")}
    answer = client.post(form["action"], boxes | {"method": "text", "note": "No reply by four", "reached": "no"})
    assert (answer.status_code, answer.url) == (302, URL)
    (told, *_) = page_of(client.get(URL)).select(".govuk-notification-banner")
    assert "The try to reach Sam is logged" in text_of(told)
    assert [(each.method, each.note) for each in people.contacts.order_by("id")][1:] == [("text", "No reply by four")]
    wrong = client.post(form["action"], boxes | {"method": "", "note": "Rang the flat", "reached": "no"})
    assert "Rang the flat" in wrong.content.decode()
    assert people.contacts.count() == 2


def test_an_adviser_may_not_take_it_away(in_council, people):
    client, _ = signed_in(in_council)
    assert client.get(CSV).status_code == 403
    assert page_of(client.get(URL)).select_one("a[href*='export.csv']") is None
