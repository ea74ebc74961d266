"""What was typed, in the words of the form it was typed into.

A page carries where its forms are written, and what they say otherwise than that: a label made for this page, choices
made for it where they are few. So a form that was held can be read without its page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm, Field, FileField, ModelChoiceField
from django.utils.module_loading import import_string
from django.utils.text import capfirst

from backend.councils.acting import OPENED_IN
from backend.drafts.page_keys import PAGE_KEY, PageKey, typed_in
from backend.web.kit.content import Row
from backend.web.kit.whole_boxes import whole_boxes


MOST_CHOICES = 15
CHOSEN = "As you chose on the page"


@dataclass(frozen=True)
class Words:
    """What a form says of one of its fields. Of rows that were chosen the key is all that was sent: not shown."""

    label: str
    choices: dict[str, str] = field(default_factory=dict)
    is_shown: bool = True
    is_readable: bool = True

    @classmethod
    def of(cls, name: str, said_by: Field) -> "Words":
        is_of_rows = isinstance(said_by, ModelChoiceField)
        choices = {} if is_of_rows else _choices(said_by)
        return cls(
            str(said_by.label or _from(name)),
            choices if len(choices) <= MOST_CHOICES else {},
            not (said_by.widget.is_hidden or isinstance(said_by, FileField)),
            not is_of_rows,
        )

    @property
    def kept(self) -> list[Any]:
        return [self.label, self.choices, self.is_shown, self.is_readable]

    def say(self, values: list[str]) -> str:
        filled = [value for value in values if value]
        if not filled or not self.is_shown:
            return ""
        if not self.is_readable:
            return CHOSEN
        separator = ", " if self.choices else " "
        return separator.join(self.choices.get(value, "Yes" if value == "on" else value) for value in filled)


def to_be_kept(forms: Iterable[BaseForm]) -> list[Any] | None:
    """Where the forms are written, and their words that do not stand there."""
    written, otherwise = [], {}
    for form in forms:
        written.append(f"{type(form).__module__}.{type(form).__qualname__}")
        base = _words_of(type(form).base_fields)
        here = _words_of(form.fields)
        otherwise |= {form.add_prefix(name): words.kept for name, words in here.items() if words != base.get(name)}
    return [written, otherwise] if written else None


def rows_of(fields: dict[str, list[str]], form: type[BaseForm] | None = None) -> list[Row]:
    """One for each answer that says something. What the form has no field for is a button, or the page's own. `form`
    is for whoever knows it, where the page does not carry which it was."""
    known = _words_of(form.base_fields) if form else words_of_page(fields.get(PAGE_KEY, [""])[0])
    typed = whole_boxes(typed_in((name, values) for name, values in fields.items() if name != OPENED_IN))
    if known:
        typed = {name: values for name, values in typed.items() if name in known}
    rows = [Row(_label(name, known), _said(name, values, known)) for name, values in typed.items()]
    return [row for row in rows if row.value]


def words_of_page(page_key: str) -> dict[str, Words]:
    """By name; none where the page had no form of ours, or one that has gone since."""
    key = PageKey.unsealed(page_key)
    if key is None or not key.words:
        return {}
    written, otherwise = key.words
    found: dict[str, Words] = {}
    for path in written:
        found |= _written_at(path)
    return found | {name: Words(*kept) for name, kept in otherwise.items()}


def _written_at(path: str) -> dict[str, Words]:
    try:
        form = import_string(path)
    except ImportError:
        return {}
    return _words_of(form.base_fields)


def _words_of(fields: dict[str, Field]) -> dict[str, Words]:
    return {name: Words.of(name, each) for name, each in fields.items()}


def _choices(said_by: Field) -> dict[str, str]:
    found: dict[str, str] = {}
    for value, words in getattr(said_by, "choices", ()):
        grouped = words if isinstance(words, list | tuple) else [(value, words)]
        found |= {str(each): str(label) for each, label in grouped}
    return found


def _label(name: str, known: dict[str, Words]) -> str:
    return known[name].label if name in known else _from(name)


def _said(name: str, values: list[str], known: dict[str, Words]) -> str:
    return (known[name] if name in known else Words("")).say(values)


def _from(name: str) -> str:
    return capfirst(name.replace("_", " "))
