"""The place went to somebody else: an adviser tells the young person, in words that a person has read."""

from dataclasses import dataclass

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.choices import ContactMethod, InTouch
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.quiet_times import why_to_ask_first
from backend.care_leavers.services import record_contact
from backend.care_leavers.writing import NOT_CARRIED, next_allowed, why_not_by, write_to_them
from backend.core import clock
from backend.core.errors import Refused
from backend.notifications.carriers import is_carried
from backend.notifications.choices import MessageChannel, MessageKind
from backend.notifications.models import Message
from backend.reference.shown_to_them import refuse_care_words
from backend.referrals.choices import HOLDS_A_PLACE, PlaceWord, Step
from backend.referrals.messages_to_them import key_of
from backend.referrals.models import Referral
from backend.referrals.permissions import user_may_refer
from backend.referrals.services import step
from backend.referrals.step_rules import hold_places
from backend.referrals.transitions import REFERRAL_LIFE


# From here; every other way somebody told them themselves.
SENDS = {"send": MessageChannel.EMAIL, "send_text": MessageChannel.TEXT}
BY_VOICE = frozenset({ContactMethod.PHONE, ContactMethod.IN_PERSON, ContactMethod.VIDEO})
SUBJECT = "Your next steps"  # what every mail to them is called
LONGEST_WORDS = 1000
DRAFT = (
    "Hello {name}. The place we talked about has gone to somebody else. It is not about you. I will"
    " look at what else there is, and go through it with you. {adviser}"
)
ENDED_BECAUSE = "Every place was taken."
PRESS_AGAIN = "Press the button again to tell them all the same."
TOLD_ALREADY = "They were told already, {by}."
GOES_LATER = "It goes on {day} at {time}, when they are written to again. Then"
NOT_SENT = "{why} Read it out, or tell them yourself."


@dataclass(frozen=True)
class Asked:
    """Why a second press is asked for, and what stands for it in the form: another reason asks anew."""

    reasons: tuple[str, ...]

    @property
    def key(self) -> str:
        return " ".join(self.reasons)

    @property
    def sentence(self) -> str:
        return " ".join([*self.reasons, PRESS_AGAIN]) if self.reasons else ""


def asked_now(
    care_leaver: CareLeaver, method: str = "", *, referral: Referral | None = None, by: User | None = None
) -> Asked:
    """Of what is sent also what is wrong with the moment at which it goes, where that is a later one; and that a
    colleague has told them today already."""
    now = clock.now()
    asked = (*_told_already(referral, by), *why_to_ask_first(care_leaver, now))
    goes = next_allowed(care_leaver, now) if method in SENDS else now
    later = [each for each in why_to_ask_first(care_leaver, goes) if each not in asked]
    if not later:
        return Asked(asked)
    local = clock.local(goes)
    when = GOES_LATER.format(day=f"{local:%A %-d %B}", time=clock.time_words(local.time()))
    return Asked((*asked, f"{when} {' '.join(f'{each[:1].lower()}{each[1:]}' for each in later)}"))


def _told_already(referral: Referral | None, by: User | None) -> tuple[str, ...]:
    if referral is None or by is None:
        return ()
    others = referral.events.filter(step=PlaceWord.GONE, on=clock.today()).exclude(by=by)
    return tuple(TOLD_ALREADY.format(by=by_whom_on(each.by_id, each.at)) for each in others.order_by("-id")[:1])


def draft_for(care_leaver: CareLeaver, by: User) -> str:
    """Without the employer or the job: others may look on, and who reads it knows which place it is."""
    return DRAFT.format(name=care_leaver.known_as, adviser=by.name)


def ways_to_send(care_leaver: CareLeaver) -> dict[str, MessageChannel]:
    """By which channels it can go to them from here today."""
    return {name: channel for name, channel in SENDS.items() if not why_not_sent(care_leaver, channel)}


def why_not_sent(care_leaver: CareLeaver, channel: MessageChannel = MessageChannel.EMAIL) -> str:
    """Why it cannot go to them that way from here; empty where it can."""
    return why_not_by(care_leaver, channel) if is_carried(channel) else NOT_CARRIED


@transaction.atomic
def tell_place_gone(
    *, referral: Referral, words: str, method: str, withdraw: bool, sure: str = "", by: User
) -> Message | None:
    """Record in which words they are told; send these where that is the way; and end the referral with it, unless it
    is to stay open. What is sent is given back: it says itself what becomes of it.

    A contact in which they were reached is only what was said by voice: what is written may not have been read, and
    settles nothing else that they are to be told.

    `sure` is the key of what was asked before a second press. The last thing that is then known of the referral is
    that the place was lost, and by that it is found when one comes back (`places_again`).
    """
    CareLeaver.objects.lock(referral.care_leaver_id)
    REFERRAL_LIFE.hold(referral)
    if not user_may_refer(by, referral.council_id):
        raise Refused("Only an EET adviser of this council may record that they were told.")
    person = CareLeaver.objects.select_related("council").get(id=referral.care_leaver_id)
    _refuse_what_has_changed(referral, person)
    _refuse_words(words)
    _refuse_way(person, method)
    asked = asked_now(person, method, referral=referral, by=by)
    if asked.reasons and sure != asked.key:
        raise Refused(asked.sentence)
    if withdraw:
        step(referral=referral, step=Step.WITHDRAWN, on=clock.today(), note=ENDED_BECAUSE, gate=None, by=by)
    said = words.strip()
    was = referral.state
    event = REFERRAL_LIFE.record(PlaceWord.GONE, referral, from_state=was, by=by, reason=said, on=clock.today())
    if method in SENDS:
        return write_to_them(
            care_leaver=person,
            channel=SENDS[method],
            kind=MessageKind.TOLD,
            subject=SUBJECT,
            body=f"{said}\n",
            key=key_of(event.pk),
        )
    how, note = ContactMethod(method), f"Told that a place has gone: “{said}”"
    record_contact(care_leaver=person, on=clock.today(), method=how, reached=how in BY_VOICE, note=note, by=by)
    return None


def _refuse_what_has_changed(referral: Referral, person: CareLeaver) -> None:
    if not referral.is_open:
        raise Refused(
            f"This referral is at “{referral.get_state_display()}” by now, so there is nothing to tell of a place."
            " Look at what happened."
        )
    if referral.state in HOLDS_A_PLACE:
        raise Refused(f"{person.known_as} has a place here themselves. Nothing is to be told.")
    if hold_places(referral).places_left != 0:
        raise Refused("A place is free again, so there is nothing to tell. Go on with the referral.")
    if person.in_touch == InTouch.DIED:
        raise Refused("They are recorded as having died. Withdraw the referral on its page.")


def _refuse_words(words: str) -> None:
    if not words.strip():
        raise Refused("Write what you say to them.", field="words")
    if len(words) > LONGEST_WORDS:
        raise Refused(f"Write at most {LONGEST_WORDS:,} letters.", field="words")
    refuse_care_words(words, field="words")


def _refuse_way(person: CareLeaver, method: str) -> None:
    if method in SENDS:
        if why := why_not_sent(person, SENDS[method]):
            raise Refused(NOT_SENT.format(why=why), field="method")
    elif method not in ContactMethod:
        raise Refused("Say how they were told.", field="method")
