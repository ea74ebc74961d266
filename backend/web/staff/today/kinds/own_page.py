"""Lines about a young person's own page: what they wrote there, and a locked link.

Words that cannot wait are not repeated here: they are read on the page that a line leads to, and that is written down.
"""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from backend.care_leavers.choices import Feeling, OwnMessageKind, TalkTo
from backend.care_leavers.entitlements import ADULT
from backend.care_leavers.models import OwnMessage
from backend.care_leavers.own_messages import due_on
from backend.care_leavers.permissions import can_keep_own_pages, own_messages_of
from backend.links.choices import Purpose
from backend.links.models import Link
from backend.reference.harm_words import is_beyond_the_list
from backend.web.kit.addresses import address_of
from backend.web.staff.own_page.messages import tries_words
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import from_today
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import due, long_day, since_and_when


NO_LIST_READS_IT = " (no list here can read it: have it read today)"
QUOTED = 120  # letters of their words in a line; all of them are on the page it leads to
WHOM = {
    TalkTo.ADVISER: "their adviser",
    TalkTo.PERSONAL_ADVISER: "their personal adviser",
    TalkTo.ANYBODY: "anybody",
}
GOING = {Feeling.GOOD: "going well", Feeling.OK: "going OK", Feeling.HARD: "going hard"}


def _waiting(desk: Desk) -> QuerySet[OwnMessage]:
    return own_messages_of(desk.viewer).select_related(None).waiting().order_by("created_at", "id")


def _theirs(desk: Desk, *kinds: OwnMessageKind) -> QuerySet[OwnMessage]:
    waiting = _waiting(desk).filter(care_leaver__in=desk.person_ids, names_harm=False)
    return waiting.of_kind(*kinds)


def _naming_harm(desk: Desk) -> QuerySet[OwnMessage]:
    """Of the people of the desk, also once their support has ended: it was written while we said we would read it. The
    named safeguarding lead of the council reads everybody's."""
    on_it = Q(care_leaver__in=desk.people_ever)
    if desk.only is None:
        on_it |= Q(council__safeguarding_lead=desk.viewer.user_id)
    return _waiting(desk).filter(on_it, names_harm=True)


def _harm(desk: Desk, message: OwnMessage) -> Line:
    person, until = message.care_leaver, due_on(message)
    clock = f"Speak with them by {long_day(until, desk.today)}"
    if person.age_on(desk.today) < ADULT:
        clock = f"{clock}: they are under 18, and one working day is the longest it may take"
    tried = tries_words(message, desk.today)
    what = " ".join(filter(None, ("Wrote something that cannot wait.", f"{clock}{'.' if tried else ''}", tried)))
    return _line(desk, message, what.removesuffix("."), "read it and speak with them", until)


def _talk(desk: Desk) -> QuerySet[OwnMessage]:
    return _theirs(desk, OwnMessageKind.TALK)


def _wants_to_talk(desk: Desk, message: OwnMessage) -> Line:
    whom = WHOM.get(TalkTo(message.talk_to), "somebody") if message.talk_to else "somebody"
    what = f"Wants to talk to {whom}{quoted(message.words)}"
    return _line(desk, message, what, "talk with them, then say so on their page", due_on(message))


def _texts(desk: Desk) -> QuerySet[OwnMessage]:
    return _theirs(desk, OwnMessageKind.TEXTED)


def _texted(desk: Desk, message: OwnMessage) -> Line:
    what = f"Texted back{quoted(message.words)}"
    return _line(desk, message, what, "read it, talk with them, then say what was done", due_on(message))


def _wrong(desk: Desk) -> QuerySet[OwnMessage]:
    return _theirs(desk, OwnMessageKind.WRONG)


def _says_wrong(desk: Desk, message: OwnMessage) -> Line:
    until = due_on(message)
    what = f"Says something about them is wrong{quoted(message.words)}. They were told: answered within 7 days"
    return _line(desk, message, what, "put it right and answer", until)


