"""What a council sets for itself: within bounds, with who changed it and the way back, and for nobody else."""

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.settings import change_settings, changes_of
from backend.placements.models import CheckIn
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.placements import placement_since
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


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
    assert len(rows_in(said)) == 3
    assert all("Robin Yewdale" in row for row in rows_in(said))
    assert "Nothing is different" in banner_in(saves(administrator))
    assert len(rows_in(administrator.get(PAGE))) == 3


@pytest.mark.parametrize(
    ("box", "typed", "sentence"),
    [
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
    assert errors_in(saves(administrator, **{box: typed})) == [sentence]
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


def undoes(client, change):
    return client.post(reverse("administration-setting-undo", args=[change.public_id]), follow=True)


def test_check_ins_of_placements_that_start_from_now_on_follow_it(world):
    before = placement_since(world, clock.today())
    change_settings(council=world.council, check_in_weeks=[2, 6], by=UserFactory())
    assert weeks_of(placement_since(world, clock.today())) == [2, 6]
    assert weeks_of(before) == now(CouncilFactory()).weeks_of_check_ins


def weeks_of(placement) -> list[int]:
    return [*CheckIn.objects.filter(placement=placement).order_by("week").values_list("week", flat=True)]
