"""Each state of a link to a provider’s list, by each method; the page behind it, and what is said there."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.activities.enrolments import add_provider, enrol
from backend.activities.models import Enrolment, ListAnswer, Provider, ProviderList
from backend.activities.provider_lists import ask_provider, end_enrolment
from backend.activities.services import start_activity
from backend.audit.models import Read
from backend.core.protection import council_context
from backend.links.models import Link
from backend.links.services import end_links
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import worker
from tests.today import today_is
from tests.web.employer_portal.by_link.link_states import (
    altered_is_one_page,
    rows_now,
    sees_no_more_inside,
    told_by,
    told_by_each_method,
    too_old,
    wrong_tries,
)
from tests.web.employer_portal.by_link.links import DELETION_DOOR, LEARNERS_DOOR, browser
from tests.web.pages import errors_in, page_of, text_of
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 6, 15)
_today_is = today_is(TODAY)
TELLS = ("care", "Care", "young person", "virtual school", "Adeyemi", "Quirke", "Evergreen")


@pytest.fixture
def provider(in_council):
    facts = {"kind": "college", "contact_name": "Jo Hall", "email": "jo.hall@college.example"}
    made = add_provider(council=in_council, name="Evergreen College", by=worker(in_council), **facts)
    for given, family in (("Amina", "Adeyemi"), ("Rhys", "Quirke")):
        person = CareLeaverFactory(council=in_council, given_name=given, family_name=family)
        agreed = {"ground": "consent", "agreed_on": TODAY, "agreed_how": "phone"}
        first = dt.date(2026, 1, 5)
        enrol(care_leaver=person, provider=made, code="F2", starts_on=first, by=made.by, **agreed)
    ask_provider(provider=made, by=made.by)
    return made


@pytest.fixture
def token(provider):
    return LEARNERS_DOOR.token_for(provider)


def take_all_off(world, provider, referral):
    for each in Enrolment.objects.all():
        end_enrolment(enrolment=each, because="Taken back", by=provider.by)


def move_address(world, provider, referral):
    Provider.objects.update(email="other@college.example")


def ask_again(world, provider, referral):
    ask_provider(provider=provider, by=provider.by)


def switch_off(world, provider, referral):
    end_links(council=provider.council, holder=provider.public_id, by=None)


def nothing(world, provider, referral):
    pass


STATES = {
    "fresh": (nothing, 200, "Who is still with you"),
    "nobody left on it": (take_all_off, 410, "This is done"),
    "expired": (too_old, 410, "This link is too old"),
    "ended": (switch_off, 410, "This link is switched off"),
    "address changed": (move_address, 410, "This link is switched off"),
    "asked anew": (ask_again, 410, "This link is switched off"),
    "locked": (wrong_tries(LEARNERS_DOOR), 403, "This link is locked"),
}


def rows() -> list:
    return [*rows_now(), list(ProviderList.objects.order_by("pk").values()), list(ListAnswer.objects.values())]


def quiet(response) -> bool:
    return not [word for word in (*TELLS, "Amina", "Rhys", "jo.hall") if word in told_by(response)]


@pytest.mark.parametrize("state", STATES)
def test_what_each_state_tells_by_each_method(provider, token, state):
    make, status, heading = STATES[state]
    make(None, provider, None)
    told_by_each_method(LEARNERS_DOOR, token, status, heading, quiet, rows)


@pytest.mark.parametrize("state", [each for each in STATES if each not in ("fresh", "locked")])
def test_a_visit_that_is_open_sees_no_more_than_the_link_does(provider, state):
    client = LEARNERS_DOOR.come_in(browser(), provider)
    make, status, _ = STATES[state]
    make(None, provider, None)
    asks = [lambda: client.get(LEARNERS_DOOR.inside), lambda: sends(client, do="all", shown=shown_keys())]
    sees_no_more_inside(LEARNERS_DOOR, asks, status, quiet)
    assert not ListAnswer.objects.exists()


def test_altered_never_made_and_of_another_purpose_are_one_page(provider, token):
    altered_is_one_page(LEARNERS_DOOR, token, quiet)
    assert browser().get(DELETION_DOOR.link_to(token)).status_code == 404
    assert browser().get(LEARNERS_DOOR.inside).url == LEARNERS_DOOR.outside
    with council_context(None):
        assert browser().get(LEARNERS_DOOR.link_to(token)).status_code == 200
        assert not Link.objects.exists()


def test_who_cannot_come_in_may_say_so_and_the_provider_is_rung(provider, token):
    stranger = browser()
    stranger.post(LEARNERS_DOOR.link_to(token))
    assert "learners" not in stranger.post(LEARNERS_DOOR.link_to(token, "code"), {"code": "123"}).cookies
    assert stranger.post(LEARNERS_DOOR.link_to(token, "access")).status_code == 200
    assert ProviderList.objects.to_ring_about(TODAY).exists()


def sends(client, **said):
    return client.post(LEARNERS_DOOR.inside, said | LEARNERS_DOOR.box_of(client))


def shown_keys():
    return [each.public_id.hex for each in Enrolment.objects.order_by("care_leaver__given_name")]


def test_the_page_names_a_first_name_an_initial_and_a_first_day_and_looking_changes_nothing(provider):
    client = LEARNERS_DOOR.come_in(browser(), provider)
    before = rows()
    response = client.get(LEARNERS_DOOR.inside)
    page = text_of(page_of(response).main)
    assert "Your list of learners" in page
    assert "Amina A., since 5 Jan 2026" in page.replace("\xa0", " ")
    assert not [word for word in TELLS if word in told_by(response)]
    assert "no-store" in response["Cache-Control"]
    client.head(LEARNERS_DOOR.inside)
    assert rows() == before
    read = Read.objects.filter(page="learners", contact=provider.public_id)
    assert read.filter(reader_role="employer", reader_id=None).count() == 4


def test_one_press_says_that_all_are_still_here_and_the_link_is_done(provider, token):
    client = LEARNERS_DOOR.come_in(browser(), provider)
    box = LEARNERS_DOOR.box_of(client)
    first = client.post(LEARNERS_DOOR.inside, {"do": "all", "shown": shown_keys(), **box})
    second = client.post(LEARNERS_DOOR.inside, {"do": "all", "shown": shown_keys(), **box})
    assert (first.status_code, second.status_code) == (303, 410)
    assert [each.said for each in ListAnswer.objects.all()] == ["still_here"] * 2
    shown = client.get(first["Location"])
    assert (shown.status_code, "noted it of 2 people" in shown.content.decode()) == (410, True)
    assert browser().get(LEARNERS_DOOR.link_to(token)).status_code == 410


def test_of_each_one_says_it_alone_and_nothing_is_half_recorded(provider):
    amina, rhys = shown_keys()
    client = LEARNERS_DOOR.come_in(browser(), provider)
    wrong = sends(client, **{f"said_{amina}": "still_here", f"said_{rhys}": "left", f"left_{rhys}": "1/1/2025"})
    assert "They began on 5 January 2026" in errors_in(wrong)[0]
    assert not ListAnswer.objects.exists()
    assert errors_in(sends(client)) == ["Say of one person at least whether they are still here"]
    assert sends(client, **{f"said_{rhys}": "left", f"left_{rhys}": "1/6/2026"}).status_code == 303
    assert "Rhys" not in client.get(LEARNERS_DOOR.inside).content.decode()
    assert ListAnswer.objects.get().last_day == dt.date(2026, 6, 1)


def test_where_somebody_moved_to_leads_the_adviser_there(provider, in_council):
    facts = {"kind": "college", "contact_name": "Ada Bell", "email": "ada@croyham.example", "phone": "020 8000 0000"}
    add_provider(council=in_council, name="Croyham College", by=provider.by, **facts)
    amina, rhys = shown_keys()
    client = LEARNERS_DOOR.come_in(browser(), provider)
    moved = {f"said_{amina}": "moved", f"moved_{amina}": "1/6/2026", f"where_{amina}": "croyham college"}
    wrong = sends(client, **moved, **{f"since_{amina}": "31/5/2026"})
    assert errors_in(wrong) == ["Their last day here was 1 June 2026. Give a later day, or leave it empty."]
    kept = page_of(wrong).select_one(f"#id_where_{amina}")["value"]
    assert (kept, ListAnswer.objects.count()) == ("croyham college", 0)
    left = {f"said_{rhys}": "left", f"left_{rhys}": "1/6/2026", f"where_{rhys}": "not chosen, not said"}
    assert sends(client, **moved, **left, **{f"since_{amina}": "2/6/2026"}).status_code == 303
    assert sorted(ListAnswer.objects.values_list("said", "where")) == [("left", ""), ("moved", "croyham college")]
    adviser, _ = signed_in(in_council)
    worklist = text_of(page_of(adviser.get("/people/not-known/")).main)
    assert "Ring Ada Bell, Croyham College, 020 8000 0000: they are said to be there" in worklist
    settle = text_of(
        page_of(adviser.get(f"/people/list-answers/{ListAnswer.objects.get(said='moved').public_id}/")).main
    )
    assert "now “croyham college”, there since 2 Jun 2026" in settle.replace("\xa0", " ")
    assert "Ring Ada Bell, Croyham College, 020 8000 0000." in settle


def test_staff_ring_and_write_down_what_was_said(provider, in_council):
    adviser, _ = signed_in(in_council)
    address = f"/people/providers/{provider.public_id}/"
    assert adviser.post(f"{address}rung/").status_code == 302
    shown = page_of(adviser.get(address))
    assert "rung on 15 June 2026" in text_of(shown.main).replace("\xa0", " ")
    assert shown.select_one("form[action$='rung/']") is None, "once a day is enough"
    said = shown.select_one("a[href$='/said/']")["href"]
    wrong = adviser.post(said, {"said": "left", "left_on": "16/6/2026"})
    assert "still to come" in errors_in(wrong)[0]
    adviser.post(said, {"said": "left", "left_on": "12/6/2026"})
    answer = ListAnswer.objects.get()
    assert (answer.said, answer.last_day, answer.held_because) == ("left", dt.date(2026, 6, 12), "")


def test_staff_look_at_a_file_of_learners_before_it_is_taken_in(provider, in_council):
    adviser, _ = signed_in(in_council)
    address = f"/people/providers/{provider.public_id}/file/"
    born = f"{Enrolment.objects.get(care_leaver__given_name='Amina').care_leaver.birth_date:%d/%m/%Y}"
    text = f"Name,DOB,Status,Course\nAmina Adeyemi,{born},still here,Level 2\nSome One,{born},still here,Level 3\n"
    file = SimpleUploadedFile("learners.csv", text.encode(), content_type="text/csv")
    looked = adviser.post(address, {"content": file})
    page = page_of(looked)
    told = text_of(page.main)
    assert "1 row of 2 can be taken in. Not read: “Course”." in told
    assert "Nobody on this list has this name" in told
    assert not ListAnswer.objects.exists(), "nothing is recorded yet"
    sealed = page.select_one("input[name=rows]")["value"]
    other = add_provider(
        council=in_council, name="Other", kind="hub", contact_name="A", email="a@hub.example", by=provider.by
    )
    wrong = adviser.post(f"/people/providers/{other.public_id}/file/", {"rows": sealed})
    assert errors_in(wrong) == ["What was looked at cannot be read any more. Choose the file again."]
    for _ in range(2):
        assert adviser.post(address, {"rows": sealed}).status_code == 302
    assert [each.said for each in ListAnswer.objects.all()] == ["still_here"]
    for bad, sentence in ((b"", "The file is empty"), (b"Name,DOB\nA,1/1/2007\n", "whether they are still there")):
        refused = adviser.post(address, {"content": SimpleUploadedFile("f.csv", bad)})
        assert sentence in errors_in(refused)[0]
    assert errors_in(adviser.post(address, {})) == ["Choose a file"]


def test_a_page_of_another_visit_records_nothing_and_leaving_ends_it(provider):
    client = LEARNERS_DOOR.come_in(browser(), provider)
    assert client.post(LEARNERS_DOOR.inside, {"do": "all", "shown": shown_keys(), "visit": "x"}).status_code == 409
    assert not ListAnswer.objects.exists()
    assert client.post("/learners/leave/").status_code == 303
    assert client.get(LEARNERS_DOOR.inside).url == LEARNERS_DOOR.outside


def test_the_pages_of_staff_ask_and_tell_what_became_of_it(provider, in_council):
    adviser, _ = signed_in(in_council)
    client = LEARNERS_DOOR.come_in(browser(), provider)
    person = Enrolment.objects.get(care_leaver__given_name="Amina").care_leaver
    start_activity(care_leaver=person, code="G5", on=TODAY, source="worker", by=None)
    sends(client, do="all", shown=shown_keys())
    shown = text_of(page_of(adviser.get(f"/people/providers/{provider.public_id}/")).main)
    assert "recorded as what they do" in shown
    assert "They agreed that we ask there" in shown
    today = text_of(page_of(adviser.get("/today/", {"whose": "all"})).main)
    assert "Jo Hall, Evergreen College: still here. We have “Not in education" in today
    settle = f"/people/list-answers/{ListAnswer.objects.to_settle().get().public_id}/"
    assert adviser.post(settle, {"how": "They were wrong"}).status_code == 302
    assert "Jo Hall" not in text_of(page_of(adviser.get("/today/", {"whose": "all"})).main)
