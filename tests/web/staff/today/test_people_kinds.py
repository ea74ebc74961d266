"""Lines of Today about young people themselves: birthdays, personal advisers, entitlements that cannot be so."""

import datetime as dt

import pytest

from backend.care_leavers.ages import birthday
from backend.care_leavers.assignments import end_access
from backend.care_leavers.choices import Entitlement
from backend.care_leavers.services import set_entitlement, update_profile
from backend.core import clock
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


pytestmark = pytest.mark.usefixtures("kinds_named")


URL = "/today/"
DAY = dt.timedelta(days=1)


def test_a_birthday_is_told_weeks_before_and_until_somebody_looked(adviser, desk):
    council, user = desk[1].council, desk[1].user
    turns = clock.today() + 57 * DAY
    person = CareLeaverFactory(council=council, eet_adviser=user, birth_date=birthday(turns, -18), given_name="Bo")
    set_entitlement(
        care_leaver=person, category=Entitlement.ELIGIBLE, starts_on=birthday(person.birth_date, 16), by=user
    )
    assert hints(adviser.get(URL), "birthdays") == []
    with clock.moved_to(turns - 56 * DAY):
        response = adviser.get(URL)
        ((action, reason),) = hints(response, "birthdays")
        assert action == f"{person.full_name}: look at what turning 18 changes"
        assert "Eligible child becomes Former relevant child. No personal adviser is recorded" in reason
        shown = text_of(page_of(get_within(adviser, link_of(response, "birthdays"))).main)
        assert "section 23C" in shown
        assert "Missing: record one" in shown
    with clock.moved_to(turns + 100 * DAY):
        url = link_of(adviser.get(URL), "birthdays")
        assert adviser.post(url, {"note": "Plan talked through"}).status_code == 302
        assert hints(adviser.get(URL), "birthdays") == []
        assert "Plan talked through" in text_of(page_of(adviser.get(url)).main)
    with pytest.raises(AssertionError):
        page_of(adviser.get(f"/people/{person.public_id}/birthdays/19/"))


def test_the_bar_of_a_record_says_what_holds_today_by_law(adviser, desk):
    council, user = desk[1].council, desk[1].user
    person = CareLeaverFactory(council=council, eet_adviser=user, birth_date=birthday(clock.today() + DAY, -25))
    page = f"/people/{person.public_id}/profile/"
    assert "Entitlement not recorded yet" in adviser.get(page).content.decode()
    at_eighteen = birthday(person.birth_date, 18)
    set_entitlement(care_leaver=person, category=Entitlement.FORMER_RELEVANT, starts_on=at_eighteen, by=user)
    with clock.moved_to(clock.today()):
        assert "Entitlement ended by law" not in adviser.get(page).content.decode()
    with clock.moved_to(clock.today() + DAY):
        shown = adviser.get(page).content.decode()
        assert "Entitlement ended by law" in shown
        assert "Support as a care leaver ends by law" in shown


def test_a_release_is_told_twelve_weeks_before_on_its_day_and_until_it_is_recorded(adviser, desk):
    council, user = desk[1].council, desk[1].user
    release = clock.today() + 85 * DAY
    facts = {"in_custody": True, "release_date": release}
    person = CareLeaverFactory(council=council, eet_adviser=user, personal_adviser=user, given_name="Bo", **facts)
    assert hints(adviser.get(URL), "releases") == []
    said = f"Released on {release:%a} {release.day} {release:%b}"
    weeks_before = f"/people/{person.public_id}/run-up/plan/"
    for days, leads_to in ((84, weeks_before), (0, "/parts/custody/#id_in_custody")):
        with clock.moved_to(release - days * DAY):
            response = adviser.get(URL)
            ((_, reason),) = hints(response, "releases")
            assert reason.startswith(said)
            assert "what starts then?" in reason
            assert link_of(response, "releases").endswith(leads_to)
    with clock.moved_to(release + DAY):
        ((_, reason),) = hints(adviser.get(URL), "releases")
        assert "enter the new date, or say that they are out" in reason
        update_profile(care_leaver=person, in_custody=False, by=user)
        assert hints(adviser.get(URL), "releases") == []


def test_nobody_of_sixteen_or_more_is_without_a_personal_adviser(adviser, desk):
    council, user = desk[1].council, desk[1].user
    person = CareLeaverFactory(council=council, eet_adviser=user, age=16)
    CareLeaverFactory(council=council, eet_adviser=user, age=17, personal_adviser=user)
    helped = CareLeaverFactory(council=council, eet_adviser=user, age=20)
    set_entitlement(care_leaver=helped, category=Entitlement.QUALIFYING, starts_on=clock.today() - 40 * DAY, by=user)
    response = adviser.get(URL)
    assert [action for action, _ in hints(response, "personal-advisers")] == [
        f"{person.full_name}: record a personal adviser"
    ]
    assert link_of(response, "personal-advisers").endswith("/parts/advisers/#id_personal_adviser")


