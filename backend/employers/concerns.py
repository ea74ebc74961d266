"""A concern about an employer: it pauses everything at once, and a second person says what came of it."""

from uuid import UUID

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.choices import Role
from backend.councils.models import Council, Membership
from backend.councils.safeguarding import safeguarding_leads
from backend.employers.choices import ConcernOutcome, ConcernStep, RaisedFrom
from backend.employers.feed_employers import employer_known_from_feed
from backend.employers.models import Concern, ConcernEvent, Employer
from backend.employers.organisations.conflicts import refuse_own, speakers_of
from backend.employers.services import hold, lift_pause, pause
from backend.notifications.links import link_to
from backend.notifications.services import send


LOOK_INTO_CONCERNS = (Role.HEAD, Role.ENGAGEMENT_OFFICER)
# Neither the words nor that there are any: those who look into it find it in the register.
WHY_PAUSED = "Ask the employer-engagement officer when it can go on."


@transaction.atomic
def raise_concern(
    *,
    employer: Employer,
    words: str,
    raised_from: RaisedFrom = RaisedFrom.EMPLOYER,
    about: UUID | None = None,
    by: User,
) -> Concern:
    """Pause everything of the employer, and tell those who look into it."""
    hold(employer)
    if not words.strip():
        raise Refused("Say what you have seen or heard.", "words")
    concern = Concern.objects.create(
        council_id=employer.council_id,
        employer=employer,
        words=words.strip(),
        raised_from=raised_from,
        about=about,
        raised_by=by,
    )
    write_down(concern, ConcernStep.RAISED, words=concern.words, by=by)
    if not employer.paused_at:
        pause(employer=employer, reason=WHY_PAUSED, by=by)
    _tell(concern, by)
    return concern


@transaction.atomic
def raise_concern_about(
    *,
    council: Council,
    employer: Employer | None,
    employer_name: str,
    words: str,
    raised_from: RaisedFrom,
    about: UUID,
    by: User,
) -> Concern:
    """The same where only a name may be known: one that nobody knows is put on the list, and an officer settles it."""
    found = employer or employer_known_from_feed(council=council, name=employer_name.strip())
    return raise_concern(employer=found, words=words, raised_from=raised_from, about=about, by=by)


@transaction.atomic
def decide_concern(
    *, concern: Concern, outcome: ConcernOutcome, reason: str, nobody_to_ask: bool = False, by: User
) -> Concern:
    """Say what came of it. The pause ends with the last concern for which the employer was held.

    Whoever was there stays to be spoken with, unless it is lifted with `nobody_to_ask`, for which the reason stands.
    """
    employer = concern.employer
    hold(employer)
    lock_row(concern)
    concern.employer = employer  # the row that is held, so that whoever asked for it reads what became of it
    refuse_to_decide(concern, by)
    if not reason.strip():
        raise Refused("Give the reason: what was looked into, and what was found or put right.", "reason")
    if nobody_to_ask and outcome == ConcernOutcome.UPHELD:
        raise Refused("While it stands, those who are there have to be spoken with.", "nobody_to_ask")
    concern.outcome, concern.reason = outcome, reason.strip()
    concern.decided_at, concern.decided_by = clock.now(), by
    concern.save(update_fields=["outcome", "reason", "decided_at", "decided_by"])
    write_down(concern, ConcernStep.DECIDED, words=concern.reason, outcome=outcome, by=by)
    if nobody_to_ask:
        write_down(concern, ConcernStep.NOBODY_TO_ASK, words=concern.reason, by=by)
    if employer.pause_reason == WHY_PAUSED and not employer.concerns.holding().exists():
        lift_pause(employer=employer, by=by)
    _tell_who_raised_it(concern)
    return concern


def refuse_to_decide(concern: Concern, by: User) -> None:
    if not concern.may_be_decided:
        raise Refused(
            f"This concern was decided {by_whom_on(concern.decided_by_id, concern.decided_at)}."
            " Raise a new one if there is something new."
        )
    if concern.raised_by_id == by.pk:
        raise Refused("You raised this concern yourself, so somebody else has to say what came of it.")
    refuse_own(concern.employer, to="say what came of it", by=by, who=LOOK_INTO_CONCERNS)


def write_down(concern: Concern, step: ConcernStep, *, words: str, outcome: str = "", by: User) -> None:
    ConcernEvent.objects.create(
        council_id=concern.council_id, concern=concern, step=step, outcome=outcome, words=words, by=by
    )


def _tell(concern: Concern, by: User) -> None:
    """A reference alone: a mail may be read by anybody. Nobody is told of a concern about whom they speak for."""
    council = concern.council
    looking = Membership.objects.current().for_council(council.pk).with_role(*LOOK_INTO_CONCERNS)
    own = speakers_of(concern.employer)
    body = (
        f"A concern about an employer was raised: {concern.reference}.\n\nEverything of that employer is paused until"
        " somebody other than the person who raised it has recorded an outcome.\n\n"
        f"{link_to('concern', public_id=concern.public_id)}\n"
    )
    told = set(looking.exclude(user__in={by.pk, *own}).order_by().values_list("user__email", flat=True))
    told |= {lead.email for lead in safeguarding_leads(council) if lead.pk not in {by.pk, *own}}
    for email in sorted(told):
        send(council=council, to=email, subject=f"Concern {concern.reference} about an employer", body=body)


def _tell_who_raised_it(concern: Concern) -> None:
    """Without what was found: they open it under their own, while they work here."""
    council = concern.council
    if not Membership.objects.current().for_council(council.pk).filter(user=concern.raised_by_id).exists():
        return
    send(
        council=council,
        to=concern.raised_by.email,
        subject=f"{concern.reference}: an outcome is recorded",
        body=(
            f"You raised {concern.reference}. Somebody has looked into it, and an outcome is recorded.\n\n"
            f"{link_to('concern-raised', public_id=concern.public_id)}\n"
        ),
    )
