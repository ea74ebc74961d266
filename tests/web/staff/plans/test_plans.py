"""A plan on its pages: the first aim, what is missing in it, a review after an end, signed by the head."""

import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.placements.services import end
from backend.plans.models import PlanReview
from tests.factories.placements import placement_since
from tests.today import today_is
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import link_of


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
_today = today_is(TODAY)


@pytest.fixture
def desk(in_council):
    """The browser of an EET adviser, and who that is."""
    return signed_in(in_council, name="Priya Shah")


@pytest.fixture
def adviser(desk):
    return desk[0]


@pytest.fixture
def placement(world, desk):
    found = placement_since(world, TODAY - 90 * DAY)
    update_profile(care_leaver=found.care_leaver, eet_adviser=desk[1].user, by=world.adviser)
    return found


def main_of(response) -> str:
    return text_of(page_of(response).main)


def post(client, at, **facts):
    return client.post(at, filled(client.get(at)) | facts, follow=True)


def address_in(response, words: str) -> str:
    return next(each["href"] for each in page_of(response).select("a") if text_of(each).startswith(words))


def test_from_the_first_aim_to_a_signed_review_after_an_end(world, adviser, placement):
    person = placement.care_leaver
    at = f"/people/{person.public_id}/plan/"
    assert "There is no plan yet" in main_of(get_within(adviser, at, most=WITH_WHOSE_IT_IS))
    with clock.moved_to(TODAY - 40 * DAY):
        assert "No aim is set down yet" in main_of(adviser.post(f"{at}open/", follow=True))
        shown = post(adviser, f"{at}aims/add/", words="Work with animals", why="cos dogs dont judge")
        assert "“cos dogs dont judge”" in main_of(shown)
        shown = post(adviser, address_in(shown, "Add an action"), words="Visit the kennels")
        assert "It does not say who does it and by when yet" in text_of(page_of(shown))
    assert "nobody does it" in main_of(adviser.get(at)).lower()
    assert link_of(adviser.get("/today/"), "plan-gaps") == at
    shown = post(adviser, address_in(adviser.get(at), "Change “Visit"), owner_name="Sam", target_on="20/6/2026")
    assert "Sam" in main_of(shown)
    end(placement=placement, on=TODAY, reason="not_recorded", by=world.adviser)
    today = get_within(adviser, "/today/")
    assert link_of(today, "plan-reviews") == at
    assert "what they had started ended on 15 Jun 2026" in text_of(page_of(today))
    assert "The next review is due by 13 July 2026" in main_of(get_within(adviser, at, most=WITH_WHOSE_IT_IS))
    facts = {"they_attended": "True", "their_view": "i want sth with dogs", "advocate": "declined"}
    wrong = post(adviser, f"{at}reviews/add/", **facts)
    assert errors_in(wrong) == ["Enter what was decided"]
    post(adviser, f"{at}reviews/add/", summary="Kennels first.", **facts)
    review = PlanReview.objects.get()
    assert review.because == ["placement_ended"]

    head, _ = signed_in(world.council, Role.HEAD)
    read = f"/plan-reviews/{review.public_id}/"
    assert link_of(head.get("/today/"), "reviews-to-sign") == read
    shown = main_of(get_within(head, read, most=WITH_WHOSE_IT_IS))
    assert "i want sth with dogs" in shown
    assert "Visit the kennels: Sam, by 20 June 2026" in shown
    post(head, f"{read}send-back/", reason="Who drives him?")
    assert link_of(adviser.get("/today/"), "plan-reviews") == f"{read}change/"
    post(adviser, f"{read}change/", summary="Kennels first. Priya drives him.")
    assert "Signed. It is not changed any more." in text_of(page_of(head.post(f"{read}sign/", follow=True)))
    assert f"{read}change/" not in str(page_of(adviser.get(read)).main)
    assert adviser.get(f"{read}change/").status_code == 302


def test_the_list_says_who_has_none_whose_review_is_late_and_what_is_missing(world, adviser, placement):
    person, other = placement.care_leaver, world.person
    at = f"/people/{person.public_id}/plan/"
    with clock.moved_to(TODAY - 200 * DAY):
        adviser.post(f"{at}open/")
        post(adviser, f"{at}aims/add/", words="Work with animals")
    listed = get_within(adviser, "/plans/")
    assert other.full_name in main_of(listed)
    assert person.full_name in main_of(adviser.get("/plans/?shown=overdue"))
    assert other.full_name not in main_of(adviser.get("/plans/?shown=overdue"))
    assert other.full_name in main_of(adviser.get("/plans/?shown=none"))
    head, _ = signed_in(world.council, Role.HEAD)
    taken = head.get("/plans/export/?shown=overdue").content.decode()
    assert person.identifier in taken
    assert other.identifier not in taken


def test_their_copy_names_no_care_and_no_flags(world, adviser, placement):
    person = placement.care_leaver
    at = f"/people/{person.public_id}/plan/"
    assert adviser.get(f"{at}copy/").status_code == 302
    adviser.post(f"{at}open/")
    shown = post(adviser, f"{at}aims/add/", words="Work with animals", why="cos dogs dont judge")
    post(adviser, address_in(shown, "Add an action"), words="Visit the kennels")
    copy = main_of(get_within(adviser, f"{at}copy/"))
    assert "You said: “cos dogs dont judge”" in copy
    assert "We still find who does it" in copy
    assert not [word for word in ("care leaver", "looked after", "custody", "flag") if word in copy.lower()]
