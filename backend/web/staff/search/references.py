"""What is named in mails and on the telephone by a reference alone: the first eight letters of its public number."""

import re
from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from backend.care_leavers.permissions import can_open_care_leavers
from backend.core.search import GIVEN_WHOLE
from backend.councils.viewer import Viewer
from backend.employers.models import Concern
from backend.employers.permissions import concerns_of, concerns_raised_by
from backend.opportunities.permissions import can_browse, opportunities_of
from backend.referrals.models import Referral
from backend.referrals.permissions import referrals_of
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day
from backend.web.staff.search.hits import Group, Hit
from backend.web.staff.search.opportunities import opportunity_hit


_REFERENCE = re.compile(r"[0-9a-f]{8}", re.IGNORECASE)


def is_reference(typed: str) -> bool:
    return bool(_REFERENCE.fullmatch(typed))


def references_found(viewer: Viewer, typed: str) -> Group | None:
    hits = list(_hits(viewer, typed)) if is_reference(typed) else []
    return Group("References", hits, len(hits)) if hits else None


def _hits(viewer: Viewer, reference: str) -> Iterator[Hit]:
    if can_open_care_leavers(viewer):
        yield from map(_referral_hit, _of(referrals_of(viewer).with_details(), reference))
    if can_browse(viewer):
        offers = _of(opportunities_of(viewer).with_details(), reference)
        yield from (opportunity_hit(each, GIVEN_WHOLE) for each in offers)
    read = {each.pk: each for each in _of(concerns_of(viewer).select_related("employer"), reference)}
    yield from (_concern_hit(each, "concern") for each in read.values())
    raised = _of(concerns_raised_by(viewer).select_related("employer"), reference)
    yield from (_concern_hit(each, "concern-raised") for each in raised if each.pk not in read)


def _of(rows: QuerySet, reference: str) -> QuerySet:
    """Within the bounds of its number, so that the index of numbers is used below the wall."""
    return rows.filter(public_id__range=(UUID(f"{reference:0<32}"), UUID(f"{reference:f<32}"))).order_by("id")


def _referral_hit(referral: Referral) -> Hit:
    return Hit(
        f"{referral.reference}: {referral.care_leaver.full_name} to {referral.opportunity.title}",
        reverse("referral", args=[referral.public_id]),
        [name_of(referral.employer), referral.get_way_display(), f"Last step {day(referral.last_step_at)}"],
        referral.get_state_display(),
        GIVEN_WHOLE,
    )


def _concern_hit(concern: Concern, page: str) -> Hit:
    return Hit(
        f"{concern.reference}: a concern about {name_of(concern.employer)}",
        reverse(page, args=[concern.public_id]),
        [f"Raised on {day(concern.created_at)}"],
        "",
        GIVEN_WHOLE,
    )
