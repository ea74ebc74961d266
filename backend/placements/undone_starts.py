"""A start that was recorded by mistake, taken back with a reason; what it said is kept.

The referral stands at the accepted offer again. Marks, figures and what is learnt follow by themselves: they are
computed from the placements and the steps that stand.
"""

from collections.abc import Iterator

from django.db import transaction

from backend.accounts.models import User
from backend.activities.starts import remove_start
from backend.audit.history import history_context
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import hold, remove
from backend.care_leavers.services import request_reranking
from backend.core.errors import Refused
from backend.employers.choices import RaisedFrom
from backend.employers.models import Concern
from backend.notifications.links import link_to
from backend.placements.models import Placement
from backend.placements.own_activities import activities_of
from backend.placements.promise_moves import move_promises
from backend.referrals.models import Referral
from backend.referrals.services import take_back_start
from backend.referrals.starts import planned_first_day
from backend.referrals.worker_messages import tell_taken_back


FIELDS = ("starts_on", "activity_code", "weekly_hours", "planned_end", "workplace")


@transaction.atomic
def undo_start(*, placement: Placement, reason: str, by: User) -> Referral:
    """Take the placement away, with its check-ins to come and its activity. Raises Refused where something rests on it.

    The employer was told of the start by their page alone, and is told of this by the same; the young person's advisers
    get a mail.
    """
    hold(placement)
    referral, person = placement.referral, placement.care_leaver
    in_the_way = what_rests_on(placement)
    if in_the_way:
        raise Refused(" ".join(in_the_way))
    take_back_start(referral=referral, why=reason, by=by)
    planned = planned_first_day(referral)
    if planned:  # what is promised goes by it again, and no longer by a start that never was
        move_promises(referral=referral, first_day=planned, by=None)
    spells = activities_of(placement)
    _move_concerns(placement, referral)
    placement.check_ins.all().delete()
    placement.call_draws.all().delete()
    placement.terms.all().delete()  # what was agreed of it, which the history keeps
    remove(placement, person, CorrectionOf.PLACEMENT, FIELDS, why=reason, by=by, part_of=referral.public_id)
    for spell in spells:
        remove_start(spell=spell, why=reason, by=by)
    request_reranking(person)
    tell_taken_back(person, "a start", link=link_to("referral", public_id=referral.public_id), by=by)
    return referral


def what_rests_on(placement: Placement) -> list[str]:
    """Everything recorded since that says they were there, each with what to do first."""
    return list(_found(placement))


def _found(placement: Placement) -> Iterator[str]:
    if placement.ended_on:
        yield f"Its end is recorded, for {placement.ended_on:%-d %B %Y}. Take the end back first."
    yield from _heard_and_done(placement)
    for spell in placement.breaks.all():
        yield f"A break is recorded from {spell.starts_on:%-d %B %Y}. Correct that first: take it away."
    for change in placement.employer_changes.all():
        yield (
            f"The employer changed on {change.on:%-d %B %Y}: it went on with another. Take that change back first,"
            " if it never was."
        )
    others = Referral.objects.open().filter(care_leaver=placement.care_leaver, opportunity=placement.opportunity)
    if others.exists():
        yield "They were referred to this one again since. Withdraw that referral first."


def _heard_and_done(placement: Placement) -> Iterator[str]:
    for given in placement.support_given.all():
        yield (
            f"Support was given on {given.on:%-d %B %Y}, which cannot be undone: somebody was there. Correct the first"
            " day, or record the end."
        )
    for check_in in placement.check_ins.filter(done_on__isnull=False):
        about = f"the check-in of week {check_in.week}, on {check_in.done_on:%-d %B %Y}"
        if check_in.support_given_at:
            yield (
                f"Support was given after {about}, which cannot be undone: somebody was there. Correct the first day,"
                " or record the end."
            )
        elif not check_in.support_since.exists():
            yield f"Somebody was heard at {about}. Correct that first: it did not take place."


def _move_concerns(placement: Placement, referral: Referral) -> None:
    """What came up at a page of it stays with the young person: it leads to the referral from now on."""
    rows = [placement.public_id, *placement.check_ins.values_list("public_id", flat=True)]
    with history_context(moved_because="the start was taken back"):
        Concern.objects.filter(about__in=rows).update(raised_from=RaisedFrom.REFERRAL, about=referral.public_id)
