"""Lines of an employer-engagement officer: who is one employer, who may come in, whose checks end."""

import datetime as dt

from django.db.models import QuerySet
from django.urls import reverse

from backend.core import clock
from backend.councils.models import Invitation
from backend.employers import verification_deadline
from backend.employers.checklist import earliest_next_check, missing_on
from backend.employers.inviters import outlived_for_employers
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
from backend.employers.verification import (
    first_people,
    once_verified,
    told_before_lapse,
    with_lapsed_checks,
    with_unverified_at,
)
from backend.web.kit.content import Tag
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day, deadline, plural
from backend.web.staff.employers.filters import WAITING
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Urgency, due, promised, waiting


def _to_verify(desk: Desk) -> list[Line]:
    """Partner employers that wait for somebody, those whose answer is due first before the others."""
    asked = employers_of(desk.viewer).partners().filter(verified_at__isnull=True, asked_at__isnull=False)
    found = asked.exclude(once_verified()).prefetch_related("checks").order_by("asked_at", "id")  # else of `_checks`
    return [_waiting_employer(desk, each) for each in found]


def _waiting_employer(desk: Desk, employer: Employer) -> Line:
    due_at = verification_deadline.due_at(employer)
    action = "look at what was checked, as the second person" if employer.proposed_at else "record what is checked"
    if employer.proposed_at and desk.viewer.user_id in first_people(employer):
        action = "ask somebody else to look at what you checked"
    since = clock.day_of(employer.asked_at)
    reason = f"An answer is promised by {deadline(due_at)}. Nothing of it goes live before."
    return Line(
        employer.name,
        desk.judging(action, employer.pk),
        reverse("employer", args=[employer.public_id]),
        reason,
        since,
        promised(desk.today, due_at),
    )


def _whether_one(desk: Desk) -> list[Line]:
    """Each pair of which one is paused, since it holds what goes to the other; all the others are one line."""
    pairs = organisations_of(desk.viewer.council_id).questions()
    rows = employers_of(desk.viewer).in_bulk({row for pair in pairs for row in pair})
    asked = [(rows[one], rows[other]) for one, other in pairs if one in rows and other in rows]
    pressing = [pair for pair in asked if any(each.is_paused for each in pair)]
    others = [pair for pair in asked if pair not in pressing]
    lines = sorted((_question(desk, *pair) for pair in pressing), key=lambda line: line.since)
    return [*lines, *([_folded(desk, others)] if others else [])]


def _folded(desk: Desk, pairs: list[tuple[Employer, Employer]]) -> Line:
    since = min(max(_added_on(one), _added_on(other)) for one, other in pairs)
    return Line(
        plural(len(pairs), "pair of names that are alike,pairs of names that are alike"),
        "say which are one employer",
        _questions_page(desk),
        "A later pause or concern about one may have to hold for both.",
        since,
        waiting(desk.today, since, long=30),
    )


def _question(desk: Desk, one: Employer, other: Employer) -> Line:
    since = max(_added_on(one), _added_on(other))
    url = f"{reverse('employer-same', args=[one.public_id])}?with={other.public_id}"
    reason = f"Its name is like that of {name_of(other)}, and one is paused: introductions wait for your answer."
    action = desk.judging("say whether they are one employer", one.pk, other.pk)
    return Line(name_of(one), action, url, reason, since, waiting(desk.today, since))


def _spellings(desk: Desk) -> list[Line]:
    return [_spelling(desk, each) for each in feed_names_of(desk.viewer).unanswered().latest_first().reverse()]


def _spelling(desk: Desk, asked) -> Line:
    since, url = _added_on(asked), reverse("employer-feed-name", args=[asked.public_id])
    reason = f"A feed now calls the employer of the advert {asked.external_reference} “{asked.name}”."
    action = desk.judging("say whose the advert is", asked.employer_id)
    return Line(name_of(asked.employer), action, url, reason, since, waiting(desk.today, since))


