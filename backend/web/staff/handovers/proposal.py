"""What the record knows for a handover, one thing a line: proposed, for the adviser who knows them to edit and add to.

Their own words are quoted as they said them, with the day. Nothing that names harm and nothing that tells of care is
proposed: they read it on their page, where others may look on. Nothing of a safety mark is.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, Q

from backend.care_leavers.agreements import kinds_for
from backend.care_leavers.choices import ContactMethod, HandoverHeading
from backend.care_leavers.handovers import MOST_LINES
from backend.care_leavers.models import CareLeaver, OwnMessage
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.placements.models import CheckIn, Promise
from backend.placements.permissions import check_ins_of
from backend.placements.promises_read import reached_and_promised
from backend.placements.support_choices import DID_HELP
from backend.placements.told_days import Told, first_day_to_keep, when_told
from backend.reference.harm_words import may_name_harm
from backend.reference.shown_to_them import care_phrases
from backend.referrals.models import Referral
from backend.referrals.settled_messages import with_waits
from backend.shortlists.choices import NotForMe, OwnAnswer
from backend.web.kit import handover_words as words
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day, listed


LAST = 4  # of what they said, and of what helped: the newest are what somebody needs
LONGEST = 300  # letters of one quotation


def proposed_handover(viewer: Viewer, person: CareLeaver) -> dict[HandoverHeading, str]:
    """By heading, one thing a line; a heading of which nothing is known is empty."""
    written = with_waits(person.own_messages.filter(names_harm=False).exclude(words=""))
    wrote = [each for each in written if not may_name_harm(each.words)]
    check_ins = _check_ins_about_support(viewer, person)
    reached_by, promised = reached_and_promised(person)
    referrals = list(person.referrals.open().select_related("opportunity", "employer").order_by("id"))
    found = {
        HandoverHeading.TOLD: _told(person, wrote),
        HandoverHeading.WORKS: _works(person, reached_by, check_ins),
        HandoverHeading.NEVER: _never(person),
        HandoverHeading.PROMISED: _promised(promised, first_day_to_keep(promised, referrals), wrote, check_ins),
        HandoverHeading.OPEN: _open(person, referrals),
    }
    return {heading: "\n".join([*filter(may_be_shown, lines)][:MOST_LINES]) for heading, lines in found.items()}


def may_be_shown(line: str) -> bool:
    return bool(line) and not may_name_harm(line) and not care_phrases(line)


def _told(person: CareLeaver, wrote: Sequence[OwnMessage]) -> list[str]:
    wants = [words.WANTS.format(words=_line(person.aspiration))] if person.aspiration.strip() else []
    views = [(each.on, each.words) for each in person.views.all()[:LAST]]
    theirs = [(clock.day_of(each.created_at), each.words) for each in wrote[:LAST]]
    said = sorted([*views, *theirs], key=lambda each: each[0], reverse=True)[:LAST]
    return [*wants, *(words.SAID.format(words=_line(text), day=day(on)) for on, text in said)]


def _works(person: CareLeaver, reached_by: Sequence[str], check_ins: Sequence[CheckIn]) -> list[str]:
    likes = [words.LIKES.format(how=_line(person.contact_preference))] if person.contact_preference else []
    return [*likes, *_reached_most(reached_by), *_helped(check_ins)]


def _reached_most(reached_by: Sequence[str]) -> Iterable[str]:
    """Of those tried more than once, the way in which they were reached most often."""
    best = Counter(reached_by).most_common(1)
    if best and best[0][1] > 1:
        yield words.ANSWERS_MOST.format(how=ContactMethod(best[0][0]).label.lower())


def _helped(check_ins: Sequence[CheckIn]) -> list[str]:
    before = [each.support_given for each in check_ins if each.support_given]
    given = [
        *before,
        *(support.words for each in check_ins for support in each.support_since.all() if support.did_help),
    ]
    return [words.HELPED.format(what=_line(each).rstrip(".")) for each in given[-LAST:]]


def _never(person: CareLeaver) -> list[str]:
    """How they do not want to be reached: what they took back and have not agreed to again."""
    rows = list(person.consents.filter(kind__in=words.DO_NOT).order_by("withdrawn_on", "id"))
    agreed = kinds_for(rows, None, clock.today())
    stopped = {each.kind: each.withdrawn_on for each in rows if each.withdrawn_on and each.kind not in agreed}
    return [words.DO_NOT[kind].format(day=day(on)) for kind, on in stopped.items()]


def _promised(
    promised: Sequence[Promise], first_day: dt.date | None, wrote: Sequence[OwnMessage], check_ins: Sequence[CheckIn]
) -> list[str]:
    waiting = [clock.day_of(each.created_at) for each in reversed(wrote) if each.waits]
    asked = [each.asked_for for each in check_ins if each.waits and each.asked_for]
    return [
        *(_promise(each, first_day) for each in promised),
        *(words.TO_ANSWER.format(day=day(on)) for on in waiting),
        *(words.ASKED_FOR.format(what=_line(each).rstrip(".")) for each in asked),
    ]


def _promise(promise: Promise, first_day: dt.date | None) -> str:
    """With its day, unless that would tell whoever looks on when their first day is."""
    if promise.due_on is None or when_told(promise, first_day) != Told.BY_DAY:
        return promise.words
    return words.PROMISED_BY.format(words=promise.words.rstrip("."), day=day(promise.due_on))


def _open(person: CareLeaver, referrals: Iterable[Referral]) -> list[str]:
    found = [words.STATES[each.state].format(title=_title(each.opportunity, each.employer)) for each in referrals]
    last = person.suggestions.current().answered(OwnAnswer.NOT_FOR_ME).select_related("opportunity__employer")
    for each in last[:LAST]:
        why = listed([NotForMe(reason).label.lower() for reason in each.because]) if each.because else ""
        title = _title(each.opportunity, each.opportunity.employer)
        found += [words.NOT_THIS.format(title=title, why=why)] if why else []
    return found


def _title(opportunity, employer) -> str:
    """The employer's own, unless it would say for whom the place is kept."""
    told = opportunity.title if not care_phrases(opportunity.title) else opportunity.get_type_display()
    return f"{told}, {name_of(employer)}"


def _check_ins_about_support(viewer: Viewer, person: CareLeaver) -> list[CheckIn]:
    """Those in which support was given, and those that wait for it, in their order."""
    theirs = check_ins_of(viewer).filter(placement__care_leaver=person)
    waits = Exists(theirs.needing_support().filter(pk=OuterRef("pk")))
    given = ~Q(support_given="") | Q(support_since__helped__in=DID_HELP)
    found = theirs.annotate(waits=waits).filter(Q(waits=True) | given).distinct()
    return list(found.prefetch_related("support_since").order_by("done_on", "id"))


def _line(text: str) -> str:
    """On one line, since a line is one thing."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rstrip()}…"
