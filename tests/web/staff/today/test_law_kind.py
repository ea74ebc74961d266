"""The line of Today about rules of law and money that nobody has read again in time."""

import datetime as dt

from backend.core import clock
from backend.councils.choices import Role
from backend.reference.law_watch import first_due, watched_rules
from backend.reference.provenance import is_due
from backend.reference.services import load_reference
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


URL = "/today/"


def test_the_head_is_told_of_rules_past_their_day_in_one_line(in_council):
    first = watched_rules(clock.today())[0].check_by
    with clock.moved_to(first):
        head = signed_in(in_council, Role.HEAD)[0]
        assert hints(head.get(URL), "law") == []
    with clock.moved_to(first + dt.timedelta(days=1)):
        head, adviser = (signed_in(in_council, role)[0] for role in (Role.HEAD, Role.EET_ADVISER))
        response = get_within(head, URL)
        ((action, reason),) = hints(response, "law")
        assert action == "Law and money: see which"
        assert "past the day to be read again" in reason
        assert head.get(link_of(response, "law")).status_code == 200
        assert hints(adviser.get(URL), "law") == []


def test_the_earliest_day_gone_by_is_that_of_the_list(db):
    load_reference()
    for years in range(1, 7):
        on = dt.date(2026 + years, 1, 1)
        gone = [rule.check_by for rule in watched_rules(on) if is_due(rule, on)]
        assert first_due(on) == min(gone, default=None)
