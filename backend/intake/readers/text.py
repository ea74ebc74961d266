"""Text from feeds, made safe to keep: HTML becomes plain paragraphs, and what PostgreSQL cannot hold is dropped."""

import math
import re
from typing import Any

from backend.intake.readers.markup import CLOSING, OPENING, TEXT, Token, tokens, unescaped
from backend.tabular.text import storable


DEEPEST = 20
_BREAKS = {(OPENING, "br"), (CLOSING, "br")}
_BREAKS |= {(CLOSING, name) for name in ("p", "div", "ul", "ol", "tr", *(f"h{level}" for level in range(1, 7)))}
MOST_LAYERS = 8  # of markup written out inside markup
# What a person writes about a tag has no end tag; what a system wrote out has.
_WRITTEN_MARKUP = re.compile(
    r"</(?:p|div|ul|ol|li|b|strong|i|em|u|span|a|h[1-6]|table|tr|td|font|section)\s*>|<br\s*/?>", re.I
)
_WRITTEN_SIGN = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ENCODED_AGAIN = re.compile(r"&(?:(?:amp|#0{0,3}38|#[xX]0{0,3}26);)+(?=#?[A-Za-z0-9]{1,31};)")
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
    """However often it was encoded on its way."""
    text = _one_layer_less(value)
    for _ in range(MOST_LAYERS):
        if _WRITTEN_MARKUP.search(text):
            text = _one_layer_less(text)
        elif _WRITTEN_SIGN.search(text):
            before, text = text, unescaped(_ENCODED_AGAIN.sub("&", text))
            if text == before:
                break
        else:
            break
    return storable(text)


def _one_layer_less(value: str) -> str:
    return unescaped(_ENCODED_AGAIN.sub("&", "".join(map(_plain, tokens(value)))))


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
