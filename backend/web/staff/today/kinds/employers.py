"""Lines of an employer-engagement officer: who is one employer, who may come in, whose checks end."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import reverse

from backend.core import clock
from backend.core.written_queries import any_of
from backend.councils.models import Invitation
from backend.employers import verification_deadline
from backend.employers.checklist import RequiredCheck, earliest_next_check, missing_on
from backend.employers.choices import EmployerKind
from backend.employers.inviters import outlived_for_employers
from backend.employers.models import Employer
from backend.employers.models.employer import not_paused
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
from backend.web.kit.employer_names import name_of
from backend.web.kit.employers import lapsed_words, proofs
from backend.web.kit.formats import day, deadline, plural
from backend.web.staff.employers.filters import WAITING
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency, judging
from backend.web.staff.today.when import When, due, promised, since


def _in_question(desk: Desk) -> list[Employer]:
    """Partners that wait for somebody, and those whose checks end within the days told of; asked for once a page.

    What does not hold on the last of these days, and what has lapsed among it, is of employers once verified.
    """
    if "employers" not in desk.kept:
        mine = employers_of(desk.viewer)
        waits = Q(verified_at__isnull=True, asked_at__isnull=False) & ~Q(kind=EmployerKind.FEED) & ~once_verified()
        ending = with_lapsed_checks(mine, desk.today, desk.today + told_before_lapse()).order_by()
        found = mine.annotate(waits=ExpressionWrapper(waits, BooleanField())).filter(
            Q(waits=True) | Q(pk__in=ending.values("pk"))
        )
        desk.kept["employers"] = list(with_unverified_at(found).prefetch_related("checks").by_name())
    return desk.kept["employers"]


def _to_verify(desk: Desk) -> list[Line]:
    """Those whose answer is due first before the others."""
    asked = sorted((each for each in _in_question(desk) if each.waits), key=lambda each: (each.asked_at, each.pk))
    return [_waiting_employer(desk, each) for each in asked]


def _waiting_employer(desk: Desk, employer: Employer) -> Line:
    due_at = verification_deadline.due_at(employer)
    return _line(
        employer,
        f"An answer is promised by {deadline(due_at)}. Nothing it posts goes live until then",
        judging(desk, _verifying(desk, employer), employer.pk),
        employer.asked_at,
        promised(desk.today, due_at),
    )


def _verifying(desk: Desk, employer: Employer) -> Act:
    page = _page(employer)
    if not employer.proposed_at:
        return Act("Record what is checked", page)
    if desk.viewer.user_id in first_people(employer):
        return Act("Ask a colleague to look", page, "ask somebody else to look at what you checked")
    return Act("Look as second person", page, "look at what was checked, as the second person")


def _page(employer: Employer) -> str:
    return reverse("employer", args=[employer.public_id])


def _line(employer: Employer, what: str, act: Act, began: dt.date | dt.datetime, when: When, row=None) -> Line:
    return Line(employer.name, _page(employer), what, act, began, when, row=row or employer.public_id)


def _whether_one(desk: Desk) -> list[Line]:
    """Each pair of which one is paused, since it holds what goes to the other; all the others are one line.

    Of most of them the page says no more than how many: so no more is read of them than when they began.
    """
    pairs = organisations_of(desk.viewer.council_id).questions()
    if not pairs:
        return []
    mine, named = employers_of(desk.viewer), any_of({row for pair in pairs for row in pair})
    holds = ExpressionWrapper(~not_paused(), BooleanField())
    known = {row: each for row, *each in mine.filter(pk__in=named).values_list("pk", "created_at", holds)}
    asked = [(pair, [known[row] for row in pair]) for pair in pairs if known.keys() >= set(pair)]
    pressing = [pair for pair, each in asked if any(is_paused for _, is_paused in each)]
    others = [max(began for began, _ in each) for _, each in asked if not any(is_paused for _, is_paused in each)]
    rows = mine.in_bulk({row for pair in pressing for row in pair}) if pressing else {}
    lines = [_question(desk, *(rows[row] for row in pair)) for pair in pressing]
    lines.sort(key=lambda line: line.orders_by)
    return [*lines, *([_folded(desk, others)] if others else [])]


def _folded(desk: Desk, began_at: list[dt.datetime]) -> Line:
    began, page = min(began_at), _questions_page(desk)
    return Line(
        plural(len(began_at), "pair of names that are alike,pairs of names that are alike"),
        page,
        "A later pause or concern about one may have to hold for both",
        Act("Say which are one", page, "say which are one employer"),
        began,
        since(desk.today, clock.day_of(began)),
    )


def _question(desk: Desk, one: Employer, other: Employer) -> Line:
    began = max(one.created_at, other.created_at)
    url = f"{reverse('employer-same', args=[one.public_id])}?with={other.public_id}"
    what = f"Its name is like that of {name_of(other)}, and one is paused: introductions wait for your answer"
    act = judging(desk, Act("Say if they are one", url, "say whether they are one employer"), one.pk, other.pk)
    return _line(one, what, act, began, since(desk.today, clock.day_of(began), late_after=7))


def _spellings(desk: Desk) -> list[Line]:
    return [_spelling(desk, each) for each in feed_names_of(desk.viewer).unanswered().latest_first().reverse()]


def _spelling(desk: Desk, asked) -> Line:
    url = reverse("employer-feed-name", args=[asked.public_id])
    what = f"A feed now calls the employer of the advert {asked.external_reference} “{asked.name}”"
    act = judging(desk, Act("Say whose it is", url, "say whose the advert is"), asked.employer_id)
    when = since(desk.today, _added_on(asked), late_after=7)
    return _line(asked.employer, what, act, asked.created_at, when, asked.public_id)


def _colleagues(desk: Desk) -> list[Line]:
    waiting_ones = colleague_invitations_of(desk.viewer).waiting().select_related("employer", "asked_by")
    return [_colleague(desk, each) for each in waiting_ones]


def _colleague(desk: Desk, asked) -> Line:
    url = reverse("employer-colleague", args=[asked.public_id])
    what = f"{asked.asked_by} of {name_of(asked.employer)} asked for {asked.email}, of another mail domain"
    act = judging(desk, Act("Say yes or no", url), asked.employer_id)
    when = since(desk.today, _added_on(asked), late_after=2)
    return Line(asked.called, url, what, act, asked.created_at, when, row=asked.public_id)


def _invitations(desk: Desk) -> list[Line]:
    found = outlived_for_employers(desk.viewer.council)
    return [_invitation(desk, each, [every.employer for every in each.employers_invited_for.all()]) for each in found]


def _invitation(desk: Desk, invitation: Invitation, employers: list[Employer]) -> Line:
    url = _page(employers[0])
    what = f"{invitation.by} asked them to speak for {name_of(employers[0])}, and can invite nobody any longer"
    send = Act("Send it again", url, "send the invitation again, or take it back")
    act = judging(desk, send, *(each.pk for each in employers))
    when = since(desk.today, clock.day_of(invitation.sent_at), late_after=2)
    return Line(invitation.called, url, what, act, invitation.sent_at, when, row=invitation.public_id)


def _checks(desk: Desk) -> list[Line]:
    ending = (_check(desk, each) for each in _in_question(desk) if not each.waits)
    return sorted(ending, key=lambda line: line.orders_by)


def _check(desk: Desk, employer: Employer) -> Line:
    if employer.verified_at is None:
        return _verified_before(desk, employer)
    lapsed = missing_on(employer, desk.today)
    ending = lapsed or missing_on(employer, desk.today + told_before_lapse())
    last_day = earliest_next_check(employer, ending) or desk.today
    said = _ending_words(ending, last_day)
    if lapsed:
        said = f"{lapsed_words(employer, lapsed)}. Nobody new is introduced until they are renewed"
    return _line(
        employer,
        said,
        judging(desk, Act("Renew the checks", _page(employer)), employer.pk),
        last_day if lapsed else last_day - told_before_lapse(),
        When("lapsed", is_late=True) if lapsed else due(desk.today, last_day),
    )


def _ending_words(ending: Sequence[RequiredCheck], first: dt.date) -> str:
    on = "on" if len(ending) == 1 else "soon, the first on"
    return f"{plural(len(ending), 'check ends,checks end')} {on} {day(first)}: {proofs(ending)}"


def _verified_before(desk: Desk, employer: Employer) -> Line:
    due_at = verification_deadline.due_at(employer)
    promise = f". An answer is promised by {deadline(due_at)}" if due_at else ""
    held = "Nobody new is introduced until it is, and who was is held"
    return _line(
        employer,
        f"It was verified, and is not any longer. {held}{promise}",
        judging(desk, Act("Have it verified again", _page(employer)), employer.pk),
        employer.unverified_at,
        When("not verified", is_late=True),
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
        "employer waiting to be verified,employers waiting to be verified",
        Urgency.APPOINTMENT,
        can_verify_employers,
        (Computed(_to_verify),),
        _waiting_page,
    ),
    Kind(
        "employer-checks",
        "employer whose checks end,employers whose checks end",
        Urgency.SAFETY,
        can_verify_employers,
        (Computed(_checks),),
        _lapsed_page,
    ),
    Kind(
        "one-employer",
        "pair of names that may be one employer,names that may be one employer",
        Urgency.WAITING,
        can_say_who_is_one,
        (Computed(_whether_one),),
        _questions_page,
    ),
    Kind(
        "feed-names",
        "employer spelt two ways in a feed,employers spelt two ways in a feed",
        Urgency.ANSWER,
        can_say_who_is_one,
        (Computed(_spellings),),
        _questions_page,
    ),
    Kind(
        "colleagues",
        "colleague of an employer who waits for a yes,colleagues of employers who wait for a yes",
        Urgency.ANSWER,
        can_answer_about_colleagues,
        (Computed(_colleagues), Computed(_invitations)),
    ),
)
