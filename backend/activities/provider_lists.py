"""A provider is asked by one link whom it still has; it is chased by the clock until it has said of everybody."""

from dataclasses import dataclass

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.activities.enrolments import why_not_listed
from backend.activities.models import Enrolment, Provider, ProviderList
from backend.audit.history import last_changed_by
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.links.choices import Channel, Purpose
from backend.links.models import Link
from backend.links.services import end_links, make_link, state_of
from backend.links.standings import OF_LINKS, Standing
from backend.notifications.choices import Recipient
from backend.notifications.links import link_to
from backend.notifications.services import send
from backend.reference.working_days import is_working_day


NOBODY = "Nobody may stand on this list today, so there is nothing to ask."
SUBJECT = {False: "Please tell us who is still with you", True: "A reminder: please tell us who is still with you"}
TEXT = "We keep up to date who of our {whom} is still with you. It takes a minute: one press if all of them are."
OPENS = "Opening it changes nothing: it offers to send a code to this address, and with the code you can answer."


@dataclass(frozen=True)
class OpenedList:
    """A link as it stands, with the list that it opens."""

    link: Link | None
    standing: Standing
    asked: ProviderList | None = None


@transaction.atomic
def ask_provider(*, provider: Provider, by: User) -> ProviderList:
    """Ask whom it still has. A list that was asked before is closed by it, and its links open nothing any more."""
    today = clock.today()
    for before in provider.lists.filter(closed_on=None).select_for_update():
        _close(before)
    asked = ProviderList.objects.create(council_id=provider.council_id, provider=provider, asked_on=today, by=by)
    if not listed(asked):
        raise Refused(NOBODY)
    end_links(council=provider.council, holder=provider.public_id, by=by)
    _write(asked, again=False)
    return asked


def listed(asked: ProviderList) -> list[Enrolment]:
    """Of whom it has still to say, by what is true now of each person: the ground is asked anew each time."""
    answered = asked.answers.values("enrolment")
    found = Enrolment.objects.current().filter(provider=asked.provider_id).exclude(pk__in=answered)
    rows = found.select_related("care_leaver", "provider").order_by("care_leaver__given_name", "starts_on", "id")
    return [each for each in rows if not why_not_listed(each)]


def close_if_answered(asked: ProviderList) -> None:
    if not listed(asked):
        _close(asked)


@transaction.atomic
def end_enrolment(*, enrolment: Enrolment, because: str, by: User) -> Enrolment:
    """They took their agreement back, or it was wrong: from now on nothing is asked or shown about them there."""
    if enrolment.ended_on:
        who = by_whom_on(last_changed_by(enrolment), None)
        raise Refused(f"They were removed from this list already, {who}, on {enrolment.ended_on:%-d %B %Y}.")
    if not because.strip():
        raise Refused("Say why they are removed from the list.", field="because")
    enrolment.ended_on, enrolment.ended_because = clock.today(), because.strip()
    enrolment.save(update_fields=["ended_on", "ended_because"])
    for asked in enrolment.provider.lists.filter(closed_on=None):
        close_if_answered(asked)
    return enrolment


def _close(asked: ProviderList) -> None:
    asked.closed_on = clock.today()
    asked.save(update_fields=["closed_on"])


def opened_list(link: Link | None) -> OpenedList:
    """How the link stands now. The caller has the council of the link open."""
    state = state_of(link)
    if link is None or state in OF_LINKS:
        return OpenedList(link, OF_LINKS[state])
    found = ProviderList.objects.for_council(link.council_id).filter(public_id=link.subject)
    asked = found.select_related("provider__employer", "council").first()
    if asked is None or asked.provider.public_id != link.holder or asked.provider.email.lower() != link.address:
        return OpenedList(link, Standing.OFF)
    if asked.provider.employer and asked.provider.employer.is_paused:
        return OpenedList(link, Standing.PAUSED, asked)
    is_open = asked.closed_on is None and listed(asked)
    return OpenedList(link, Standing.OPEN if is_open else Standing.DONE, asked)


@transaction.atomic
def ask_for_access_to_list(*, link: Link) -> None:
    """Note that somebody who has this link cannot come in by it: the provider is to be rung."""
    asked = ProviderList.objects.for_council(link.council_id).filter(public_id=link.subject)
    asked.filter(access_asked_at=None).update(access_asked_at=clock.now())


@transaction.atomic
def note_rung(*, provider: Provider, by: User) -> ProviderList:
    """Nobody there could say: it is rung again after as many working days. The history keeps who noted it."""
    held = provider.lists.filter(closed_on=None).select_for_update().first()
    if held is None:
        raise Refused("This list is answered by now. Look at what is there now.")
    held.rung_on = clock.today()
    held.save(update_fields=["rung_on"])
    return held


@transaction.atomic
def remind_providers(*, council: Council) -> int:
    """Once, on the third working day after it was asked; a second run finds none."""
    today = clock.today()
    if not is_working_day(today):
        return 0
    still_open = ProviderList.objects.for_council(council.pk).filter(closed_on=None)
    for asked in still_open.order_by("id"):
        close_if_answered(asked)  # of whom nobody may stand there any more nobody is asked
    due = still_open.to_remind(today)
    found = [each for each in due.select_for_update().order_by("id") if listed(each)]
    for asked in found:
        _write(asked, again=True)
        asked.reminded_on = today
        asked.save(update_fields=["reminded_on"])
    return len(found)


def _write(asked: ProviderList, *, again: bool) -> None:
    """Neither a name nor a number of people: a mail may be read by anybody."""
    provider = asked.provider
    with council_context(asked.council_id):
        facts = {"holder": provider.public_id, "subject": asked.public_id, "address": provider.email}
        _, token = make_link(
            council=asked.council, purpose=Purpose.PROVIDER_LIST, channel=Channel.EMAIL, by=None, **facts
        )
        link = link_to("learners-link", token=token)
        body = f"{TEXT.format(whom=provider.whom)}\n\n{link}\n\n{OPENS}\n\n{asked.council.employment_team_name}\n"
        to = {"to": provider.email, "recipient": Recipient.EMPLOYER, "secret": token}
        send(council=asked.council, subject=SUBJECT[again], body=body, **to)
