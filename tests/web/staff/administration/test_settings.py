"""What a council sets for itself: within bounds, with who changed it and the way back, and for nobody else."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.settings import change_settings, changes_of, undo_change
from backend.placements.models import CheckIn
from backend.reference.working_days import add_working_days
from backend.referrals.reminders import remind_employers
from backend.web.kit.formats import day
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.placements import placement_since
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in
from tests.web.staff.today.reading import hints


PAGE = reverse("administration-settings")


@pytest.fixture
def administrator(in_council):
    return signed_in(in_council, Role.ADMINISTRATOR, name="Robin Yewdale")[0]


def saves(client, **typed):
    return client.post(PAGE, filled(client.get(PAGE)) | typed, follow=True)


def now(council) -> Council:
    return Council.objects.get(pk=council.pk)


def rows_in(response) -> list[str]:
    return [text_of(row) for row in page_of(response).select("main tbody tr")]


def test_it_says_what_each_setting_changes_and_what_was_never_changed(administrator):
    shown = text_of(page_of(get_within(administrator, PAGE)).main)
    assert "It counts at once, for everybody." in shown
    assert "others keep the check-ins they have" in shown
    assert "Nothing has been changed yet." in shown


def test_what_is_different_is_saved_and_written_down_with_who_changed_it(administrator, in_council):
    said = saves(administrator, idle_minutes="15", remember_days="7", check_in_weeks="8, 2,2")
    assert banner_in(said).endswith(
        "Saved: Minutes until a page is locked: 15 minutes; Days a browser is remembered: 7 days; Weeks of check-ins:"
        " weeks 2, 8."
    )
    council = now(in_council)
    assert (council.idle_minutes, council.remember_days, council.check_in_weeks) == (15, 7, [2, 8])
    assert not council.remembers_everybody
    assert not council.own_page_waits
    assert len(rows_in(said)) == 3
    assert all("Robin Yewdale" in row for row in rows_in(said))
    assert "Nothing is different" in banner_in(saves(administrator))
    assert len(rows_in(administrator.get(PAGE))) == 3


def test_answers_wait_without_a_signal_where_the_council_says_so(administrator, in_council):
    said = saves(administrator, own_page_waits="yes")
    assert banner_in(said).endswith("Young people’s page without a signal: what they say waits in the open page.")
    assert now(in_council).own_page_waits
    saves(administrator, own_page_waits="no")
    assert not now(in_council).own_page_waits


@pytest.mark.parametrize(
    ("box", "typed", "sentence"),
    [
        (
            "employment_team_name",
            "Wandlemere care leavers’ team",
            "Employers read this, and “care leavers” may tell that",
        ),
        ("employment_team_name", "Write to us@team.example", "A name holds no web or e-mail address"),
        ("employment_team_name", "<b>Jobs team</b>", "A name holds no web or e-mail address"),
        ("employment_team_name", "Team " * 13, "has at most 60 letters"),
        ("employment_team_phone", "ring us", "Enter a telephone number, like 020 7946 0000"),
        ("out_of_hours_phone", "ring us", "Enter a telephone number, like 020 7946 0000"),
        ("out_of_hours_email", "duty at council", "Enter an e-mail address, like duty@example.gov.uk"),
        ("advocate", "x" * 201, "at most 200 characters"),
        ("complaints", "x" * 201, "at most 200 characters"),
        (
            "advocate",
            "Jo, for children in care",
            "They read this on their page, where others may look on, and “children",
        ),
        ("complaints", "Leaving care team", "may tell that they have been in care. Say it in other words"),
        ("answer_days", "11", "Days for an employer to answer must be from 2 to 10"),
        ("remind_days", "5", "A reminder comes before the answer is late: it must be fewer than the 5 days"),
        ("silence_weeks", "9", "Weeks until somebody counts as not reached must be from 2 to 8"),
        ("idle_minutes", "4", "Minutes until a page is locked must be from 5 to 60"),
        ("idle_minutes", "61", "Minutes until a page is locked must be from 5 to 60"),
        ("remember_days", "31", "Days a browser is remembered must be from 0 to 30"),
        ("remember_days", "-1", "Days a browser is remembered must be from 0 to 30"),
        ("check_in_weeks", "0, 4", "Weeks of check-ins must be from 1 to 156"),
        ("check_in_weeks", "4; 8", "Weeks of check-ins must be numbers with commas between them, like 1, 4, 8"),
        ("check_in_weeks", ", ".join(map(str, range(1, 15))), "Weeks of check-ins can be at most 12"),
    ],
)
def test_what_is_out_of_bounds_is_refused_beside_its_field(administrator, in_council, box, typed, sentence):
    before = now(in_council)
    [error] = errors_in(saves(administrator, **{box: typed}))
    assert sentence in error
    assert getattr(now(in_council), box) == getattr(before, box)


def test_a_change_is_undone_once_and_not_over_a_later_one(administrator, in_council):
    saves(administrator, idle_minutes="15")
    saves(administrator, idle_minutes="20")
    shown = administrator.get(PAGE)
    assert "Changed again since" in rows_in(shown)[1]
    first, second = reversed(changes_of(in_council))
    assert "was changed again since" in errors_in(undoes(administrator, first))[0]
    page = page_of(administrator.get(reverse("administration-setting-undo", args=[second.public_id])))
    assert "It becomes “15 minutes” again." in text_of(page.main)
    assert "15 minutes again" in banner_in(undoes(administrator, second))
    assert now(in_council).idle_minutes == 15
    assert "undone already" in errors_in(undoes(administrator, second))[0]
    assert len(rows_in(administrator.get(PAGE))) == 3


def test_a_change_is_not_undone_into_more_weeks_than_the_law_leaves(administrator, in_council):
    """As after a new row of the law, or where the weeks were set otherwise."""
    Council.objects.filter(pk=in_council.pk).update(silence_weeks=10)
    saves(administrator, silence_weeks="6")
    [change] = changes_of(in_council)
    assert "must be from 2 to 8" in errors_in(undoes(administrator, change))[0]
    assert now(in_council).silence_weeks == 6


def test_what_young_people_read_on_their_own_page_is_set_and_in_the_history(administrator, in_council):
    said = saves(
        administrator,
        out_of_hours_phone="020 7946 0001",
        out_of_hours_email="duty@council.example",
        advocate="Jo Marsh, Voices, 020 7946 0002",
        complaints="Customer care, 020 7946 0003",
    )
    council = now(in_council)
    assert (council.out_of_hours_phone, council.out_of_hours_email) == ("020 7946 0001", "duty@council.example")
    assert (council.advocate, council.complaints) == ("Jo Marsh, Voices, 020 7946 0002", "Customer care, 020 7946 0003")
    rows = rows_in(said)
    assert len(rows) == 4
    assert any("told out of hours that something waits none duty@council.example" in row for row in rows)
    saves(administrator, out_of_hours_email="")
    assert now(in_council).out_of_hours_email == ""


def test_the_page_says_what_the_law_leaves(administrator):
    said = text_of(page_of(administrator.get(PAGE)).main)
    assert "From 2 to 8." in said
    assert "at least every 2 months, so it can be sooner than 8 weeks and no later" in said


def test_a_change_is_not_undone_into_a_name_that_tells_employers(administrator, in_council):
    Council.objects.filter(pk=in_council.pk).update(employment_team_name="Leaving care team")
    saves(administrator, employment_team_name="Jobs team")
    [change] = changes_of(in_council)
    assert "Choose a neutral name" in errors_in(undoes(administrator, change))[0]
    assert now(in_council).employment_team_name == "Jobs team"


def undoes(client, change):
    return client.post(reverse("administration-setting-undo", args=[change.public_id]), follow=True)


def test_what_employers_read_and_by_when_they_answer_follows_it(world):
    named = {"employment_team_name": "Jobs first", "employment_team_phone": "020 7946 0000"}
    referral = world.refer()
    change_settings(council=world.council, answer_days=2, remind_days=1, by=UserFactory(), **named)
    employer = browser_of(world.employer_user)
    page = text_of(page_of(employer.get(reverse("employer-referral", args=[referral.public_id]))).main)
    assert f"answer by {day(add_working_days(clock.today(), 2))}" in page
    assert "Jobs first on 020 7946 0000" in page
    with clock.moved_to(add_working_days(clock.today(), 1)):
        assert remind_employers(council=now(world.council), not_held=list) == 1
    adviser = sign_in(Client(), world.adviser.memberships.get())
    with clock.moved_to(add_working_days(clock.today(), 2)):
        assert hints(adviser.get("/today/?whose=all"), "referrals")


def test_who_was_not_reached_is_told_after_the_weeks_of_the_council_on_today_and_in_the_list(world):
    record_contact(care_leaver=world.person, on=clock.today(), method="phone", reached=True, by=world.adviser)
    adviser = sign_in(Client(), world.adviser.memberships.get())
    with clock.moved_to(clock.today() + dt.timedelta(weeks=4, days=1)):
        assert not hints(adviser.get("/today/?whose=all"), "in-touch")
        change_settings(council=world.council, silence_weeks=4, by=UserFactory())
        assert hints(adviser.get("/today/?whose=all"), "in-touch")
        listed = page_of(adviser.get(reverse("people"), {"silent": "on", "whose": "all"}))
        assert "Not reached for 4 weeks" in text_of(listed.main)
        assert world.person.full_name in text_of(listed.main)


def test_a_change_is_not_undone_into_a_reminder_after_the_answer(in_council):
    by = UserFactory()
    (shorter,) = change_settings(council=in_council, remind_days=1, by=by)
    change_settings(council=in_council, answer_days=2, by=by)
    with pytest.raises(Refused, match="A reminder comes before"):
        undo_change(change=shorter, by=by)


def test_check_ins_of_placements_that_start_from_now_on_follow_it(world):
    before = placement_since(world, clock.today())
    change_settings(council=world.council, check_in_weeks=[2, 6], by=UserFactory())
    assert weeks_of(placement_since(world, clock.today())) == [2, 6]
    assert weeks_of(before) == now(CouncilFactory()).weeks_of_check_ins


def weeks_of(placement) -> list[int]:
    return [*CheckIn.objects.filter(placement=placement).order_by("week").values_list("week", flat=True)]
