"""What every feed is to the rest of Onward: adverts page by page, whether they come from a file or from a service."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from backend.intake.formats.advert import Feed, ParsedAdvert


class FeedStopped(Exception):
    """A feed cannot be read any further; the message is one sentence for the administrator."""


@dataclass(frozen=True)
class Page:
    """One answer of a feed. `problems` say why an advert may be missing from it; `remarks`, by the reference of an
    advert, what is odd with that advert alone."""

    number: int
    feed: Feed
    pages: int | None = None
    announced: int | None = None
    problems: tuple[str, ...] = ()
    remarks: Mapping[str, str] = field(default_factory=dict)


class Adapter(Protocol):
    source: str

    def pages(self, *, first: int) -> Iterator[Page]:
        """The pages from the one numbered `first`; raises FeedStopped or MalformedFeed."""

    def is_cut(self, record: ParsedAdvert) -> bool:
        """Whether the list holds less of an advert than its own page does."""

    def in_full(self, record: ParsedAdvert) -> ParsedAdvert:
        """The advert as its own page tells it."""

    def close(self) -> None:
        """Give back what the reading held open."""


class SavedPages:
    """Answers of a feed that were saved as files, one page each."""

    def __init__(self, source: str, read: Callable[[bytes], Feed], files: Iterable[bytes]):
        self.source, self.read, self.files = source, read, list(files)

    def pages(self, *, first: int) -> Iterator[Page]:
        for number, data in enumerate(self.files[first - 1 :], first):
            feed = self.read(data)
            yield Page(number, feed, len(self.files), feed.total_results)

    def is_cut(self, record: ParsedAdvert) -> bool:
        return False

    def in_full(self, record: ParsedAdvert) -> ParsedAdvert:
        return record

    def close(self) -> None:
        """Nothing is held open."""
