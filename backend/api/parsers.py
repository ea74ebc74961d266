import json
from collections.abc import Iterator
from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


DEEPEST = 20
LARGEST_BODY = 2_000_000  # bytes


class PlainJson(JSONParser):
    """JSON of a size and a depth that a call may have."""

    def parse(self, stream, media_type=None, parser_context=None):
        size = (parser_context or {}).get("request").META.get("CONTENT_LENGTH") or "0"
        if size.isascii() and size.isdigit() and int(size) > LARGEST_BODY:
            raise ParseError(f"The body is larger than {LARGEST_BODY:,} bytes.")
        try:
            value = super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError(TOO_DEEP) from None
        if depth_of(value, most=DEEPEST + 1) > DEEPEST:
            raise ParseError(TOO_DEEP)
        if _holds_half_a_sign(value):
            raise ParseError(HALF_A_SIGN)
        return value


TOO_DEEP = f"The body is nested deeper than {DEEPEST} levels."
HALF_A_SIGN = "The body holds half of a sign, such as \\ud800 alone: send whole signs."


def _holds_half_a_sign(value: Any) -> bool:
    """JSON may write one half of a surrogate pair, which no answer of ours could repeat, nor the database hold."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def depth_of(value: Any, *, most: int) -> int:
    """How deep lists and objects lie in each other, counted no further than `most`."""
    level, depth = [value], 0
    while depth < most and (level := list(_inside(level))):
        depth += 1
    return depth


def _inside(values: list) -> Iterator[Any]:
    for value in values:
        if isinstance(value, dict):
            yield from value.values() or [None]
        elif isinstance(value, list):
            yield from value or [None]