def _hard(desk: Desk) -> QuerySet[OwnMessage]:
    return _theirs(desk, OwnMessageKind.GOING).filter(feeling=Feeling.HARD)


def _told_more(desk: Desk) -> QuerySet[OwnMessage]:
    """Good or OK without a word asks for nothing; with words somebody reads them."""
    return _theirs(desk, OwnMessageKind.GOING).exclude(feeling=Feeling.HARD).exclude(words="")


def _going(desk: Desk, message: OwnMessage) -> Line:
    how = GOING.get(Feeling(message.feeling), "") if message.feeling else ""
    is_hard = message.feeling == Feeling.HARD
    what = f"Says it is {how}{quoted(message.words)}" if how else f"Says how it is going{quoted(message.words)}"
    asks = "ask how you can help, then answer" if is_hard else "read it and answer"
    if is_hard:
        return _line(desk, message, what, asks, due_on(message))
    return _line(desk, message, what, asks, None, urgency=Urgency.TURN)


def _line(desk: Desk, message: OwnMessage, what: str, asks: str, until: dt.date | None, **facts) -> Line:
    page = from_today(address_of("own-message-answer", message.public_id))
    told = since_and_when(desk.today, message.created_at)
    if until:
        told |= {"when": due(desk.today, until), "due": until}
    act = Act("Read and answer", page, asks)
    told |= facts | read_first(message.words)
    return Line.of(message.care_leaver, what, act, row=message.public_id, **told)


def read_first(words: str) -> dict[str, Any]:
    """What no list can read may name harm: it stands among what cannot wait until somebody has read it."""
    return {"urgency": Urgency.SAFETY} if is_beyond_the_list(words) else {}


def quoted(words: str) -> str:
    """The beginning of what they wrote, on one line; not of what may name harm."""
    if is_beyond_the_list(words):
        return NO_LIST_READS_IT
    short = Truncator(" ".join(words.split())).chars(QUOTED)
    return f": “{short}”" if short else ""


def _locked(desk: Desk) -> QuerySet[Link]:
    links = Link.objects.for_council(desk.viewer.council_id).filter(purpose=Purpose.NEXT_STEPS)
    return links.filter(holder__in=desk.people.values("public_id")).locked().order_by("locked_at", "id")


def _locked_out(desk: Desk, link: Link) -> Line:
    return Line.of(
        link.care_leaver,
        "The link to their page is locked after five wrong tries: it may not have been them",
        Act(
            "Make a new link",
            reverse("person-own-page-link", args=[link.care_leaver.public_id]),
            "ring them, then make a new link",
        ),
        row=link.public_id,
        **since_and_when(desk.today, link.locked_at, late_after=3),
    )


KINDS = (
    Kind(
        "wrote-cannot-wait",
        "message that cannot wait,messages that cannot wait",
        Urgency.SAFETY,
        viewers.everybody_with_a_desk,
        (Source(Subject.OWN_MESSAGE, _naming_harm, _harm),),
        goes_first=True,
    ),
    Kind(
        "wants-to-talk",
        "young person who wants to talk,young people who want to talk",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.OWN_MESSAGE, _talk, _wants_to_talk),),
    ),
    Kind(
        "texted-back",
        "young person who texted back,young people who texted back",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.OWN_MESSAGE, _texts, _texted),),
    ),
    Kind(
        "says-wrong",
        "thing that a young person says is wrong about them,things that young people say are wrong about them",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.OWN_MESSAGE, _wrong, _says_wrong),),
    ),
    Kind(
        "how-it-is-going",
        "word on how it is going,words on how it is going",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.OWN_MESSAGE, _hard, _going), Source(Subject.OWN_MESSAGE, _told_more, _going)),
    ),
    Kind(
        "locked-links",
        "locked link,locked links",
        Urgency.PROMISE,
        can_keep_own_pages,
        (Source(Subject.OWN_LINK, _locked, _locked_out),),
    ),
)
