"""JSON-LD as web pages carry it for search engines: in scripts of a page, or the JSON alone."""

import json
import re
from collections.abc import Iterator
from typing import Any

from backend.intake.errors import MalformedFeed
from backend.intake.readers.markup import SCRIPT, tokens, unescaped


DEEPEST = 12
LONGEST_PAGE = 1_500_000  # characters that somebody may paste; the source of a long page of today
_WRAPPING = re.compile(
    r"\s*(?://[ \t]*)?(?:/\*[ \t]*)?(?:<!\[CDATA\[|<!--)(?:[ \t]*\*/)?\s*|\s*/\*[^{\[]{0,200}?\*/\s*"
)
_WRAPPING_ENDS = (";", "-->", "]]>", "/*]]>*/", "/*-->*/", "/* ]]> */", "/* --> */", "//")
_STRAY_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', re.DOTALL)
SCRIPT_TYPE = "application/ld+json"


def things_of_type(name: str, text: str, *, unreadable: list[str] | None = None) -> Iterator[dict[str, Any]]:
    """Every thing of a schema.org type in a text, in lists and graphs too; one inside another is part of it.

    Scripts that are not JSON are passed over; `unreadable` gets a sentence of each of them that names the type.
    """
    for script in _scripts_in(text):
        try:
            value = _parsed(script)
        except MalformedFeed as problem:
            if unreadable is not None and (name in script or script is text):
                unreadable.append(str(problem))
        else:
            yield from _things(value, name.casefold(), DEEPEST)


def _scripts_in(text: str) -> list[str]:
    if not text.lstrip().startswith("<"):
        return [text]
    return [token.content for token in tokens(text) if token.kind == SCRIPT and _is_json_ld(unescaped(token.name))]


def _is_json_ld(kind: str) -> bool:
    return kind.partition(";")[0].strip().casefold() == SCRIPT_TYPE


def _bare(script: str) -> str:
    """Without what pages put around it: comments, CDATA, a semicolon."""
    while found := _WRAPPING.match(script):
        script = script[found.end() :]
    script = script.rstrip()
    while found := next((end for end in _WRAPPING_ENDS if script.endswith(end)), ""):
        script = script[: -len(found)].rstrip()
    return script


def _parsed(script: str) -> Any:
    bare = _bare(script)
    try:
        return json.loads(bare, strict=False)
    except json.JSONDecodeError as problem:
        mended = _STRAY_COMMA.sub(r"\1", unescaped(bare) if "&quot;" in bare[:40] else bare)
        if mended != bare:
            return _parsed(mended)
        raise MalformedFeed(
            f"The JSON in this is not valid: {problem.msg} (line {problem.lineno}); copy the page again."
        ) from problem
    except (ValueError, RecursionError) as problem:
        raise MalformedFeed("The JSON in this has a value no reader may accept; copy the page again.") from problem


def _things(value: Any, name: str, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, dict):
        if _is_a(name, value.get("@type")):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _things(item, name, depth - 1)


def _is_a(name: str, types: Any) -> bool:
    types = types if isinstance(types, list) else [types]
    return any(str(each).rpartition("/")[2].casefold() == name for each in types)
