"""The sentences that a young person reads, found in code and templates: `make languages` brings each
catalogue in `backend/locale` up to date with them. What is new in one stands there empty, for whoever translates it."""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from backend.config.settings import base


ROOT = Path(__file__).parents[1]
BACKEND = ROOT / "backend"
LOCALE = BACKEND / "locale"
COMMAND = "make languages"
WIDTH = 120
MARKS = ("_", "gettext", "gettext_lazy", "gettext_noop")
COUNTED = {"ngettext": (1, 2), "ngettext_lazy": (1, 2)}
IN_CONTEXT = {"pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2)}
KEYWORDS = dict.fromkeys(MARKS) | COUNTED | IN_CONTEXT
NO_LAYOUT = re.compile(r"^\s+", re.MULTILINE)  # what is left of a template is no Python that could be indented


def sentences() -> Catalog:
    """All that is marked in code and templates as read by a young person, by where it is written."""
    found = Catalog(charset="utf-8")
    for path in sorted([*BACKEND.rglob("*.py"), *BACKEND.rglob("templates/**/*.html")]):
        place = str(path.relative_to(ROOT))
        for message, context, line in _marked_in(path):
            found.add(message, context=context, locations=[(place, line)])
    return found


def _marked_in(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None, int]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = NO_LAYOUT.sub("", templatize(text, origin=str(path)))
    elif "translation import" not in text:
        return
    for line, function, messages, _comments in extract_python(BytesIO(text.encode()), KEYWORDS, [], {}):
        yield from _read(function, messages, line)


def _read(function, messages, line) -> Iterator[tuple[str | tuple[str, ...], str | None, int]]:
    told = messages if isinstance(messages, tuple) else (messages,)
    if not all(isinstance(each, str) for each in told[:2]):
        return  # looked up by what a variable holds: its words are marked where they are written
    if function in COUNTED:
        yield told[:2], None, line
    elif function in IN_CONTEXT:
        yield told[1], told[0], line
    else:
        yield told[0], None, line


def catalogue_at(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def paths() -> list[Path]:
    return [LOCALE / code / "LC_MESSAGES" / "django.po" for code, _ in base.LANGUAGES if code != base.LANGUAGE_CODE]


def bring_up_to_date(path: Path, template: Catalog) -> int:
    """How many of its sentences are still to be translated."""
    catalogue = catalogue_at(path) if path.exists() else Catalog(locale=path.parts[-3])
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=WIDTH, include_lineno=False, ignore_obsolete=True)
    return sum(1 for each in catalogue if each.id and not (any(each.string) if each.pluralizable else each.string))


if __name__ == "__main__":
    settings.configure(USE_I18N=False)
    for each in paths():
        left = bring_up_to_date(each, sentences())
        sys.stdout.write(f"{each.relative_to(ROOT)}: {left} to translate\n")
