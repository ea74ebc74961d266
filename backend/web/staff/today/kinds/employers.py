"""Lines of an employer-engagement officer: who is one employer, who may come in, whose checks end."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.urls import reverse

from backend.core import clock
from backend.employers.checklist import complete_on, earliest_next_check, missing_on
from backend.employers.models import Employer
from backend.employers.organisations.loading import organisations_of
from backend.employers.permissions import (
    can_answer_about_colleagues,
    can_say_who_is_one,
    can_verify_employers,
    colleague_invitations_of,
    employers_of,
    feed_names_of,
)
from backend.employers.verification import told_before_lapse
from backend.web.kit.content import Tag
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Urgency, due, waiting


def _whether_one(desk: Desk) -> list[Line]:
    pairs = organisations_of(desk.viewer.council_id).questions()
    rows = employers_of(desk.viewer).in_bulk({row for pair in pairs for row in pair})
    asked = [(rows[one], rows[other]) for one, other in pairs if one in rows and other in rows]
    return sorted((_question(desk, *pair) for pair in asked), key=lambda line: line.since)


def _question(desk: Desk, one: Employer, other: Employer) -> Line:
    since = max(_added_on(one), _added_on(other))
    url = f"{reverse('employer-same', args=[one.public_id])}?with={other.public_id}"
    reason = f"Its name is like that of {name_of(other)}. A pause or a concern about one may have to hold for both."
    return Line(name_of(one), "say whether they are one employer", url, reason, since, waiting(desk.today, since))


def _spellings(desk: Desk) -> list[Line]:
    return [_spelling(desk, each) for each in feed_names_of(desk.viewer).unanswered().latest_first().reverse()]


def _spelling(desk: Desk, asked) -> Line:
    since, url = _added_on(asked), reverse("employer-feed-name", args=[asked.public_id])
    reason = f"A feed now calls the employer of the advert {asked.external_reference} “{asked.name}”."
    return Line(name_of(asked.employer), "say whose the advert is", url, reason, since, waiting(desk.today, since))


def _colleagues(desk: Desk) -> list[Line]:
    waiting_ones = colleague_invitations_of(desk.viewer).waiting().select_related("employer", "asked_by")
    return [_colleague(desk, each) for each in waiting_ones]


def _colleague(desk: Desk, asked) -> Line:
    since, url = _added_on(asked), reverse("employer-colleague", args=[asked.public_id])
    reason = f"{asked.asked_by} of {name_of(asked.employer)} asked for {asked.email}, of another mail domain."
    return Line(asked.name, "say yes or no", url, reason, since, waiting(desk.today, since, long=2))


def _checks(desk: Desk) -> list[Line]:
    return sorted((_check(desk, each) for each in _ending(desk)), key=lambda line: line.since)


def _ending(desk: Desk) -> QuerySet[Employer]:
    """Verified, with a check that is not current on the last of the days told of; what has lapsed is among them."""
    soon = desk.today + told_before_lapse()
    whole = Q(complete_on(desk.today)) & Q(complete_on(soon))
    return employers_of(desk.viewer).verified().exclude(whole).prefetch_related("checks").by_name()


def _check(desk: Desk, employer: Employer) -> Line:
    lapsed = missing_on(employer, desk.today)
    ending = lapsed or missing_on(employer, desk.today + told_before_lapse())
    last_day = earliest_next_check(employer, ending) or desk.today
    items = ", ".join(asked.item.label for asked in ending)
    held = "Nobody new is introduced until they are renewed." if lapsed else f"The first ends on {day(last_day)}."
    return Line(
        employer.name,
        "renew the checks",
        reverse("employer", args=[employer.public_id]),
        f"{items}. {held}",
        last_day if lapsed else last_day - told_before_lapse(),
        Tag("Lapsed", "red") if lapsed else due(desk.today, last_day),
    )


def _added_on(row) -> dt.date:
    return clock.day_of(row.created_at)


def _questions_page(desk: Desk) -> str:
    return reverse("employer-questions")


def _lapsed_page(desk: Desk) -> str:
    return f"{reverse('employers')}?state=lapsed"


KINDS = (
    Kind(
        "employer-checks",
        "Employers whose checks end or have lapsed",
        Urgency.SAFETY,
        can_verify_employers,
        (Computed(_checks),),
        _lapsed_page,
    ),
    Kind(
        "one-employer",
        "Are these one employer?",
        Urgency.ANSWER,
        can_say_who_is_one,
        (Computed(_whether_one),),
        _questions_page,
    ),
    Kind(
        "feed-names",
        "An employer spelt two ways in a feed",
        Urgency.ANSWER,
        can_say_who_is_one,
        (Computed(_spellings),),
        _questions_page,
    ),
    Kind(
        "colleagues",
        "Colleagues of employers, waiting for a yes",
        Urgency.ANSWER,
        can_answer_about_colleagues,
        (Computed(_colleagues),),
    ),
)
