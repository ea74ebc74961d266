"""What a step asks for beside the table and the gate: a place for an offer, and a person who is not judging
what is their own. Two people who press at once are told here who was first."""

import datetime as dt
from collections.abc import Collection

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.acting import acting_viewer
from backend.councils.choices import Role
from backend.employers.organisations.conflicts import refuse_own
from backend.opportunities.models import Opportunity
from backend.referrals.choices import REFERS, Step
from backend.referrals.gate_answers import NO_PLACE_FOR_EMPLOYER
from backend.referrals.models import Referral
from backend.referrals.transitions import REFERRAL_LIFE, Speaker


NO_PLACE = (
    "Every place of this opportunity is taken, so no offer can be recorded. Ask the employer whether there is one more,"
    " or see whether somebody’s acceptance was recorded by mistake and is to be taken back."
)


def require_follows(referral: Referral, step: Step, *, reason: str, neutral: bool) -> None:
    """Refuse a step that the table does not have. To the council's staff it says who took the one before, and when: of
    two people who press at once the second is told. With `neutral`, for somebody of the employer, it names nobody."""
    if not neutral and not REFERRAL_LIFE.leads_from(step, referral):
        raise Refused(f"{REFERRAL_LIFE.wrong_state(step, referral).message}{_last_step(referral)}", field="step")
    REFERRAL_LIFE.require(step, referral, reason=reason)


def _last_step(referral: Referral) -> str:
    steps = referral.events.filter(step__in=Step).select_related("by", "by_contact__employer").order_by("-id")
    last = steps.first()
    if last is None or not last.who:
        return ""
    return f" {last.who} recorded “{Step(last.step).label}” on {clock.local(last.at):%-d %B %Y at %H:%M}."


def refuse_own_step(referral: Referral, step: Step, *, by: Speaker | None, roles: Collection[str]) -> None:
    """What the council judges is nobody's who speaks for the employer; what its people say they say as its people."""
    if not isinstance(by, User):
        return
    is_theirs_to_say = Role.EMPLOYER in REFERRAL_LIFE.transitions[step].who & frozenset(roles)
    acting = acting_viewer()
    acts_for_council = acting is not None and acting.user_id == by.pk and acting.role != Role.EMPLOYER
    if acts_for_council or not is_theirs_to_say:
        refuse_own(referral.employer, to="record this step", by=by, who=REFERS)


def hold_places(referral: Referral) -> Opportunity:
    """Its opportunity, locked until the transaction ends: nobody takes or frees a place in between. Whoever asks, an
    employer by a link too, it is read as the council's staff would."""
    with council_context(referral.council_id):
        held = Opportunity.with_found.select_for_update(of=["self"], no_key=True).select_related("council")
        opportunity: Opportunity = held.get(id=referral.opportunity_id)
    return opportunity


def refuse_offer_without_place(referral: Referral, *, neutral: bool) -> None:
    """Asked under the lock of the place: the gate may have looked while the last one was being taken."""
    opportunity = hold_places(referral)
    if opportunity.places_left != 0:
        return
    team = opportunity.council.employment_team
    raise Refused(NO_PLACE_FOR_EMPLOYER.format(team=team) if neutral else NO_PLACE, field="step")


def refuse_day_out_of_order(referral: Referral, on: dt.date) -> None:
    if on > clock.today():
        raise Refused("A step is recorded once it has happened. Give a date up to today.", field="on")
    if on < referral.last_step_on:
        raise Refused(
            f"The step before it was on {referral.last_step_on:%-d %B %Y}. Give that day or a later one.", field="on"
        )
