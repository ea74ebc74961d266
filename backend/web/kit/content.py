"""What a view hands to the tags of `{% load onward %}`: plain rows, no markup."""

import html
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.template.loader import render_to_string
from django.utils.html import format_html, html_safe

from backend.core.telephones import dialled


Entry = TypeVar("Entry")
TAG_COLOURS = ("grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow")


def escaped(value: Any) -> str:
    """As Django's conditional_escape writes it, in half its time: for what is written a thousand times on a page."""
    return value.__html__() if hasattr(value, "__html__") else html.escape(str(value))


@html_safe
@dataclass(frozen=True)
class Link:
    text: str
    url: str
    hidden: str = ""  # read out after the text, where the text alone does not say what the link is about

    def __str__(self) -> str:
        more = format_html('<span class="govuk-visually-hidden"> {}</span>', self.hidden) if self.hidden else ""
        return format_html('<a class="govuk-link" href="{}">{}{}</a>', self.url, self.text, more)


def telephone(number: str) -> Link | str:
    """A link that rings it, or the words alone where they are no number that can be rung."""
    rung = dialled(number)
    return Link(number, f"tel:{rung}") if rung else number


@html_safe
@dataclass(frozen=True)
class Anchored:
    """Text that a link can lead straight to, by its name."""

    text: Any
    name: str

    def __str__(self) -> str:
        return format_html('<span id="{}">{}</span>', self.name, self.text)


@html_safe
@dataclass(frozen=True)
class Tag:
    text: str
    colour: str = "grey"

    def __post_init__(self):
        if self.colour not in TAG_COLOURS:
            raise ValueError(f"A tag cannot be {self.colour!r}; choose from {', '.join(TAG_COLOURS)}.")

    def __str__(self) -> str:
        return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', self.colour, self.text)


@html_safe
@dataclass(frozen=True)
class Late:
    """Words for what is late: they say so themselves, and are red besides."""

    text: str

    def __str__(self) -> str:
        return format_html('<span class="onward-late">{}</span>', self.text)


@html_safe
@dataclass(frozen=True)
class Stacked:
    """Two facts in one cell: the second, in grey, below the first."""

    first: Any
    second: Any

    def __str__(self) -> str:
        if not self.second:
            return format_html("{}", self.first)
        return format_html('{}<br><span class="onward-facts">{}</span>', self.first, self.second)


@dataclass(frozen=True)
class Column:
    heading: str
    numeric: bool = False
    sort: str = ""  # the name a link in the heading puts into ?sort=
    key: str = ""  # the name that a choice of columns has for it; without one it is always there
    is_extra: bool = False  # there only where it is chosen
    card: str = ""  # where a row is a card: "beside" the name, a "line" of its own, both without the heading, or "away"
    beneath: "Column | None" = None  # what stands in the same cells, below it, and can be sorted by as well

    @property
    def parts(self) -> "tuple[Column, ...]":
        return (self, self.beneath) if self.beneath else (self,)


def columns(*headings: str, numeric: Collection[str] = ()) -> list[Column]:
    """Columns by their headings; those of numbers are named a second time."""
    return [Column(heading, numeric=heading in numeric) for heading in headings]


@dataclass(frozen=True)
class Tick:
    """A box in front of a row, which a form of the page with the id `form` takes along where it is ticked."""

    form: str
    name: str
    value: str
    label: str


@dataclass(frozen=True)
class Cell:
    content: Any
    sort_value: Any = None  # used by sorting in the browser, where the text itself does not sort


@dataclass(frozen=True)
class Table:
    """`sorting`: "" for none, "browser" for short tables held whole, "server" for links that reload a paged list."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    empty: str = "Nothing to show yet."
    sorting: str = ""
    caption_size: str = "m"
    row_headers: bool = True
    ticks: Sequence[Tick] = ()  # one for each row, or none at all


@dataclass(frozen=True)
class Folded(Generic[Entry]):
    """Rows of which the first few, `most`, stand there; the rest are behind a line that unfolds them."""

    rows: Sequence[Entry]
    most: int

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def at_once(self) -> Sequence[Entry]:
        return self.rows[: self.most]

    @property
    def rest(self) -> Sequence[Entry]:
        return self.rows[self.most :]


@dataclass(frozen=True)
class Row:
    """One line of a summary list; `change` is where it is changed."""

    key: str
    value: Any
    change: str = ""
    change_text: str = "Change"


@dataclass(frozen=True)
class TimelineEntry:
    title: str
    when: date | datetime
    by: str = ""
    text: str = ""
    notes: Sequence[str] = ()  # what was said about it later, such as corrections
    link: Link | None = None

    @property
    def has_time(self) -> bool:
        return isinstance(self.when, datetime)


@dataclass(frozen=True)
class Task:
    title: str
    status: Tag | str
    url: str = ""
    hint: str = ""
    links: Sequence[Link] = ()  # beside the one that the title is


@dataclass(frozen=True)
class ChipGroup:
    """Filters in force about one thing; following a link takes that one away."""

    heading: str
    chips: Sequence[Link] = field(default_factory=tuple)


def rendered(component: str, /, **context) -> str:
    return render_to_string(f"web/kit/components/{component}.html", context)
