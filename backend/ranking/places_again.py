"""Somebody who lost a place to others is asked about one that is free again: their referral goes on, or the next is
asked. Opening it again asks the gate, like every step that opens what had ended."""

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.ranking.gate import lock_pair
from backend.ranking.gated_steps import take_step
from backend.referrals.choices import PlaceWord, Step
from backend.referrals.models import Referral
from backend.referrals.permissions import user_may_refer
from backend.referrals.places_again import first_in_line
from backend.referrals.services import step
from backend.referrals.transitions import REFERRAL_LIFE


FREE_AGAIN = "A place is free again, and they want it."
SETTLED = (
    "This place is not to be asked about here any more: it has gone again, somebody else is being asked first, or a"
    " colleague has recorded an answer. Look at how things are now."
)


@transaction.atomic
def settle_free_place(*, referral: Referral, wanted: bool, note: str = "", checked: str = "", by: User) -> Referral:
    """What they say to a place that is free again. Without it, who lost theirs next is asked."""
    lock_pair(referral.care_leaver_id, referral.opportunity_id)  # two advisers settle the same place one by one
    REFERRAL_LIFE.hold(referral)
    if not user_may_refer(by, referral.council_id):
        raise Refused("Only an EET adviser of this council may record what they say.")
    if not first_in_line(Referral.objects.filter(pk=referral.pk), referral.council_id).exists():
        raise Refused(SETTLED)
    if wanted:
        _open_again(referral, note, checked, by)
    elif referral.is_open:
        declined = Step.DECLINED_BY_YOUNG_PERSON
        step(referral=referral, step=declined, on=clock.today(), note=note, gate=None, by=by)
    said = PlaceWord.WANTED if wanted else PlaceWord.NOT_WANTED
    REFERRAL_LIFE.record(said, referral, from_state=referral.state, by=by, reason=note.strip(), on=clock.today())
    return referral


def _open_again(referral: Referral, note: str, checked: str, by: User) -> None:
    """To where it stood before it ended. An employer who was to answer is asked again by the step."""
    if referral.is_open:
        return
    because = note.strip() or FREE_AGAIN
    take_step(referral=referral, step=Step.REOPENED, on=clock.today(), note=because, checked=checked, by=by)
