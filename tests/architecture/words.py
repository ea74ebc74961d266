"""Every sentence a person may read, from templates and code, with its place: `make words` prints them for one reader.

What is between braces in a template or an f-string is written as an ellipsis. Of code only strings that read as
sentences or labels are listed: those with a space, in the parts that speak to people.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path


ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "backend" / "web" / "templates"
SPEAKING = ("backend", "matching")
SILENT = ("migrations", "config", "experiments", "commands")  # what speaks to machines and engineers
PLACEHOLDER = "…"
INSIDE_A_SENTENCE = frozenset(["a", "abbr", "b", "br", "em", "kbd", "mark", "small", "span", "strong", "time"])
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_VARIABLE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", re.DOTALL)
_QUOTED_IN_TAG = re.compile(r'"([^"{}]*\s[^"{}]*)"')
_TRANSLATED = re.compile(r'\{%\s*translate "([^"]+)"')
_NO_SENTENCE = re.compile(
    r"govuk-|moj-|onward-|SELECT |current_setting|https?://|^[\s\W\d]*$|%\(|\\[dswb]|^[a-z_]+ [a-z_]+$"
)


@dataclass(frozen=True, order=True)
class Sentence:
    """Words for people, and where they are written."""

    place: str
    line: int
    text: str


def sentences() -> list[Sentence]:
    """All of them, by place and line, each once a place."""
    found = [*_of_templates(), *_of_code()]
    return sorted({(each.place, each.text): each for each in reversed(found)}.values())


def _of_templates() -> Iterator[Sentence]:
    for path in sorted(TEMPLATES.rglob("*.html")):
        place = str(path.relative_to(ROOT))
        source = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), path.read_text())
        for match in _TAG.finditer(source):
            line = source.count("\n", 0, match.start()) + 1
            quoted = [*_QUOTED_IN_TAG.findall(match[0]), *_TRANSLATED.findall(match[0])]
            yield from (Sentence(place, line, text) for text in quoted if _is_read(text))
        blank = _TAG.sub(lambda match: "\n" * match[0].count("\n"), source)
        reader = _Reader()
        reader.feed(_VARIABLE.sub(lambda match: PLACEHOLDER + "\n" * match[0].count("\n"), blank))
        reader.close()
        yield from (Sentence(place, line, text) for line, text in reader.texts() if _is_read(text))


class _Reader(HTMLParser):
    """The texts between the tags that begin a line of their own."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[tuple[int, str]] = []
        self._now: list[str] = []
        self._line = 1

    def handle_starttag(self, tag, attrs) -> None:
        if tag not in INSIDE_A_SENTENCE:
            self._break()
        told = dict(attrs)
        self._texts += [(self.getpos()[0], told[name]) for name in ("aria-label", "placeholder") if told.get(name)]

    def handle_endtag(self, tag) -> None:
        if tag not in INSIDE_A_SENTENCE:
            self._break()

    def handle_data(self, data) -> None:
        if not self._now:
            self._line = self.getpos()[0]
        self._now.append(data)

    def _break(self) -> None:
        self._texts.append((self._line, "".join(self._now)))
        self._now = []

    def texts(self) -> list[tuple[int, str]]:
        self._break()
        return [(line, " ".join(text.split())) for line, text in self._texts]


def _of_code() -> Iterator[Sentence]:
    for part in SPEAKING:
        for path in sorted((ROOT / part).rglob("*.py")):
            if not set(path.relative_to(ROOT).parts).intersection(SILENT):
                yield from _of_module(path)


def _of_module(path: Path) -> Iterator[Sentence]:
    tree = ast.parse(path.read_text())
    silent = _silent_strings(tree)
    place = str(path.relative_to(ROOT))
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        text = _text_of(node)
        if text and " " in text.strip() and _is_read(text):
            yield Sentence(place, node.lineno, " ".join(text.split()))


def _silent_strings(tree: ast.Module) -> set[int]:
    """Docstrings, and the parts of longer strings, which are read with the whole."""
    silent = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            silent |= {id(part) for part in ast.walk(node) if part is not node}
    return silent


def _text_of(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else PLACEHOLDER for part in node.values)
    return ""


def _is_read(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2}", text)) and not _NO_SENTENCE.search(text)


if __name__ == "__main__":
    place = ""
    for sentence in sentences():
        if sentence.place != place:
            place = sentence.place
            sys.stdout.write(f"\n{place}\n")
        sys.stdout.write(f"  {sentence.line:>4}  {sentence.text}\n")
