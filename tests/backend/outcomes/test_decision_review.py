"""Decisions beside the rank: what differs from it, how long it took, and what of few is hidden."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.audit.services import record_read
from backend.core import clock
from backend.councils.choices import Role
from backend.outcomes.decision_review import decision_review
from backend.shortlists.choices import DecisionKind, NotThisOne
from backend.shortlists.services import decide
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.referrals import viewer_with
from tests.factories.shortlists import MatchFactory
from tests.today import today_is
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


MONDAY = dt.date(2026, 6, 15)
_today = today_is(MONDAY)


def decided(viewer, position: int, kind=DecisionKind.SHORTLIST, because="", *, after_hours: int = 2) -> None:
    """Seen first, and decided so many hours later."""
    person = CareLeaverFactory(council=viewer.council)
    match = MatchFactory(care_leaver=person, position=position)
    record_read(viewer=viewer, subject=person, page="person")
    with clock.moved_to(clock.now() + dt.timedelta(hours=after_hours)):
        decide(match=match, kind=kind, because=because, by=viewer.user)


@pytest.fixture
def reviewed(in_council):
    """One who shortlists six from below the fifth place and six from the first, and one who decided three times."""
    busy, seldom = (viewer_with(Role.EET_ADVISER, in_council, user__name=name) for name in ("Busy", "Seldom"))
    for _ in range(6):
        decided(busy, 1)
        decided(busy, 6)
    for _ in range(3):
        decided(seldom, 2, DecisionKind.NOT_THIS_ONE, NotThisOne.PAY, after_hours=50)
    return in_council


def test_what_differs_is_counted_and_what_of_few_is_hidden(reviewed):
    found = decision_review(reviewed, MONDAY - dt.timedelta(days=30), MONDAY + dt.timedelta(days=3))
    busy, seldom = found.advisers
    assert (busy.name, busy.decisions, busy.differ, busy.share, busy.median_hours) == ("Busy", 12, 6, 0.5, 2.0)
    assert (seldom.name, seldom.decisions, seldom.differ, seldom.median_hours) == ("Seldom", None, None, None)
    assert (found.everybody.decisions, found.everybody.differ) == (15, 9)
    assert found.reasons == [(NotThisOne.PAY.label, None)], "three are too few to be shown"


def test_the_head_reads_it_with_its_file_and_nobody_else_does(reviewed):
    head, _ = signed_in(reviewed, Role.HEAD)
    with clock.moved_to(MONDAY + dt.timedelta(days=3)):
        shown = text_of(page_of(get_within(head, reverse("head-decisions"))).main)
        file = head.get(reverse("head-decisions-csv")).content.decode("utf-8-sig")
    assert "60% of 15 decisions differ from the rank" in shown
    assert "Seldom fewer than 6" in shown
    assert "Busy,12,6,50%,2 hours" in file
    for role in (Role.STAFF, Role.EET_ADVISER, Role.AUDITOR):
        assert signed_in(reviewed, role)[0].get(reverse("head-decisions")).status_code == 403
