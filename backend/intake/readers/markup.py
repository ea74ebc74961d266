"""HTML token by token, as browsers part it, in time that grows with its length and no faster.

No tree is built: every builder of trees, also those of libraries, takes time by the square of the nesting.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple


TEXT, OPENING, CLOSING, SCRIPT = "text", "opening", "closing", "script"
RAW = frozenset({"script", "style"})  # their content is no markup
RAW_TEXT = frozenset({"title", "textarea", "xmp", "iframe", "noembed", "noframes"})  # nor is theirs, but it is text
_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_END_OF_TAG = re.compile(r">|=\s*[\"']")
_TYPE = re.compile(r"""(?<![^\s"'/])type\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
# No letter has a number this long, and Python refuses to read one of thousands of digits.
_NO_LETTER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


class Token(NamedTuple):
    """A text, or a tag by its name in small letters; of a script its type as name, and its content."""

    kind: str
    name: str = ""
    content: str = ""


def tokens(text: str) -> Iterator[Token]:
    """Without comments, declarations and the content of styles. What is opened and never closed takes all the rest."""
    position = 0
    while True:
        start = text.find("<", position)
        if start < 0:
            break
        follows = text[start + 1 : start + 2]
        if not (follows.isascii() and follows.isalpha()) and follows not in ("/", "!", "?"):
            position = yield from _text(text, position, start + 1)
            continue
        yield from _text_before(text, position, start)
        if follows in ("!", "?") or (follows == "/" and not text[start + 2 : start + 3].isalpha()):
            position = _after_comment(text, start)
        else:
            position = yield from _tag(text, start)
    yield from _text_before(text, position, len(text))


def _text(text: str, start: int, end: int) -> Iterator[Token]:
    yield Token(TEXT, content=text[start:end])
    return end


def _text_before(text: str, start: int, end: int) -> Iterator[Token]:
    if start < end:
        yield Token(TEXT, content=text[start:end])


def _after_comment(text: str, start: int) -> int:
    if not text.startswith("<!--", start):
        return _after(text, ">", start)
    if text.startswith((">", "->"), start + 4):  # as browsers take <!--> and <!--->
        return _after(text, ">", start)
    return _after(text, "-->", start + 4)


def _after(text: str, sought: str, start: int) -> int:
    found = text.find(sought, start)
    return len(text) if found < 0 else found + len(sought)


def _tag(text: str, start: int) -> Iterator[Token]:
    closes = text[start + 1] == "/"
    name = _NAME.match(text, start + 1 + closes)
    if name is None:  # a letter of another alphabet
        return (yield from _text(text, start, start + 1))
    end = _end_of_tag(text, name.end())
    if end < 0:
        return len(text)
    called = name[0].lower()
    if closes or called not in RAW | RAW_TEXT:
        yield Token(CLOSING if closes else OPENING, called)
        return end + 1
    return (yield from _raw(text, called, text[name.end() : end], end + 1))


def _end_of_tag(text: str, position: int) -> int:
    """The sign that ends it, outside every quotation."""
    while found := _END_OF_TAG.search(text, position):
        if found[0] == ">":
            return found.start()
        closing = text.find(found[0][-1], found.end())
        if closing < 0:
            return -1
        position = closing + 1
    return -1


def _raw(text: str, name: str, attributes: str, start: int) -> Iterator[Token]:
    closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, start)
    end = closing.start() if closing else len(text)
    if name == "script":
        kind = _TYPE.search(attributes)
        yield Token(SCRIPT, next(filter(None, kind.groups()), "") if kind else "", text[start:end])
    elif name in RAW_TEXT:
        yield Token(OPENING, name)
        yield from _text_before(text, start, end)
    return end


def unescaped(text: str) -> str:
    return html.unescape(_NO_LETTER.sub(_UNKNOWN, text)) if "&" in text else text
