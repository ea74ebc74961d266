"""XML of a feed, element by element: it is never held as a tree, and nothing in it can reach outside."""

import io
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from backend.intake.errors import MalformedFeed


# Some systems put the markup of a text beside its words instead of encoding it.
_MARKUP = """
p br ul ol li b strong i em u a span div font small sup sub h1 h2 h3 h4 h5 h6 table tbody thead tr td th
"""
MARKUP = frozenset(_MARKUP.split())
Opened = Callable[[Sequence[str], int], None]
Closed = Callable[[Sequence[str], str], None]


def walk(data: bytes, *, opened: Opened, closed: Closed, way_out: str) -> None:
    """Tell of each element as it opens, with its path and line, and as it closes, with its path and own text.

    Markup is part of the text of the element around it.

    A path holds the names from the outermost element to this one. Raises MalformedFeed.
    """
    try:
        # In one piece: fed bit by bit, the parser begins a long text or attribute anew with each bit.
        reader = DefusedExpatParser(forbid_dtd=True, bufsize=len(data) + 1)
        reader.setContentHandler(_Walker(opened, closed))
        reader.parse(io.BytesIO(data))
    except DefusedXmlException as problem:
        raise MalformedFeed(
            f"The file declares a document type or entities of its own, which no list of adverts needs; {way_out}."
        ) from problem
    except SAXException as problem:
        line = getattr(problem, "getLineNumber", lambda: None)()
        where = f" (line {line})" if line else ""
        raise MalformedFeed(f"The file is not valid XML: {problem.getMessage()}{where}; {way_out}.") from problem
    except (ValueError, LookupError) as problem:
        raise MalformedFeed(
            "The file is not valid XML: its encoding cannot be read; save it again in UTF-8."
        ) from problem


class _Walker(ContentHandler):
    def __init__(self, opened: Opened, closed: Closed) -> None:
        super().__init__()
        self.opened, self.closed = opened, closed
        self.path: list[str] = []
        self.texts: list[list[str]] = []

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802  SAX calls it so
        if self.path and (tag := _markup(name)):
            self.texts[-1].append(f"<{tag}>")
            return
        self.path.append(name)
        self.texts.append([])
        self.opened(self.path, self._locator.getLineNumber())

    def characters(self, content: str) -> None:
        self.texts[-1].append(content)

    def endElement(self, name: str) -> None:  # noqa: N802  SAX calls it so
        if self.path and (tag := _markup(name)) and self.path[-1] != name:
            if tag != "br":
                self.texts[-1].append(f"</{tag}>")
            return
        self.closed(self.path, "".join(self.texts.pop()).strip())
        self.path.pop()


def _markup(name: str) -> str:
    bare = name.rpartition(":")[2].lower()
    return bare if bare in MARKUP else ""
