"""An opportunity belongs to one council. Its officer may share it with others, and let anybody at all read it."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Q

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.jobs import enqueue
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.services import agree_to_share
from backend.councils.viewer import Viewer
from backend.employers.models.employer import not_paused
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.lapsed_checks import of_lapsed_employers
from backend.opportunities.models import Opportunity, Publication, Share, shared_with_council, within_reach_of
from backend.opportunities.permissions import can_browse, opportunities_of
from backend.opportunities.reranking import councils_reached
from backend.opportunities.transitions import hold


def can_share(viewer: Viewer, opportunity: Opportunity | None = None) -> bool:
    """- employer-engagement officer, of their own council's live opportunities"""
    if not viewer.is_one_of(Role.ENGAGEMENT_OFFICER):
        return False
    return opportunity is None or (opportunity.council_id == viewer.council_id and opportunity.state == State.LIVE)


def shared_to(viewer: Viewer):
    """What other councils share with the viewer's, to read.

    - everybody but an employer's people
    """
    if not can_browse(viewer):
        return Opportunity.objects.none()
    return shared_with_council(viewer.council_id).open_on(clock.today())


def readable_by(viewer: Viewer):
    """What the viewer may read of, to match young people with it.

    - an employer's people: their own employers'
    - everybody else: all of their council, and what other councils share with it

    Each says whether it is another council's: `is_shared_with_reader`.
    """
    readable = within_reach_of(viewer.council_id) if can_browse(viewer) else opportunities_of(viewer)
    return readable.annotate(is_shared_with_reader=~Q(council=viewer.council_id))


@transaction.atomic
def share_with(
    *,
    opportunity: Opportunity,
    partners: Collection[Council],
    with_all: bool,
    place_numbers: bool = False,
    by: User,
) -> None:
    """Share with these councils, with all that agreed if `with_all`, and with nobody else any longer.

    How many places are left moves with people of this council: partners read the number only with `place_numbers`,
    and in words otherwise. A share names who gave it with or without, and when.
    """
    _hold_live(opportunity)
    wanted = {partner.pk: partner for partner in partners}
    if opportunity.council_id in wanted:
        raise Refused("It is your own council's already: choose other councils.", "partners")
    keys = set(wanted) | ({None} if with_all else set())
    standing = Share.objects.standing().filter(opportunity=opportunity)
    held = {share.partner_id: share for share in standing}
    touched = councils_reached(opportunity)
    kept = {key for key in keys & held.keys() if held[key].with_place_numbers == place_numbers}
    for key in held.keys() - kept:
        _end(held[key], by)
    for key in keys - kept:
        _begin_share(opportunity, key, place_numbers, by)
    if held.keys() != keys:
        rank_partners(touched | councils_reached(opportunity))


def place_numbers_are_shared(opportunity: Opportunity, council_id: int) -> bool:
    """Whether a council may read how many places are left: its own, and what was shared with it with the number."""
    if opportunity.council_id == council_id:
        return True
    return Share.objects.with_place_numbers().reaching(council_id).filter(opportunity=opportunity).exists()


def _begin_share(opportunity: Opportunity, partner_id: int | None, place_numbers: bool, by: User) -> None:
    Share.objects.create(
        council_id=opportunity.council_id,
        opportunity=opportunity,
        reference=opportunity.public_id,
        partner_id=partner_id,
        with_place_numbers=place_numbers,
        by=by,
    )


@transaction.atomic
def agree_to_what_all_share(*, council: Council, agreed: bool, by: User) -> None:
    """Say whether this council is one of those with whom others share all at once; its matches follow."""
    if agreed == (council.agreed_to_share_at is not None):
        return
    agree_to_share(council=council, agreed=agreed, by=by)
    rank_partners({council.pk})


@transaction.atomic
def decide_who_sees(
    *,
    opportunity: Opportunity,
    partners: Collection[Council],
    with_all: bool,
    public: bool,
    place_numbers: bool = False,
    by: User,
) -> None:
    """All of it at once: these councils, all that agreed, anybody at all; and nobody else any longer."""
    share_with(opportunity=opportunity, partners=partners, with_all=with_all, place_numbers=place_numbers, by=by)
    change = publish if public else unpublish
    change(opportunity=opportunity, by=by)


@transaction.atomic
def publish(*, opportunity: Opportunity, by: User) -> Publication:
    """Give it a page that anybody may read. A ring-fenced one would say whom the places are for."""
    _hold_live(opportunity)
    if opportunity.care_leavers_only:
        raise Refused("It is kept for care leavers, so it cannot be public. Take that mark away first.", "public")
    made, _ = Publication.objects.standing().get_or_create(
        opportunity=opportunity, ended_at=None, defaults={"council_id": opportunity.council_id, "by": by}
    )
    return made


@transaction.atomic
def unpublish(*, opportunity: Opportunity, by: User) -> None:
    for publication in Publication.objects.standing().filter(opportunity=opportunity):
        _end(publication, by)


def _end(row: Share | Publication, by: User) -> None:
    row.ended_at, row.ended_by = clock.now(), by
    row.save(update_fields=["ended_at", "ended_by"])


def rank_partners(council_ids: Collection[int]) -> None:
    for council_id in sorted(council_ids):
        enqueue(RANK_COUNCIL, council_id)


def _hold_live(opportunity: Opportunity) -> None:
    hold(opportunity)
    if opportunity.state != State.LIVE:
        raise Refused("Only a live opportunity can be shared or made public. Approve it first.")


READABLE = (State.LIVE, State.FILLED, State.CLOSED)  # what has ended stays readable


def published_on(day: dt.date, **which: Any):
    """What anybody may read: marked by an officer, its first day come, of an employer that is not paused and whose
    checks have not lapsed, and not ring-fenced. What has ended stays readable. `which` are fields that narrow it."""
    standing = Publication.objects.standing().values("opportunity_id")
    marked = Opportunity.objects.filter(
        Q(opens_on__isnull=True) | Q(opens_on__lte=day),
        not_paused("employer__"),
        id__in=standing,
        state__in=READABLE,
        care_leavers_only=False,
        **which,
    )
    told_by = ("council_id", "employer_id", "source", "application_url", "employer__kind")
    return marked.exclude(id__in=of_lapsed_employers(marked.select_related("employer").only(*told_by), day))
