"""A statement in a young person's own sentences: chosen, put under headings and in order. Nothing here writes any."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.digest import json_digest
from backend.core.errors import Refused
from backend.councils.permissions import roles_in
from backend.opportunities.models import StandardDuties
from backend.opportunities.reading_age import reading_age
from backend.opportunities.standard_duties import duties_for
from backend.reference.harm_words import may_name_harm
from backend.reference.telling_words import Doubt, doubts_in
from backend.referrals.applications import hold_application, may_help
from backend.referrals.choices import HELPS_TO_APPLY, Heading, ReferralState
from backend.referrals.models import ApplicationStatement, Referral
from backend.tabular.days import iso_day


SAME_WORDS = 0.75  # how alike what they changed has to be to what they said: spelling, and not another sentence
LONGEST_SENTENCE, MOST_SENTENCES, LONGEST_STATEMENT = 600, 40, 4000
LONGEST_NAME = 80
TOLD = "told"  # said to whoever helps them, while the statement is put together
CHANGED_MEANWHILE = "It was changed since you opened it, by {who}. Read it as it is now, then change it."
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|[\r\n]+")


@dataclass(frozen=True)
class Said:
    """One sentence that they said, letter for letter, with where and when."""

    as_said: str
    origin: str
    said_on: str = ""  # an ISO date; empty where no day is recorded
    heading: str = Heading.WHY

    @property
    def key(self) -> str:
        return json_digest([self.origin, self.as_said])[:12]

    @property
    def doubts(self) -> list[Doubt]:
        return doubts_in(self.as_said)

    @property
    def day(self) -> dt.date | None:
        return iso_day(self.said_on) if self.said_on else None


@dataclass(frozen=True)
class Sentence:
    """One that stands in a statement. `changed_by` is who changed the spelling, and `confirmed_by` who looked at words
    that may tell more than they wish to. Under a `duty` of the standard it stands in its words and number of then."""

    as_said: str
    text: str
    origin: str
    said_on: str
    heading: str
    changed_by: str = ""
    confirmed_by: str = ""
    duty: str = ""
    duty_number: int = 0

    @property
    def key(self) -> str:
        return Said(self.as_said, self.origin).key

    @property
    def under(self) -> str:
        """What a page chooses it by."""
        return StatementDuty(self.duty_number, self.duty).key if self.duty else self.heading

    @property
    def place(self) -> tuple[int, int, str]:
        """Where what it stands under comes in a statement."""
        if self.duty:
            return 1, self.duty_number, StatementDuty(self.duty_number, self.duty).title
        return (0 if self.heading == Heading.WHY else 2), list(Heading).index(Heading(self.heading)), ""


@dataclass(frozen=True)
class StatementDuty:
    """One duty of the standard that the application is for."""

    number: int
    words: str

    @property
    def key(self) -> str:
        return f"duty-{json_digest([self.number, self.words])[:12]}"

    @property
    def title(self) -> str:
        return f"Duty {self.number}: {self.words}"


@dataclass(frozen=True)
class Chosen:
    """What somebody chose of one sentence, before it is judged."""

    said: Said
    text: str
    heading: str
    place: int
    is_their_change: bool = False
    is_confirmed: bool = False


def sentences_in(text: str) -> list[str]:
    return [each.strip() for each in _SENTENCE_END.split(text) if each.strip()]


def said_by(care_leaver: CareLeaver, referral: Referral) -> list[Said]:
    """Everything on record that they said themselves, the newest first, each sentence once. What names harm is not
    here: it was never said for an application."""
    found: dict[str, Said] = {}
    for said in (*_in_earlier(care_leaver, referral), *_on_record(care_leaver)):
        if len(said.as_said) <= LONGEST_SENTENCE:
            found.setdefault(said.as_said, said)
    return list(found.values())


def _on_record(care_leaver: CareLeaver) -> Iterator[Said]:
    for each in sentences_in(care_leaver.aspiration):
        yield Said(each, "What they would like to do, on their profile")
    for view in care_leaver.views.select_related("recorded_by"):
        for each in sentences_in(view.words):
            yield Said(each, f"Said to {view.recorded_by}", view.on.isoformat(), Heading.DONE)
    messages = care_leaver.own_messages.filter(kind=OwnMessageKind.GOING, names_harm=False).exclude(words="")
    for message in messages:
        if may_name_harm(message.words):  # by the list of today, and in another language
            continue
        for each in sentences_in(message.words):
            yield Said(each, "Written on their own page", clock.day_of(message.created_at).isoformat(), Heading.DONE)


def _in_earlier(care_leaver: CareLeaver, referral: Referral) -> Iterator[Said]:
    """This statement first, then those of their other applications."""
    theirs = ApplicationStatement.objects.filter(referral__care_leaver=care_leaver).order_by("-id")
    for statement in sorted(theirs, key=lambda each: each.referral_id != referral.pk):
        for each in sentences_of(statement):
            yield Said(each.as_said, each.origin, each.said_on, each.heading)


def sentences_of(statement: ApplicationStatement | None) -> list[Sentence]:
    return [Sentence(**each) for each in statement.sentences] if statement else []


def duties_to_choose(
    referral: Referral, statement: ApplicationStatement | None, entered: StandardDuties | None
) -> list[StatementDuty]:
    """Those that are in force, and those under which something stands already."""
    now = [StatementDuty(number, words) for number, words in enumerate(entered.duties if entered else (), start=1)]
    used = [StatementDuty(each.duty_number, each.duty) for each in sentences_of(statement) if each.duty]
    return list(dict.fromkeys([*now, *used]))


def duties_entered(referral: Referral) -> StandardDuties | None:
    return duties_for(referral.opportunity, referral.council_id)


def statement_of(referral: Referral) -> ApplicationStatement | None:
    found: ApplicationStatement | None = ApplicationStatement.objects.filter(referral=referral).first()
    return found


def opened_on(statement: ApplicationStatement | None) -> str:
    """Stands for the statement that a page was opened on."""
    return json_digest(statement.sentences if statement else [])[:16]


def paragraphs_of(sentences: Sequence[Sentence]) -> list[tuple[str, str]]:
    """Heading and text: why first, then duty by duty, then the rest; within each in the order they were put in."""
    texts: dict[str, str] = {}
    for heading, said in sorted(((each.place, each) for each in sentences), key=lambda pair: pair[0]):
        title = heading[-1] if said.duty else str(Heading(said.heading).label)
        texts[title] = f"{texts.get(title, '')} {said.text}".strip()
    return list(texts.items())


def whole_text(sentences: Sequence[Sentence]) -> str:
    return "\n\n".join(text for _, text in paragraphs_of(sentences))


def age_to_read(sentences: Sequence[Sentence]) -> int | None:
    return reading_age(whole_text(sentences))


@transaction.atomic
def keep_statement(
    *,
    referral: Referral,
    chosen: Sequence[Chosen],
    told: str = "",
    told_under: str = Heading.WHY,
    opened: str,
    by: User,
) -> ApplicationStatement:
    """Keep what was chosen, in order. `told` are sentences said while this is put together, kept as they are typed.

    Raises Refused for words of somebody else, and for what may tell more than they wish and nobody confirmed.
    """
    hold_application(referral)
    if not may_help(referral, user=by, roles=HELPS_TO_APPLY & roles_in(by, referral.council_id)):
        raise Refused("Only who helps them to apply may put their statement together.")
    if referral.state != ReferralState.APPLYING:
        raise Refused("The application has been sent or has ended, so its statement stays as it was.")
    statement = statement_of(referral) or ApplicationStatement(council_id=referral.council_id, referral=referral)
    if opened != opened_on(statement):
        who = "you, on another page" if statement.by == by else statement.by or "somebody"
        raise Refused(CHANGED_MEANWHILE.format(who=who))
    duties = {each.key: each for each in duties_to_choose(referral, statement, duties_entered(referral))}
    kept = [_judged(each, referral.care_leaver, by, duties) for each in sorted(chosen, key=lambda each: each.place)]
    kept += [_told(each, told_under, by, duties) for each in sentences_in(told)]
    _refuse_too_much(kept)
    statement.sentences, statement.by = [asdict(each) for each in kept], by
    statement.save()
    return statement


Duties = Mapping[str, StatementDuty]


def _judged(chosen: Chosen, person: CareLeaver, by: User, duties: Duties) -> Sentence:
    said, text = chosen.said, chosen.text.strip()
    name, changed = person.known_as, text != said.as_said
    if changed and not chosen.is_their_change:
        raise Refused(
            f"“{said.as_said}” was changed. Say that {name} changed it, or put their words back.", "sentences"
        )
    if changed and SequenceMatcher(None, said.as_said.lower(), text.lower()).ratio() < SAME_WORDS:
        raise Refused(
            f"“{said.as_said}” became another sentence. Put it back, and add what {name} says now as a new one.",
            "sentences",
        )
    marked = [*dict.fromkeys(f"“{each.phrase}” {each.why}" for each in doubts_in(text))]
    if marked and not chosen.is_confirmed:
        raise Refused(
            f"{'; '.join(marked)}. Leave “{text}” out, or say that {name} wants it in and knows who reads it.",
            "sentences",
        )
    return Sentence(
        said.as_said,
        text,
        said.origin,
        said.said_on,
        changed_by=name[:LONGEST_NAME] if changed else "",
        confirmed_by=str(by) if marked else "",
        **_standing_under(chosen.heading, duties, "sentences"),
    )


def _standing_under(key: str, duties: Duties, field: str) -> dict[str, Any]:
    if duty := duties.get(key):
        return {"heading": Heading.DONE, "duty": duty.words, "duty_number": duty.number}
    if key.startswith("duty-"):
        raise Refused(
            "The duties of the standard were changed meanwhile. Choose from those that stand here now.", field
        )
    if key not in Heading:
        raise Refused("Choose a heading for each sentence.", field)
    return {"heading": key}


def _told(text: str, under: str, by: User, duties: Duties) -> Sentence:
    if marked := doubts_in(text):
        said = "; ".join(dict.fromkeys(f"“{each.phrase}” {each.why}" for each in marked))
        raise Refused(f"{said}. Ask them to say it in other words, or leave it out.", "told")
    facts = _standing_under(under, duties, "told_under")
    return Sentence(text, text, f"Said to {by}", clock.today().isoformat(), **facts)


def _refuse_too_much(kept: Sequence[Sentence]) -> None:
    if any(len(each.text) > LONGEST_SENTENCE for each in kept):
        raise Refused(f"A sentence has more than {LONGEST_SENTENCE} letters. Make two of it.", "told")
    if len(kept) > MOST_SENTENCES or sum(len(each.text) for each in kept) > LONGEST_STATEMENT:
        raise Refused(
            f"A statement has at most {MOST_SENTENCES} sentences and {LONGEST_STATEMENT:,} letters. Leave some out.",
            "sentences",
        )
