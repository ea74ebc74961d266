"""Words of a document as somebody reads them, for patterns that look in them: signs that nobody sees are gone, letters
and digits are ours, each dash is one, and what is set letter by letter stands together.
"""

import re
import unicodedata


DASH, UNSEEN, DIGIT = "Pd", "Cf", "Nd"
SLASHES = str.maketrans({"⁄": "/", "∕": "/", "−": "-"})
SET_APART = re.compile(r"(?<!\w)(?:[^\W_] (?:[/.-] )?){5,}[^\W_](?!\w)")

UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
TEENS = ("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth")
OVER_TWENTY = tuple(f"twenty[ -]{each}" for each in UNITS)
IN_WORDS = (*UNITS, "tenth", *TEENS, "nineteenth", "twentieth", *OVER_TWENTY, "thirtieth", "thirty[ -]first")


def as_read(text: str) -> str:
    """On one line, with one space between words."""
    apart = unicodedata.normalize("NFKC", text)
    return _together(" ".join("".join(_plain(each) for each in apart).translate(SLASHES).split()))


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    kind = unicodedata.category(letter)
    if kind == DIGIT:
        return str(unicodedata.digit(letter))
    return {UNSEEN: "", DASH: "-"}.get(kind, letter)


def _together(text: str) -> str:
    """“C R 0 1 E A” is “CR01EA”: a heading set wide comes out of a file like this."""
    return SET_APART.sub(lambda found: found.group().replace(" ", ""), text)
