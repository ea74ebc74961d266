"""Who saved first is told on Today what a colleague changed afterwards on a page that had been open all the time."""

import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.web.kit.edits.race import opened
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


pytestmark = pytest.mark.usefixtures("kinds_named")


URL = "/today/"
KIND = "changed-after-you"


def lines(client) -> list[tuple[str, str]]:
    return hints(get_within(client, URL), KIND)


def test_the_first_of_two_reads_which_fields_by_whom_until_they_open_the_record(desk, in_council):
    adviser, membership = desk
    person = CareLeaverFactory(council=in_council, eet_adviser=membership.user, aspiration="To draw")
    address = f"/people/{person.public_id}/edit/"
    colleague, colleague_membership = signed_in(in_council, Role.STAFF)
    first, second = opened(adviser, address), opened(colleague, address)
    assert first.sends(phone="07700 900111").status_code == 302
    assert lines(adviser) == []
    assert second.sends(aspiration="To bake", home_is_confidential=["on"]).status_code == 302
    ((action, reason),) = lines(adviser)
    assert action == f"{person.full_name}: see what changed"
    changed = "“What they want, in their own words” and “The address is confidential”"
    said = f"{colleague_membership.user} changed {changed} at"
    assert said in reason
    assert "bake" not in reason, "fields by their names, never what they hold"
    assert lines(colleague) == [], "who saved second was told at once"
    for role in (Role.EET_ADVISER, Role.HEAD, Role.PERSONAL_ADVISER):
        assert lines(signed_in(in_council, role)[0]) == [], "only who changed it before"
    with clock.moved_to(clock.today() + dt.timedelta(days=8)):
        assert lines(adviser) == [], "a week later it is history"
    assert len(lines(adviser)) == 1
    assert adviser.get(link_of(adviser.get(URL), KIND)).status_code == 200
    assert lines(adviser) == []


def test_a_change_on_a_page_opened_afterwards_and_one_of_ones_own_are_no_news(desk, in_council):
    adviser, membership = desk
    person = CareLeaverFactory(council=in_council, eet_adviser=membership.user)
    address = f"/people/{person.public_id}/edit/"
    colleague, _ = signed_in(in_council, Role.STAFF)
    both = opened(adviser, address), opened(adviser, address)
    assert both[0].sends(phone="07700 900111").status_code == 302
    assert opened(colleague, address).sends(aspiration="To bake").status_code == 302
    assert both[1].sends(readiness="3").status_code == 302
    update_profile(care_leaver=person, by=None, own_word="young adult")
    assert lines(adviser) == []


def test_whoever_may_no_longer_open_the_record_reads_nothing_of_it(in_council):
    client, membership = signed_in(in_council, Role.PERSONAL_ADVISER)
    person = CareLeaverFactory(council=in_council, personal_adviser=membership.user)
    address = f"/people/{person.public_id}/edit/"
    colleague, _ = signed_in(in_council, Role.STAFF)
    first, second = opened(client, address), opened(colleague, address)
    assert first.sends(phone="07700 900111").status_code == 302
    assert second.sends(personal_adviser="").status_code == 302
    assert lines(client) == []
