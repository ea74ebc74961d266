"""Decisions beside the rank: what differs from it, how long it took, and what of few is hidden."""

import datetime as dt
from itertools import product

import pytest
from django.urls import reverse

from backend.accounts.models import User
from backend.audit.services import record_read
from backend.core import clock
from backend.core.small_numbers import SMALLEST_SHOWN, may_be_shown
from backend.councils.choices import Role
from backend.outcomes.decision_review import AdviserRow, Reviewed, adviser_rows, decision_review
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
    """One who shortlists six from below the fifth place and six from the first, one who does almost so, and one who
    decided four times."""
    names = ("Busy", "Seldom", "Steady")
    busy, seldom, steady = (viewer_with(Role.EET_ADVISER, in_council, user__name=name) for name in names)
    for viewer in [busy] * 6 + [steady] * 5:
        decided(viewer, 1)
        decided(viewer, 6)
    decided(steady, 6)
    for _ in range(2):
        decided(seldom, 2, DecisionKind.NOT_THIS_ONE, NotThisOne.PAY, after_hours=50)
        decided(seldom, 1)
    return in_council


def test_what_differs_is_counted_and_what_of_few_is_hidden(reviewed):
    found = decision_review(reviewed, MONDAY - dt.timedelta(days=30), MONDAY + dt.timedelta(days=3))
    busy, seldom, steady = found.advisers
    assert (busy.name, busy.decisions, busy.differ, busy.share, busy.median_hours) == ("Busy", 12, 6, 0.5, 2.0)
    assert seldom == AdviserRow("Seldom", None, None, None)
    assert steady == AdviserRow("Steady", None, None, None), "else what is left over would be Seldom's"
    assert (found.everybody.decisions, found.everybody.differ) == (27, 14)
    assert found.reasons == [(NotThisOne.PAY.label, None)], "two are too few to be shown"


def hidden_follow(shown: list[int | None], counts: list[int]) -> bool:
    """Whether a total that is published tells of fewer than may be shown, or of one alone."""
    hidden = [count for count, said in zip(counts, shown, strict=True) if said is None]
    return may_be_shown(sum(counts)) and bool(sum(hidden)) and (len(hidden) < 2 or sum(hidden) < SMALLEST_SHOWN)


@pytest.mark.parametrize("first", [(0, 3), (3, 0), (6, 6), (2, 9), (12, 0), (0, 12), (5, 5)])
def test_no_hidden_number_follows_from_the_others(first):
    """Of three advisers, each as many that differ and that do not; two of them are called the same."""
    others = [(0, 2), (3, 0), (6, 6), (2, 9), (12, 0), (0, 12), (5, 5)]
    for each in product(others, repeat=2):
        sides = [first, *each]
        made = [Reviewed(User(pk=n, name="Jo" if n else "Al"), side == 0, "", None)
                for n, both in enumerate(sides) for side in (0, 1) for _ in range(both[side])]  # fmt: skip
        rows = adviser_rows(made)
        assert len(rows) == 3
        numbers, differ = [sum(both) for both in sides], [both[0] for both in sides]
        assert not hidden_follow([row.decisions for row in rows], numbers), sides
        if may_be_shown(sum(differ)) and may_be_shown(sum(numbers) - sum(differ)):
            assert not hidden_follow([row.differ for row in rows], differ), sides
            same = [None if row.differ is None else number for row, (_, number) in zip(rows, sides, strict=True)]
            assert not hidden_follow(same, [number for _, number in sides]), sides


def test_the_head_reads_it_with_its_file_and_nobody_else_does(reviewed):
    head, _ = signed_in(reviewed, Role.HEAD)
    with clock.moved_to(MONDAY + dt.timedelta(days=3)):
        shown = text_of(page_of(get_within(head, reverse("head-decisions"))).main)
        file = head.get(reverse("head-decisions-csv")).content.decode("utf-8-sig")
    assert "52% of 27 decisions differ from the rank" in shown
    assert "Seldom hidden hidden" in shown
    assert "Busy,12,6,50%,2 hours" in file
    for role in (Role.STAFF, Role.EET_ADVISER, Role.AUDITOR):
        assert signed_in(reviewed, role)[0].get(reverse("head-decisions")).status_code == 403
