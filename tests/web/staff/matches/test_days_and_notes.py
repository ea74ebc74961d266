"""One press puts a match off to a day, and a head’s note stands beside a decision."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.councils.choices import Role
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision
from backend.shortlists.services import decide
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.shortlists import MatchFactory
from tests.today import today_is
from tests.web.pages import filled, page_of, text_of
from tests.web.sign_in import signed_in


URL = "/today/"
_today = today_is(dt.date(2026, 6, 15))


@pytest.fixture
def desk(in_council):
    return signed_in(in_council)


@pytest.fixture
def match(desk):
    person = CareLeaverFactory(council=desk[1].council, eet_adviser=desk[1].user)
    return MatchFactory(care_leaver=person)


def decide_url(match, query: str = "") -> str:
    pair = [match.care_leaver.public_id, match.opportunity.public_id]
    return f"{reverse('match-decide', args=pair)}{query}"


def main_of(response) -> str:
    return text_of(page_of(response).main)


@pytest.mark.parametrize(("pressed", "until"), [("week", (6, 22)), ("fortnight", (6, 29)), ("month", (7, 15))])
def test_one_press_on_the_match_puts_it_off_to_a_day(desk, match, pressed, until):
    adviser, _ = desk
    page = page_of(adviser.get(reverse("person", args=[match.care_leaver.public_id])))
    button = page.select_one(f"button[name=later][value={pressed}]")
    form = button.find_parent("form")
    hidden = {box["name"]: box["value"] for box in form.select("input[type=hidden]")}
    done = adviser.post(form["action"], hidden | {"later": pressed}, follow=True)
    decision = Decision.objects.get()
    assert (decision.because, decision.waits_for) == ("not_now", "day")
    assert (decision.until_on.month, decision.until_on.day) == until
    assert "It comes back by itself on" in main_of(done)


def test_a_heads_note_stands_beside_a_decision_once_and_changes_nothing_of_it(desk, match):
    _, membership = desk
    decision = decide(match=match, kind=DecisionKind.NOT_THIS_ONE, because="pay", by=membership.user)
    head, theirs = signed_in(membership.council, Role.HEAD)
    person = reverse("person", args=[match.care_leaver.public_id])
    link = next(each for each in page_of(head.get(person)).select("main a") if "oversight note" in each.text)
    form = head.get(link["href"])
    head.post(link["href"], filled(form) | {"note": "Ask for the wage in writing."})
    shown = main_of(head.get(person))
    assert f"Oversight note of {theirs.user}, 15 June 2026: “Ask for the wage in writing.”" in shown
    again = head.post(link["href"], {"note": "Another"})
    assert "A note stands there already" in main_of(again)
    decision.refresh_from_db()
    assert (decision.because, decision.undone_at, decision.overseen_by) == ("pay", None, theirs.user)
