"""A young person's own page: the word that opens it, and the link that leads to it by e-mail, by text or on paper."""

from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Max, Q

from backend.accounts.models import User
from backend.care_leavers.channels import address_for
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.personal_words import refuse_personal_word
from backend.care_leavers.writing import why_not_by, write_to_them
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import CouncilScopedQuerySet
from backend.links.choices import Channel, Purpose
from backend.links.models import AgreedWord, Link, LinkQuerySet
from backend.links.services import end_links, make_link
from backend.links.visits import agree_word
from backend.notifications.carriers import is_carried
from backend.notifications.choices import MessageChannel, MessageKind
from backend.notifications.decisions import settle_failed, take_back_unsent
from backend.notifications.links import link_to
from backend.notifications.models import Message


SUBJECT = "Your next steps"
MAIL = """Hello,

Your next steps are here:

{address}

The page asks for the word that you chose. The link works until {until}. It is for you alone, so do not pass it on.

If you do not know what this is, you can delete it.
"""
TEXT = "Your next steps: {address} The page asks for the word that you chose."
BY_HAND = "Or make a link by hand and give it to them yourself."
WAYS = {Channel.EMAIL: MessageChannel.EMAIL, Channel.TEXT: MessageChannel.TEXT}


@dataclass(frozen=True)
class NewLink:
    """A link with its whole address, which nobody can show again: only a digest of it is kept. `message` is how it went
    to them, where we sent it."""

    link: Link
    address: str
    message: Message | None = None

    @property
    def text_message(self) -> str:
        return TEXT.format(address=self.address)


@transaction.atomic
def agree_own_word(*, care_leaver: CareLeaver, word: str, by: User) -> AgreedWord:
    """Set the word that they will be asked for, in place of the one before. Raises Refused for one others know."""
    refuse_personal_word(care_leaver, word)
    return agree_word(council=care_leaver.council, holder=care_leaver.public_id, word=word, by=by)


def agreed_word_of(care_leaver: CareLeaver) -> AgreedWord | None:
    """When it was agreed and with whom; the word itself nobody can read."""
    return _words(care_leaver).select_related("by").first()


def has_agreed_word(care_leaver: CareLeaver) -> bool:
    return _words(care_leaver).exists()


def _words(care_leaver: CareLeaver) -> CouncilScopedQuerySet[AgreedWord]:
    return AgreedWord.objects.for_council(care_leaver.council_id).filter(holder=care_leaver.public_id)


@transaction.atomic
def make_own_link(*, care_leaver: CareLeaver, channel: Channel, by: User) -> NewLink:
    """A link to their page; those before it are switched off. By e-mail it is sent, and by text where texts are carried
    here; else it is shown once."""
    held = CareLeaver.objects.select_for_update(of=["self"]).select_related("council").get(pk=care_leaver.pk)
    refuse_channel(held, channel)
    end_own_links(care_leaver=held, by=by)
    link, token = make_link(
        council=held.council,
        purpose=Purpose.NEXT_STEPS,
        holder=held.public_id,
        subject=held.public_id,
        channel=channel,
        address=_address_for(held, channel),
        by=by,
    )
    made = NewLink(link, link_to("next-steps-entry", token=token))
    return replace(made, message=_sent(held, made, WAYS[channel], token)) if is_sent_by_us(channel) else made


def is_sent_by_us(channel: Channel) -> bool:
    return channel in WAYS and is_carried(WAYS[channel])


def _sent(care_leaver: CareLeaver, made: NewLink, way: MessageChannel, token: str) -> Message:
    until = f"{clock.local(made.link.expires_at):%-d %B %Y}"
    is_text = way == MessageChannel.TEXT
    return write_to_them(
        care_leaver=care_leaver,
        channel=way,
        kind=MessageKind.OWN_PAGE,
        subject=SUBJECT,
        body=made.text_message if is_text else MAIL.format(address=made.address, until=until),
        secret=token,
        not_after=made.link.expires_at,
    )


def refuse_channel(care_leaver: CareLeaver, channel: Channel) -> None:
    """Raise Refused, with the way out, where no link may go to them that way today."""
    if not care_leaver.is_supported:
        raise Refused("Their support has ended, so no link is made any more.", field="channel")
    if not has_agreed_word(care_leaver):
        raise Refused("Agree a word with them first: without it the link opens nothing.", field="channel")
    if channel != Channel.BY_HAND and (why := why_not_by(care_leaver, WAYS[channel])):
        raise Refused(f"{why} {BY_HAND}", field="channel")


def _address_for(care_leaver: CareLeaver, channel: Channel) -> str:
    return "" if channel == Channel.BY_HAND else address_for(care_leaver, WAYS[channel])


@transaction.atomic
def end_own_links(*, care_leaver: CareLeaver, by: User | None) -> int:
    """Switch off every link to their page, and close it wherever it is open now. One that waits to be sent is not."""
    links = Q(kind=MessageKind.OWN_PAGE)
    take_back_unsent(council_id=care_leaver.council_id, about=care_leaver.public_id, which=links, by=by)
    settle_failed(council_id=care_leaver.council_id, about=care_leaver.public_id, which=links, by=by)
    return end_links(council=care_leaver.council, holder=care_leaver.public_id, subject=care_leaver.public_id, by=by)


def own_links_of(care_leaver: CareLeaver) -> LinkQuerySet:
    """Links to their page, the newest first, each with `opened_at`: when somebody last showed that it is them."""
    links = Link.objects.for_council(care_leaver.council_id).of_holder(care_leaver.public_id)
    mine = links.filter(purpose=Purpose.NEXT_STEPS).select_related("by", "ended_by")
    return mine.annotate(opened_at=Max("visits__created_at")).order_by("-created_at", "-id")
