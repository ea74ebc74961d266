"""Names that people type and that others read, in mails too: a name of somebody, and never a message."""

import re
import unicodedata
from typing import Any

from backend.core.errors import Refused


LONGEST_NAME = 120
_ADDRESS = re.compile(r"://|www\.|@|\w{2,}[.。｡]\w{2,}", re.IGNORECASE)
_MARKUP = re.compile(r"[<>{}\[\]|\\^`*_#=~]")
_LONG_NUMBER = re.compile(r"\d{4}|\d[\d ]{5,}\d")


class InvitedByAddress:
    """A row about somebody who is invited: by address alone, whoever accepts gives their own name."""

    name: Any
    email: Any

    @property
    def called(self) -> str:
        return str(self.name or self.email)

    @property
    def name_and_address(self) -> str:
        return ", ".join(filter(None, (self.name, self.email)))


def cleaned_name(text: str, *, field: str = "name") -> str:
    """The name on one line with single spaces. Raises Refused, beside `field`, for what is no name of somebody."""
    name = one_line(text)
    if not any(letter.isalpha() for letter in name):
        raise Refused("Enter the name in letters.", field)
    if len(name) > LONGEST_NAME:
        raise Refused(f"A name has at most {LONGEST_NAME} letters. Shorten it.", field)
    if _ADDRESS.search(name) or _MARKUP.search(name) or _LONG_NUMBER.search(name):
        raise Refused(
            "A name holds no web or e-mail address, no telephone number and no signs such as < or #."
            " Write the name alone, with a space after each full stop.",
            field,
        )
    return name


def cleaned_name_if_given(text: str) -> str:
    """The same, or nothing of spaces alone."""
    return cleaned_name(text) if text.strip() else ""


def one_line(text: str) -> str:
    """The same text without line breaks, invisible signs and spaces in a row: fit for a subject or a salutation."""
    plain = unicodedata.normalize("NFC", text)
    shown = "".join(" " if _is_a_break(sign) else sign for sign in plain if unicodedata.category(sign) != "Cf")
    return " ".join(shown.split())


def _is_a_break(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Zl", "Zp"}
