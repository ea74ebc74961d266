"""Walks a JSON document and says on which line each record of one of its arrays begins.

The standard decoder forgets positions; a person who must find a refused advert among thousands needs them.
"""

import json
from collections.abc import Iterator
from typing import Any

from backend.intake.errors import MalformedFeed
from backend.intake.readers.documents import Located


_SPACE = " \t\r\n"


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


def read_document(text: str, array: str) -> dict[str, Any]:
    """The top-level object, with the items of `array` wrapped in `Located`."""
    try:
        return _DocumentParser(text, array).document()
    except json.JSONDecodeError as problem:
        raise MalformedFeed(
            f"The file is not valid JSON: {problem.msg} (line {problem.lineno}); fetch it again."
        ) from problem
    except (ValueError, RecursionError) as problem:
        raise MalformedFeed(
            "The file is not valid JSON: it has a value no reader may accept; fetch it again."
        ) from problem


class _DocumentParser:
    def __init__(self, text: str, array: str):
        self.text, self.array = text, array
        self.position = 0
        self.counted_to, self.line = 0, 1

    def document(self) -> dict[str, Any]:
        if self._peek() != "{":
            self._value()
            self._end()
            return {}
        found = dict(self._members())
        self._end()
        return found

    def _members(self) -> Iterator[tuple[str, Any]]:
        for _ in self._separated("{", "}"):
            if self._peek() != '"':
                self._fail("Expecting a name in double quotes")
            name = self._value()
            self._take(":")
            yield name, self._items() if name == self.array and self._peek() == "[" else self._value()

    def _items(self) -> list[Located]:
        return [Located(self._line_here(), self._value()) for _ in self._separated("[", "]")]

    def _separated(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        if self._peek() == closing:
            self._take(closing)
            return
        while True:
            self._peek()
            yield
            if self._peek() == closing:
                return self._take(closing)
            self._take(",")

    def _value(self) -> Any:
        self._peek()
        value, self.position = _DECODER.raw_decode(self.text, self.position)
        return value

    def _peek(self) -> str:
        while self.position < len(self.text) and self.text[self.position] in _SPACE:
            self.position += 1
        return self.text[self.position : self.position + 1]

    def _take(self, wanted: str) -> None:
        if self._peek() != wanted:
            self._fail(f"Expecting “{wanted}”")
        self.position += 1

    def _end(self) -> None:
        if self._peek():
            self._fail("Extra data after the end")

    def _line_here(self) -> int:
        self.line += self.text.count("\n", self.counted_to, self.position)
        self.counted_to = self.position
        return self.line

    def _fail(self, message: str) -> None:
        raise json.JSONDecodeError(message, self.text, self.position)
