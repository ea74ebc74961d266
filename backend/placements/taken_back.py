"""What an employer said last of an introduction, and may take back by itself.

It may while nobody of the council has acted on it, and until the end of the next working day; from then on it asks the
employment team. An answer is acted on once somebody has spoken with the young person, anything else once a step or a
word follows it.
"""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Value

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.placements.talks import was_talk_since
from backend.reference.working_days import add_working_days
from backend.referrals.choices import EMPLOYERS_STEPS, TAKE_BACK_WITHIN, TO_BE_TOLD, EmployerWord
from backend.referrals.models import Referral, ReferralEvent
from backend.referrals.transitions import REFERRAL_LIFE


NO_LONGER = "You cannot take this back here any more. Talk to the employment team about it."
MAY_BE_TAKEN_BACK = frozenset(
    {*EMPLOYERS_STEPS, *(EmployerWord.ASKED, EmployerWord.STARTED, EmployerWord.NOT_STARTED, EmployerWord.DID_NOT_COME)}
)


def take_back_until(said: ReferralEvent) -> dt.date:
    """The last day on which the employer may take it back by itself."""
    return add_working_days(clock.day_of(said.at), TAKE_BACK_WITHIN)


def may_be_taken_back(referral: Referral, events: Sequence[ReferralEvent]) -> ReferralEvent | None:
    """Of the events of a referral, in order, the word that its employer may take back now.

    An employer's walls do not let talks with anybody through: they are read as the council's staff would, and nothing
    of them is handed back but whether there was one.
    """
    last = _word_of_employer(referral, events)
    if last is None or clock.today() > take_back_until(last):
        return None
    with council_context(referral.council_id):
        return last if _is_the_employers(last) and not _is_passed_on(last) else None


def is_last_word(referral: Referral, events: Sequence[ReferralEvent]) -> bool:
    """Whether what its employer said still is the last of it, although it may not be taken back any more."""
    last = _word_of_employer(referral, events)
    if last is None:
        return False
    with council_context(referral.council_id):
        return _is_the_employers(last)


def refuse_to_take_back(referral: Referral, said: ReferralEvent, *, by: User) -> None:
    """Raises Refused unless this very word may be taken back now, by somebody of its employer."""
    standing = may_be_taken_back(referral, list(referral.events.order_by("id")))
    if not REFERRAL_LIFE.acts_on(referral, user=by, role=Role.EMPLOYER) or standing != said:
        raise Refused(NO_LONGER)


def _word_of_employer(referral: Referral, events: Sequence[ReferralEvent]) -> ReferralEvent | None:
    """The last event that stands, where it is such a word: one taken back counts as never said, and so does that."""
    taken_back = {each.takes_back_id for each in events}
    told = [each for each in events if each.step not in REFERRAL_LIFE.moves_nothing]
    standing = [each for each in told if each.id not in taken_back and each.takes_back_id is None]
    last = standing[-1] if standing else None
    is_word = last and last.step in MAY_BE_TAKEN_BACK and last.employer_id == referral.employer_id
    return last if is_word else None


def _is_the_employers(said: ReferralEvent) -> bool:
    """An adviser records steps too."""
    if said.by_contact_id:
        return True
    spoke = Membership.objects.filter(user=said.by_id, council=said.council_id, role=Role.EMPLOYER)
    return bool(spoke.exists())


def _is_passed_on(said: ReferralEvent) -> bool:
    """Whether somebody has spoken with the young person since this answer."""
    if said.step not in dict(TO_BE_TOLD):
        return False
    spoken = was_talk_since(Value(said.at), Value(said.on))
    return Referral.objects.filter(spoken, id=said.referral_id).exists()
