"""Rules of law and money to read again: by when, in which source, and how sure we are of each."""

import datetime as dt

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.reference.choices import Confidence
from backend.reference.law_watch import WatchedRule, watched_rules
from backend.reference.permissions import can_see_law_watch
from backend.reference.provenance import is_due
from backend.web.kit.access import only
from backend.web.kit.content import Table, Tag, columns
from backend.web.kit.formats import short_day


COLUMNS = columns("Rule", "Read again by", "Where to read it", "Whose rule", "For starts in", "How sure we are")
SURE = {
    Confidence.CONFIRMED: Tag("Confirmed", "green"),
    Confidence.REPORTED: Tag("Reported", "blue"),
    Confidence.TO_CHECK: Tag("To be checked", "yellow"),
}


@require_safe
@only(can_see_law_watch)
def law_watch(request):
    today = clock.today()
    watched = watched_rules(today)
    past = [rule for rule in watched if is_due(rule, today)]
    to_come = [rule for rule in watched if not is_due(rule, today)]
    context = {
        "past": _table("Past their day", past, today),
        "past_count": len(past),
        "to_come": _table("In time", to_come, today),
        "meanings": [f"{tag.text}: {level.label.lower()}." for level, tag in SURE.items()],
        "back": reverse("outcomes"),
    }
    return render(request, "web/staff/law/law_watch.html", context)


def _table(caption: str, rules: list[WatchedRule], today: dt.date) -> Table:
    return Table(caption, COLUMNS, [_row(rule, today) for rule in rules])


def _row(rule: WatchedRule, today: dt.date) -> list:
    by = Tag(f"Since {short_day(rule.check_by)}", "red") if is_due(rule, today) else short_day(rule.check_by)
    return [rule.subject, by, rule.where, rule.owner, rule.rules_year or "every year", SURE[rule.confidence]]