def _colleagues(desk: Desk) -> list[Line]:
    waiting_ones = colleague_invitations_of(desk.viewer).waiting().select_related("employer", "asked_by")
    return [_colleague(desk, each) for each in waiting_ones]


def _colleague(desk: Desk, asked) -> Line:
    since, url = _added_on(asked), reverse("employer-colleague", args=[asked.public_id])
    reason = f"{asked.asked_by} of {name_of(asked.employer)} asked for {asked.email}, of another mail domain."
    action = desk.judging("say yes or no", asked.employer_id)
    return Line(asked.name, action, url, reason, since, waiting(desk.today, since, long=2))


def _invitations(desk: Desk) -> list[Line]:
    found = outlived_for_employers(desk.viewer.council)
    return [_invitation(desk, each, [every.employer for every in each.employers_invited_for.all()]) for each in found]


def _invitation(desk: Desk, invitation: Invitation, employers: list[Employer]) -> Line:
    since = clock.day_of(invitation.sent_at)
    reason = f"{invitation.by} asked them to speak for {name_of(employers[0])}, and can invite nobody any longer."
    action = desk.judging("send the invitation again, or take it back", *(each.pk for each in employers))
    url = reverse("employer", args=[employers[0].public_id])
    return Line(invitation.name, action, url, reason, since, waiting(desk.today, since, long=2))


def _checks(desk: Desk) -> list[Line]:
    return sorted((_check(desk, each) for each in _ending(desk)), key=lambda line: line.since)


def _ending(desk: Desk) -> QuerySet[Employer]:
    """What does not hold on the last of the days told of; what has lapsed is among them."""
    found = with_lapsed_checks(employers_of(desk.viewer), desk.today, desk.today + told_before_lapse())
    return with_unverified_at(found).prefetch_related("checks").by_name()


def _check(desk: Desk, employer: Employer) -> Line:
    if employer.verified_at is None:
        return _verified_before(desk, employer)
    lapsed = missing_on(employer, desk.today)
    ending = lapsed or missing_on(employer, desk.today + told_before_lapse())
    last_day = earliest_next_check(employer, ending) or desk.today
    items = ", ".join(asked.item.label for asked in ending)
    held = "Nobody new is introduced until they are renewed." if lapsed else f"The first ends on {day(last_day)}."
    return Line(
        employer.name,
        desk.judging("renew the checks", employer.pk),
        reverse("employer", args=[employer.public_id]),
        f"{items}. {held}",
        last_day if lapsed else last_day - told_before_lapse(),
        Tag("Lapsed", "red") if lapsed else due(desk.today, last_day),
    )


def _verified_before(desk: Desk, employer: Employer) -> Line:
    due_at = verification_deadline.due_at(employer)
    promise = f" An answer is promised by {deadline(due_at)}." if due_at else ""
    held = "Nobody new is introduced until it is, and who was is held."
    return Line(
        employer.name,
        desk.judging("have it verified again", employer.pk),
        reverse("employer", args=[employer.public_id]),
        f"It was verified, and is not any longer. {held}{promise}",
        clock.day_of(employer.unverified_at),
        Tag("Not verified", "red"),
    )


def _added_on(row) -> dt.date:
    return clock.day_of(row.created_at)


def _questions_page(desk: Desk) -> str:
    return reverse("employer-questions")


def _waiting_page(desk: Desk) -> str:
    return f"{reverse('employers')}?state={WAITING}"


def _lapsed_page(desk: Desk) -> str:
    return f"{reverse('employers')}?state=lapsed"


KINDS = (
    Kind(
        "to-verify",
        "Employers waiting to be verified",
        Urgency.APPOINTMENT,
        can_verify_employers,
        (Computed(_to_verify),),
        _waiting_page,
    ),
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
        Urgency.WAITING,
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
        (Computed(_colleagues), Computed(_invitations)),
    ),
)
