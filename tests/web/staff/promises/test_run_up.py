"""The weeks before a release on one page: led to from Today, planned in one press, read, and moved with the day."""

import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.promises.conftest import TODAY
from tests.web.staff.promises.test_plan import rows
from tests.web.staff.today.reading import link_of


DAY = dt.timedelta(days=1)
RELEASE = TODAY + 50 * DAY


@pytest.fixture
def person(in_council, desk):
    facts = {"in_custody": True, "release_date": RELEASE, "given_name": "Bo"}
    return CareLeaverFactory(council=in_council, eet_adviser=desk[1].user, **facts)


def page(person, more="") -> str:
    return f"/people/{person.public_id}/run-up/{more}"


def plan(client, person, **changes):
    at = page(person, "plan/")
    return client.post(at, filled(client.get(at)) | changes, follow=True)


def test_from_today_to_what_is_promised_and_on_to_the_next_day_of_release(adviser, person, desk):
    today = get_within(adviser, "/today/")
    assert link_of(today, "releases") == page(person, "plan/")
    shown = get_within(adviser, page(person, "plan/"))
    assert "Release expected on 4 August 2026" in text_of(page_of(shown).main)
    assert filled(shown)["due_journey"] == "21/07/2026"
    facts = {"partner": "Ann Ward, probation", "partner_phone": "020 7946 0333", "need_money": ""}
    planned = plan(adviser, person, **facts)
    told = rows(planned)
    assert len(told) == 6
    assert told["We plan your first trip there with you."][:3] == ["21 Jul 2026", "Priya Shah", "To come"]
    assert "Ann Ward, probation, 020 7946 0333" in text_of(page_of(planned).main)
    assert link_of(adviser.get("/today/"), "releases") == f"/people/{person.public_id}/"
    assert adviser.get(page(person, "plan/")).status_code == 302, "it is planned once"
    update_profile(care_leaver=person, release_date=RELEASE + 14 * DAY, by=desk[1].user)
    assert link_of(adviser.get("/today/"), "releases") == page(person)
    assert "The release is expected on 18 August 2026 now." in text_of(page_of(get_within(adviser, page(person))).main)
    moved = adviser.post(page(person, "move/"), follow=True)
    assert rows(moved)["We plan your first trip there with you."][0] == "4 Aug 2026"
    assert link_of(adviser.get("/today/"), "releases") == f"/people/{person.public_id}/"


def test_what_was_typed_wrong_is_said_beside_its_box_and_all_else_stays(adviser, person):
    shown = plan(adviser, person, partner_phone="ask", partner="Ann Ward", words_papers="We get your ID.")
    shown.status_code = 200
    assert any("telephone number" in each for each in errors_in(shown))
    assert filled(shown)["words_papers"] == "We get your ID."
    assert filled(shown)["partner"] == "Ann Ward"
    assert "Nothing is promised yet." in text_of(page_of(adviser.get(page(person))).main)


def test_a_head_reads_it_and_plans_nothing(in_council, person):
    head, _ = signed_in(in_council, Role.HEAD)
    assert "Plan the weeks" not in text_of(page_of(head.get(page(person))).main)
    assert head.get(page(person, "plan/")).status_code == 403


def test_of_somebody_who_is_out_the_page_says_so_and_nothing_is_planned(adviser, person, desk):
    update_profile(care_leaver=person, in_custody=False, by=desk[1].user)
    shown = adviser.get(page(person, "plan/"), follow=True)
    assert "whose day of release is recorded" in text_of(page_of(shown))
    with clock.moved_to(TODAY):
        assert "Before the release" not in text_of(page_of(adviser.get(f"/people/{person.public_id}/")))
