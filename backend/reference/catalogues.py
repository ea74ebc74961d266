"""What a young person reads, in their language: from the catalogues in `backend/locale`, read as they stand.

Nothing is compiled beforehand: whoever corrects a sentence sees it at the next start, and no copy can be older than its
catalogue. Django finds a translation as in any other place; only these words are added to its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation
from django.utils.translation import trans_real

from backend.reference.languages import Language, language_called


FOLDER = Path(__file__).parents[1] / "locale"
ENGLISH = Language(settings.LANGUAGE_CODE, "English", "English", "ltr")
AWAITS_A_READER = "awaits a native reader"  # as the header of a catalogue says it, below "Language-Team"
_ISOLATE, _END_OF_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def path_of(code: str) -> Path:
    return FOLDER / code / "LC_MESSAGES" / "django.po"


@cache
def translated_languages() -> dict[str, Language]:
    """By code, those that there is a catalogue for."""
    found = {code: language_called(code) for code, _ in settings.LANGUAGES if code != ENGLISH.code}
    return {code: language for code, language in found.items() if language}


@cache
def shown_languages() -> dict[str, Language]:
    return {ENGLISH.code: ENGLISH} | translated_languages()


def translated_language_of(recorded: str) -> Language | None:
    """Of what a record calls a language, the one that pages are shown in; None where no catalogue is here for it."""
    found = language_called(recorded)
    return found if found and found.code in translated_languages() else None


@contextmanager
def spoken(code: str) -> Iterator[None]:
    """All that is written meanwhile is in this language, and what is written afterwards is not."""
    if code in translated_languages():
        _add_ours(code)
    with translation.override(code):
        yield


def language_now() -> Language:
    return shown_languages().get(translation.get_language() or ENGLISH.code, ENGLISH)


def is_translated() -> bool:
    return language_now() != ENGLISH


def awaits_a_reader() -> bool:
    """Whether nobody who grew up with the language of now has read its catalogue yet."""
    return is_translated() and AWAITS_A_READER in _read(language_now().code).info().get("language-team", "")


def isolated(text: str) -> str:
    """A name or a number that is put into a sentence: where one reads from right to left it keeps its own direction,
    and moves nothing beside it."""
    return f"{_ISOLATE}{text}{_END_OF_ISOLATE}" if text and translation.get_language_bidi() else text


def _add_ours(code: str) -> None:
    known = trans_real.translation(code)
    if not getattr(known, "has_ours", False):
        known.merge(_read(code))
        known.has_ours = True


@cache
def _read(code: str) -> GNUTranslations:
    with path_of(code).open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