def test_whoever_lost_their_adviser_or_never_had_one_is_given_one(in_council):
    staff, member = signed_in(in_council, Role.STAFF)
    leaving, gone = MembershipFactory(council=in_council), MembershipFactory()
    elsewhere = MembershipFactory().user
    CareLeaverFactory(council=in_council, age=16, personal_adviser=member.user, eet_adviser=member.user)
    left = CareLeaverFactory(council=in_council, age=16, personal_adviser=member.user, eet_adviser=leaving.user)
    never = CareLeaverFactory(council=in_council, age=16, personal_adviser=member.user, eet_adviser=None)
    closed = CareLeaverFactory(council=in_council, age=16, personal_adviser=member.user, eet_adviser=gone.user)
    moved = CareLeaverFactory(council=in_council, age=17, eet_adviser=member.user, personal_adviser=elsewhere)
    before = {action for action, _ in hints(staff.get(URL), "eet-advisers")}
    assert before == {f"{each.full_name}: record an EET adviser" for each in (never, closed)}
    end_access(membership=leaving, reason="Left", by=member.user)
    response = get_within(staff, URL, most=13)
    assert {action for action, _ in hints(response, "eet-advisers")} == before | {
        f"{left.full_name}: record an EET adviser"
    }
    assert link_of(response, "eet-advisers").endswith("/parts/advisers/#id_eet_adviser")
    ((action, reason),) = hints(response, "personal-advisers")  # once, though they are owed one as well
    assert action == f"{moved.full_name}: record a personal adviser"
    assert "cannot sign in to this council any more" in reason
    for person in (left, never, closed):
        update_profile(care_leaver=person, eet_adviser=member.user, by=member.user)
    update_profile(care_leaver=moved, personal_adviser=member.user, by=member.user)
    settled = staff.get(URL)
    assert hints(settled, "eet-advisers") == hints(settled, "personal-advisers") == []
    head = signed_in(in_council, Role.HEAD)[0]
    CareLeaverFactory(council=in_council, age=16, personal_adviser=member.user, eet_adviser=None)
    assert hints(head.get(URL), "eet-advisers")[0][0].endswith("see that an EET adviser is named")


def test_what_the_case_system_recorded_against_the_law_is_shown_and_stays(adviser, desk):
    person = CareLeaverFactory(council=desk[1].council, eet_adviser=desk[1].user, age=19)
    set_entitlement(care_leaver=person, category=Entitlement.ELIGIBLE, starts_on=clock.today(), by=None)
    assert "they turned 18 on" in hints(adviser.get(URL), "entitlements")[0][1]
    shown = text_of(page_of(adviser.get(f"/people/{person.public_id}/profile/")).main)
    assert "they turned 18 on" in shown
    assert "Today: Former relevant child, by law since" in shown
    assert "Eligible child" in shown


def test_a_bar_that_nothing_shows_waits_until_it_is_shown_or_taken_off(adviser, desk):
    member = desk[1]
    person, other = (
        CareLeaverFactory(council=member.council, eet_adviser=member.user, dbs_clear=clear) for clear in (False, None)
    )
    response = adviser.get(URL)
    ((action, reason),) = hints(response, "bars")
    assert action == f"{person.full_name}: say what shows the bar, or take it off"
    assert "it rules nothing out" in reason
    assert page_of(adviser.get(link_of(response, "bars"))).select_one("#id_dbs_bar_evidence")
    update_profile(care_leaver=person, dbs_bar_evidence="Letter of 3 March 2026", by=member.user)
    assert hints(adviser.get(URL), "bars") == []
    assert other.dbs_clear is None


def test_an_uncertain_birth_date_is_told_until_somebody_has_checked_it(adviser, desk):
    council, user = desk[1].council, desk[1].user
    facts = {"council": council, "eet_adviser": user, "birth_date": dt.date(2008, 1, 1)}
    put = CareLeaverFactory(**facts, birth_date_uncertain=True)
    CareLeaverFactory(**facts, birth_date_uncertain=False)
    CareLeaverFactory(**facts)
    CareLeaverFactory(**facts, birth_date_uncertain=True, support_ended_on=clock.today())
    response = get_within(adviser, URL)
    ((action, reason),) = hints(response, "birth-dates")
    assert action == f"{put.full_name}: find out when they were born"
    assert "1 January 2008 is recorded and not confirmed" in reason
    assert page_of(adviser.get(link_of(response, "birth-dates"))).select_one("[name=birth_date_uncertain]")
    update_profile(care_leaver=put, birth_date_uncertain=False, by=user)
    assert hints(adviser.get(URL), "birth-dates") == []
