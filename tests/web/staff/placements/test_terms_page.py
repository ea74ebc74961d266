"""What is agreed of a placement: written on one page, shown on its own, put right, and refused at its box."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.placements.models import PlacementTerm
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 6, 1)
_today = today_is(TODAY)


@pytest.fixture
def placement(in_council):
    return placement_since(referral_world(in_council, places=50), TODAY - dt.timedelta(days=30))


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council)[0]


def table_of(client, placement):
    page = page_of(get_within(client, reverse("placement", args=[placement.public_id])))
    (table,) = [each for each in page.select("table") if text_of(each.caption) == "What is agreed"] or [
        page.new_tag("p")
    ]
    return [[text_of(cell) for cell in row.find_all(["th", "td"])] for row in table.select("tbody tr")]


def test_one_page_takes_what_is_new_and_the_placement_shows_what_stands(adviser, placement):
    form = reverse("placement-terms", args=[placement.public_id])
    opened = get_within(adviser, form)
    assert "Nothing of it is recorded yet." in text_of(page_of(opened).main)
    typed = filled(opened) | {
        "said_by": "employer",
        "pay_amount": "£14.50",
        "pay_period": "hour",
        "manager_name": "Jo Lane",
    }
    sent = adviser.post(form, typed, follow=True)
    assert "What is agreed is recorded. It holds from 1 June 2026." in banner_in(sent)
    assert sorted(row[:3] for row in table_of(adviser, placement)) == [
        ["Line manager", "Jo Lane", "1 Jun 2026"],
        ["Pay", "£14.50 an hour", "1 Jun 2026"],
    ]
    with clock.moved_to(TODAY + dt.timedelta(days=2)):
        adviser.post(form, filled(adviser.get(form)) | {"said_by": "employer", "manager_name": "Sam Poole"})
    assert ["Line manager", "Jo Lane, before", "1 Jun 2026"] in [row[:3] for row in table_of(adviser, placement)]
    assert "Stands now: pay £14.50 an hour; line manager Sam Poole." in text_of(page_of(adviser.get(form)).main)


def test_what_cannot_be_stands_beside_its_box_and_what_was_typed_stays(adviser, placement):
    form = reverse("placement-terms", args=[placement.public_id])
    typed = filled(adviser.get(form)) | {"said_by": "employer", "planned_end_day": "01/01/2020", "buddy_name": "Al"}
    refused = adviser.post(form, typed)
    assert ["cannot lie before that" in each for each in errors_in(refused)] == [True]
    assert page_of(refused).select_one("#id_planned_end_day")["aria-describedby"]
    assert page_of(refused).select_one("input[name=buddy_name]")["value"] == "Al"
    nothing = adviser.post(form, filled(adviser.get(form)) | {"said_by": "employer"})
    assert "Enter what is agreed: at least one of these." in text_of(page_of(nothing).main)
    assert not PlacementTerm.objects.exists()


def test_a_correction_keeps_what_was_said_and_a_person_taken_away_is_named_no_more(adviser, placement):
    form = reverse("placement-terms", args=[placement.public_id])
    adviser.post(form, filled(adviser.get(form)) | {"said_by": "employer", "manager_name": "Jo Lane"})
    page = reverse("placement-term-correct", args=[PlacementTerm.objects.get().public_id])
    adviser.post(page, filled(adviser.get(page)) | {"name": "Jo Laine", "why": "Spelt wrongly"})
    ((_, name, _, _, corrections),) = table_of(adviser, placement)
    assert (name, "Was: name “Jo Lane”" in corrections) == ("Jo Laine", True)
    adviser.post(page, filled(adviser.get(page)) | {"away": "on", "why": "They asked"})
    assert table_of(adviser, placement) == []
    shown = text_of(page_of(adviser.get(reverse("placement", args=[placement.public_id]))).main)
    assert "They asked" in shown
    assert "Laine" not in shown
