"""How an application stands, at the top of its referral: the last day, who does what, and what is next."""

import datetime as dt
from typing import Any

from backend.care_leavers.permissions import can_see_own_pages, own_messages_of
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.referrals.application_clock import asks_why, reminded_until
from backend.referrals.applications import PartNow, may_finish, may_help, parts_of
from backend.referrals.choices import WAITS_TO_HEAR, WHY_IT_ENDED, PartOwner, ReferralState, Way
from backend.referrals.models import Referral
from backend.referrals.permissions import can_refer
from backend.web.kit.formats import plural
from backend.web.staff.applications.acts import Heard


def application_of(viewer: Viewer, referral: Referral) -> dict[str, Any]:
    """Nothing of an introduction: an employer answers those here."""
    if referral.way != Way.HELPED_TO_APPLY:
        return {"application": None}
    state, roles = referral.state, frozenset({viewer.role})
    is_applying = state == ReferralState.APPLYING
    return {
        "application": {
            "is_applying": is_applying,
            "days_left": days_left(referral.apply_by) if is_applying else "",
            "is_late": bool(is_applying and referral.apply_by and referral.apply_by <= reminded_until(clock.today())),
            "parts": [_part(viewer, referral, each, roles) for each in parts_of(referral)] if is_applying else [],
            "may_change": is_applying and can_refer(viewer),
            "may_help": may_help(referral, user=viewer.user, roles=roles),
            "said": _said(viewer, referral),
            "may_say_applied": is_applying and can_refer(viewer),
            "heard": Heard.choices if state in WAITS_TO_HEAR and can_refer(viewer) else [],
            "why": _why(viewer, referral, roles),
        }
    }


def days_left(last: dt.date | None) -> str:
    if last is None:
        return "no last day given"
    left = (last - clock.today()).days
    if left < 0:
        return "the last day has gone by"
    return plural(left, "day left,days left") if left else "today is the last day"


def _part(viewer: Viewer, referral: Referral, part: PartNow, roles: frozenset[str]) -> dict[str, Any]:
    return {
        "now": part,
        "name": part.part.value,
        "label": part.part.label,
        "who": who_sees_to(referral, part.owner),
        "is_late": part.is_late(clock.today()),
        "may_finish": may_finish(referral, part.owner, user=viewer.user, roles=roles),
    }


def who_sees_to(referral: Referral, owner: PartOwner) -> str:
    person = referral.care_leaver
    names = {
        PartOwner.YOUNG_PERSON: person.known_as,
        PartOwner.ADVISER: str(person.eet_adviser or ""),
        PartOwner.PERSONAL_ADVISER: person.known_personal_adviser,
    }
    return names[owner] or owner.label


def _said(viewer: Viewer, referral: Referral) -> list:
    """What they wrote of it on their own page since its last step."""
    if not can_see_own_pages(viewer) or not referral.is_open:
        return []
    theirs = own_messages_of(viewer).filter(about=referral.public_id, names_harm=False)
    return list(theirs.filter(created_at__gt=referral.last_step_at).order_by("created_at", "id"))


def _why(viewer: Viewer, referral: Referral, roles: frozenset[str]) -> list[tuple[str, str]]:
    if not may_help(referral, user=viewer.user, roles=roles) or not asks_why(referral):
        return []
    return [(each.value, label) for each, label in WHY_IT_ENDED.items()]
