"""Somebody who speaks their language: offered on their page, and said to whoever reads it to them from paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from backend.care_leavers.models import CareLeaver, OwnMessage
from backend.reference.catalogues import language_now
from backend.reference.languages import Language, language_called
from backend.web.young_person import words


@dataclass(frozen=True)
class LanguageOffer:
    """As the record calls it; with what our table knows of it, so that they see it in their own letters."""

    name: str
    language: Language | None

    @property
    def called(self) -> str:
        """As they read it: by its own name, where that is what they read."""
        return self.language.own_name if self.language and self.language == language_now() else self.name

    @property
    def wish(self) -> str:
        """What they say by a press; it stands among what they told us."""
        return words.SPEAK_MY_LANGUAGE.format(language=self.name)


def offer_of(person: CareLeaver) -> LanguageOffer | None:
    name = person.interpreter_language.strip()
    if not name:
        return None
    found = language_called(name)
    return LanguageOffer(found.name if found else name, found)


def still_offered(person: CareLeaver, said: Iterable[OwnMessage]) -> LanguageOffer | None:
    """Not while they wait for it, as what they `said` last tells."""
    offer = offer_of(person)
    if offer and any(each.answered_at is None and each.words == offer.wish for each in said):
        return None
    return offer


def to_the_reader(person: CareLeaver) -> str:
    """For staff who read the page aloud; empty where nothing is recorded."""
    offer = offer_of(person)
    if offer:
        return f"Read it with an interpreter: {offer.name}."
    if person.esol_level:
        level = person.get_esol_level_display()
        return f"They learn English ({level}). Ask them first whether to read it with an interpreter."
    return ""
