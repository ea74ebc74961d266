import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.reference.services import load_reference
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


PAGE = reverse("law-watch")


@pytest.fixture
def head(in_council):
    load_reference()
    return signed_in(in_council, Role.HEAD)[0]


def table(page, caption):
    found = [each for each in page.select("table") if text_of(each.caption) == caption]
    return [text_of(row) for row in found[0].select("tbody tr")] if found else None


@pytest.mark.parametrize(("day", "past"), [(dt.date(2027, 1, 31), 0), (dt.date(2027, 2, 1), 1)])
def test_the_head_sees_what_is_past_its_day_first(in_council, day, past):
    load_reference()
    with clock.moved_to(day):
        client = signed_in(in_council, Role.HEAD)[0]
        page = page_of(get_within(client, PAGE))
    rows = table(page, "Past their day") or []
    assert len(rows) == past
    assert all("Minimum wage from 1 April 2027" in row and "31 Jan 2027" in row for row in rows)
    assert table(page, "In time")
    assert ("1 rule is past the day" in text_of(page.main)) is bool(past)


def test_outcomes_lead_to_it(head):
    assert page_of(head.get(reverse("outcomes"))).select(f'a[href="{PAGE}"]')
