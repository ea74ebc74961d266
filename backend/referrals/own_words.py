"""What goes out in somebody's own words is read by a person first; a list of words can only point at what to read."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models

from backend.accounts.models import User
from backend.care_leavers.agreements import agreed_for
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.digest import json_digest
from backend.core.errors import Refused
from backend.employers.models import Employer
from backend.reference.telling_words import Category, Doubt, doubts_in
from backend.referrals.document_names import is_document
from backend.referrals.models import OwnWordsReading, Referral


OWN_WORDS = frozenset({"aspiration"})
ALWAYS_READ = OWN_WORDS | {"email"}  # an address is chosen as they like, too
NEVER_READ = frozenset({"care_status"})  # nobody typed it, and it goes out under an agreement of its own
CANNOT_BE_LEFT_OUT = frozenset({"name"})


class WordsAnswer(models.TextChoices):
    """What the adviser says of the words on the preview."""

    READ = "read", "I have read them: they give nothing away that they have not agreed to"
    LEFT_OUT = "left_out", "Leave out their own words and whatever is marked. I have read the rest"


@dataclass(frozen=True)
class WordsToRead:
    """One field of a preview with what stands in it to be read twice."""

    name: str
    value: str
    doubts: tuple[Doubt, ...]


def words_to_read(disclosed: Mapping[str, str], *, care_status_agreed: bool) -> list[WordsToRead]:
    """The fields somebody reads before they go out: own words, and whatever was typed and holds a doubtful phrase.

    Who agreed that the employer is told of care has agreed to words about care in a name or a number, and to no others:
    what is written as they like is read whatever they agreed to, since no list knows all that gives somebody away.
    """
    found = []
    for name, value in disclosed.items():
        if name in NEVER_READ:
            continue
        doubts = tuple(doubts_in(value))
        speaks_of_care_alone = care_status_agreed and all(each.category == Category.CARE for each in doubts)
        if name in ALWAYS_READ or (doubts and not speaks_of_care_alone):
            found.append(WordsToRead(name, value, doubts))
    return found


def care_status_is_agreed(care_leaver: CareLeaver, employer: Employer) -> bool:
    return ConsentKind.SHARE_CARE_STATUS in agreed_for(care_leaver, employer, clock.today())


def may_be_left_out(words: list[WordsToRead]) -> list[str]:
    """Their own words and what is marked, but for a name; an address without a mark is read and goes."""
    to_leave = (each for each in words if each.doubts or each.name in OWN_WORDS)
    return [each.name for each in to_leave if each.name not in CANNOT_BE_LEFT_OUT]


def can_be_left_out(words: list[WordsToRead]) -> bool:
    """Whether anything can, and nothing marked would stay."""
    left_out = set(may_be_left_out(words))
    return bool(left_out) and all(each.name in left_out for each in words if each.doubts)


def sent_after_reading(
    care_leaver: CareLeaver, employer: Employer, previewed: Mapping[str, str], answer: str
) -> dict[str, str]:
    """What of a preview goes out by the adviser's answer; without one, nothing goes that has to be read."""
    words = words_to_read(previewed, care_status_agreed=care_status_is_agreed(care_leaver, employer))
    if not words or answer == WordsAnswer.READ:
        return dict(previewed)
    left_out = set(may_be_left_out(words))
    if answer == WordsAnswer.LEFT_OUT and can_be_left_out(words):
        return {name: value for name, value in previewed.items() if name not in left_out}
    raise Refused(_sentence(words, answer), field="words")


def _sentence(words: list[WordsToRead], answer: str) -> str:
    if answer == WordsAnswer.LEFT_OUT and not any(each.doubts for each in words):
        return "There is nothing here that can be left out: say that you have read it."
    if answer == WordsAnswer.LEFT_OUT:
        return "Their name cannot be left out, and it holds a phrase that may tell more. Read it, or correct the name."
    marked = listed_phrases(words)
    told = f" Read twice: {marked}." if marked else ""
    return (
        "What goes out in free text is read by a person first: say that you have read it and that it gives nothing"
        f" away, or leave it out.{told}"
    )


def listed_phrases(words: list[WordsToRead]) -> str:
    return "; ".join(f"“{doubt.phrase}” {doubt.why}" for each in words for doubt in each.doubts)


def record_reading(referral: Referral, sent: Mapping[str, str], *, by: User | None) -> OwnWordsReading | None:
    """Who read which words, when, what was marked in them, and the digest of exactly that text."""
    agreed = care_status_is_agreed(referral.care_leaver, referral.employer)
    words = words_to_read(sent, care_status_agreed=agreed)
    if not words or by is None:
        return None
    return OwnWordsReading.objects.create(
        council_id=referral.council_id,
        referral=referral,
        fields=[each.name for each in words],
        digest=words_digest(words),
        doubts=[
            {"field": each.name, "phrase": doubt.phrase, "why": doubt.why} for each in words for doubt in each.doubts
        ],
        by=by,
    )


def words_digest(words: list[WordsToRead]) -> str:
    return json_digest({each.name: each.value for each in words})


def unread_without_care_status(referral: Referral) -> list[str]:
    """The fields that stay out once the agreement about care is taken back: nobody read them on their own account.

    What was read while the employer was told of care may speak of it, so it is read anew before it goes out again.
    """
    told = "care_status" in referral.disclosed
    read = set() if told else {name for reading in referral.words_readings.all() for name in reading.fields}
    words = words_to_read(referral.disclosed, care_status_agreed=False)
    may_tell = [each.name for each in words if each.doubts or each.name in OWN_WORDS]
    return [name for name in (*may_tell, *read_while_care_was_told(referral)) if name not in read]


def read_while_care_was_told(referral: Referral) -> list[str]:
    """Documents that were read with care agreed to: they go with that agreement, whatever they say."""
    if not any(map(is_document, referral.disclosed)):
        return []
    sent = referral.sent_documents.filter(with_care=True, name__in=list(referral.disclosed))
    return list(sent.values_list("name", flat=True))
