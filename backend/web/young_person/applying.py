"""One that they apply for themselves: what is done and to do, who does it, and that they say they sent it or heard."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from backend.care_leavers.choices import OwnMessageKind
from backend.core import clock
from backend.referrals.application_clock import reminded_until
from backend.referrals.applications import PartNow, parts_of
from backend.referrals.choices import OPEN_APPLICATION, PartOwner, ReferralState, Way
from backend.referrals.models import Referral
from backend.web.kit.near_days import long_day
from backend.web.young_person import words
from backend.web.young_person.frame import Mine, given_name


@dataclass(frozen=True)
class Application:
    """`says` is what they may press: the kind of their message, and its words."""

    referral: Referral
    parts: list[str]
    link: str
    says: str
    button: str
    asks: str


BUTTONS = {
    OwnMessageKind.SENT: (_("I have sent it"), _("Anything to add? You do not have to.")),
    OwnMessageKind.HEARD: (_("I heard from them"), _("What did they say? You do not have to.")),
}


def application_of(mine: Mine, referral: Referral) -> Application | None:
    """None unless it is theirs to send, or sent and they wait to hear."""
    kind = next((each for each, states in OPEN_APPLICATION.items() if referral.state in states), None)
    if referral.way != Way.HELPED_TO_APPLY or kind is None:
        return None
    is_applying = referral.state == ReferralState.APPLYING
    parts = [_said(mine, referral, each) for each in parts_of(referral)] if is_applying else []
    link = referral.opportunity.application_url if is_applying else ""
    return Application(referral, [*parts, *([words.TO_SEND] if parts else [])], link, kind.value, *BUTTONS[kind])


def _said(mine: Mine, referral: Referral, part: PartNow) -> str:
    what = words.PARTS[part.part]
    if part.is_done:
        return words.READY.format(what=what)
    if part.owner == PartOwner.YOUNG_PERSON:
        return _to_do(words.TO_DO_YOU, words.TO_DO_YOU_BY, part, what)
    who = given_name(mine.person.known_personal_adviser) if part.owner == PartOwner.PERSONAL_ADVISER else mine.adviser
    return _to_do(words.TO_DO, words.TO_DO_BY, part, what, who or mine.adviser)


def _to_do(plain: str, with_day: str, part: PartNow, what: str, who: str = words.YOU) -> str:
    if part.due_on is None or part.due_on < clock.today():
        return words.about(plain, who, what=what)
    return words.about(with_day, who, what=what, day=long_day(part.due_on, clock.today()))


def last_day_of(mine: Mine, referral: Referral) -> str:
    """Until when they can apply; from two working days before it how many days that is."""
    if referral.state != ReferralState.APPLYING or referral.way != Way.HELPED_TO_APPLY:
        return ""
    last, today = referral.apply_by, clock.today()
    if last is None:
        return words.NO_LAST_DAY
    if last < today:
        return words.about(words.LAST_DAY_GONE, mine.adviser)
    said = words.APPLY_BY.format(day=long_day(last, today))
    return f"{said} {_left((last - today).days)}" if last <= reminded_until(today) else said


def _left(days: int) -> str:
    return words.days_left(days) if days else words.TODAY_IS_LAST
