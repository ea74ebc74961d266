"""Text from feeds, made safe to keep: HTML becomes plain paragraphs, and what PostgreSQL cannot hold is dropped."""

import math
import re
from typing import Any

from backend.intake.readers.markup import CLOSING, OPENING, TEXT, Token, tokens, unescaped
from backend.tabular.text import storable


DEEPEST = 20
_BREAKS = {(OPENING, "br"), (CLOSING, "br")}
_BREAKS |= {(CLOSING, name) for name in ("p", "div", "ul", "ol", "tr", *(f"h{level}" for level in range(1, 7)))}
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def paragraphs(value: str) -> str:
    """Plain text of an HTML fragment, with list items and paragraphs on lines of their own."""
    plain = storable(value)
    if "<" in plain or "&" in plain:
        plain = _without_markup(plain)
    lines = (_SPACES.sub(" ", line).strip() for line in plain.splitlines())
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _without_markup(value: str) -> str:
    return storable(unescaped("".join(map(_plain, tokens(value)))))


def _plain(token: Token) -> str:
    if token.kind == TEXT:
        return token.content
    if token.kind == OPENING and token.name == "li":
        return "\n- "
    return "\n" if (token.kind, token.name) in _BREAKS else ""


def one_line(value: str) -> str:
    return " ".join(paragraphs(value).split())


def shortened(value: str, length: int) -> str:
    return value if len(value) <= length else value[: length - 1].rstrip() + "…"


def storable_json(value: Any, *, without: frozenset[str] = frozenset(), depth: int = DEEPEST) -> Any:
    """The same JSON value without the named keys at any depth and without what a jsonb column refuses."""
    if depth == 0:
        return None
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        kept = ((key, item) for key, item in value.items() if key not in without)
        return {storable(key): storable_json(item, without=without, depth=depth - 1) for key, item in kept}
    if isinstance(value, list):
        return [storable_json(item, without=without, depth=depth - 1) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
