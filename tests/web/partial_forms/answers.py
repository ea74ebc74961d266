"""What people leave in a form: each of its controls as the page has it, and what may stand in it when it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from hypothesis import strategies as st


NOT_SENT_BY_HAND = {"csrfmiddlewaretoken"}
LEFT_OPEN = ["", " ", "\t\n"]
NUMBERS = [
    "0",
    "-1",
    "1",
    "7",
    "18",
    "12.5",
    "-0.0",
    "1e9",
    "1e400",
    "NaN",
    "-Infinity",
    "9" * 400,
    "²",
    "½",
    "١٢",
    "1_0",
]
NUMBERS += [
    "£12,000",
    "12,34",
    "0x10",
    "2147483648",
    "9223372036854775808",
    "00000007",
    "0.0000000001",
    "1,000,000,000",
]
DAYS = ["31", "29", "2", "feb", "2027", "0000", "12027", "0", "99999999999", "31 02 2027", "31/2/2027", "2027-02-29"]
DAYS += ["0000-00-00", "12027-01-01", "1/1/27", "30 February 2027", "2026-12-01", "1/12/2026", "1 December 9999"]
TIMES = ["24:00", "25:61", "10:30", "10.30am", "0:0:0:0", "2026-12-01T10:30", "2026-12-01T10:30+25:00", "noon"]
WORDS = [
    "None",
    "null",
    "on",
    "off",
    "True",
    "a",
    "Larkspur",
    "<b>x</b>",
    "{{ x }}",
    "%s",
    "'; --",
    "\\",
    "🙂",
    "e\u0301",
]
WORDS += ["\x00", "a\x00b", "\u202eabc", "\ufeff", "x" * 5000, "x\r\ny" * 300, "../../etc", "[]", "{}", '{"a": [1]}']
PLACES = [
    "SW1A 1AA",
    "sw1a1aa",
    "ZZ99 9ZZ",
    "a@b",
    "jo@employer.example",
    "jo@" + "x" * 300,
    "http://[",
    "https://a.example",
]
PLACES += ["ftp://a", "javascript:x", "07700 900123", "+44", "00000000-0000-0000-0000-000000000007", "00000000"]
TEXTS = st.sampled_from([*NUMBERS, *DAYS, *TIMES, *WORDS, *PLACES])
UNKNOWN = [*LEFT_OPEN, "nobody's choice", "\x00", "-1", "9" * 30, "None"]
# What a box most likely holds, by how its name ends; the last for all others.
LIKELY = {
    "_day": ["5"],
    "_month": ["1"],
    "_year": ["2027", "2008"],
    "email": ["jo@employer.example"],
    "postcode": ["SW1A 1AA"],
    "_from": ["13.50", "3"],
    "_to": ["15", "9"],
    "": ["Larkspur and oak", "12", "5/1/2027", "Larkspur", "", "10:30"],
}
FILES = {
    "empty.csv": b"",
    "words.csv": b"Name,Date of birth\nAda Testwood,1 2 2008\n",
    "nul.csv": b"a,b\n\x00,\x00\n",
    "not-a-book.xlsx": b"PK\x03\x04 and no more",
    "picture.csv": b"\x89PNG\r\n\x1a\n\x00\x00",
    "bytes.csv": bytes(range(128, 256)),
    "\u202e" + "x" * 200 + ".pdf": b"%PDF-1.4",
    "no ending": b"\xff\xfe",
}


@dataclass(frozen=True)
class Control:
    """One name that a page sends; `shown` is what it sends when nobody touches it."""

    name: str
    options: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    is_file: bool = False
    is_typed: bool = False


@dataclass(frozen=True)
class Sent:
    answers: dict[str, Sequence[str]]
    files: dict[str, tuple[str, bytes]]

    @property
    def as_query(self) -> QueryDict:
        query = QueryDict(mutable=True)
        for name, values in self.answers.items():
            query.setlist(name, list(values))
        return query

    @property
    def as_files(self) -> MultiValueDict:
        return MultiValueDict({name: [SimpleUploadedFile(*file)] for name, file in self.files.items()})

    @property
    def as_post(self) -> dict[str, Any]:
        """For the test client, which sends names of files with the files."""
        return dict(self.answers) | {name: SimpleUploadedFile(*file) for name, file in self.files.items()}


def controls_of(html: str, within: str = "") -> list[Control]:
    """Those of every form on a page, or of a form without its page."""
    found: dict[str, Control] = {}
    for element in BeautifulSoup(html, "html.parser").select(f"{within} :is(input, select, textarea, button)[name]"):
        name = element["name"]
        if name not in NOT_SENT_BY_HAND:
            found[name] = _joined(found.get(name), _control(element))
    return list(found.values())


def _control(element) -> Control:
    name, kind = element["name"], element.get("type", "")
    if element.name == "select":
        options = element.select("option")
        chosen = tuple(each.get("value", "") for each in options if each.has_attr("selected"))
        return Control(name, tuple(each.get("value", "") for each in options), chosen)
    if element.name == "button" or kind == "submit":
        return Control(name, (element.get("value", ""),))
    if kind in ("radio", "checkbox"):
        value = element.get("value", "on")
        return Control(name, (value,), (value,) if element.has_attr("checked") else ())
    if kind == "file":
        return Control(name, is_file=True)
    value = element.text if element.name == "textarea" else element.get("value", "")
    return Control(name, shown=(value,), is_typed=True)


def _joined(before: Control | None, more: Control) -> Control:
    if before is None:
        return more
    return Control(more.name, before.options + more.options, before.shown + more.shown, more.is_file, more.is_typed)


@st.composite
def partly_filled(draw, controls: Sequence[Control]) -> Sent:
    """Every control in any state; or the form filled in as it should be, but for a few."""
    disturbed = draw(st.none() | st.sets(st.sampled_from(range(len(controls) or 1)), max_size=3))
    answers, files = {}, {}
    for place, control in enumerate(controls):
        is_disturbed = disturbed is None or place in disturbed
        if control.is_file:
            name = draw(st.sampled_from(["", *FILES] if is_disturbed else ["words.csv"]))
            files |= {control.name: (name, FILES[name])} if name else {}
        else:
            values = draw(_values(control) if is_disturbed else _likely_values(control))
            answers |= {control.name: values} if values is not None else {}
    return Sent(answers, files)


def _values(control: Control) -> st.SearchStrategy:
    kept = st.just(list(control.shown) or None)
    if control.options:
        one = st.sampled_from(control.options)
        wrong = st.sampled_from(UNKNOWN)
        some = st.lists(one, min_size=1, max_size=3)
        return st.one_of(kept, st.none(), one.map(_alone), wrong.map(_alone), some)
    typed = st.one_of(TEXTS, TEXTS, st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
    several = st.lists(typed, min_size=2, max_size=3)
    return st.one_of(kept, st.none(), st.sampled_from(LEFT_OPEN).map(_alone), typed.map(_alone), several)


def _likely_values(control: Control) -> st.SearchStrategy:
    if any(control.shown):
        return st.just(list(control.shown))
    if control.options:
        return st.sampled_from(control.options).map(_alone)
    likely = next((values for end, values in LIKELY.items() if control.name.endswith(end)), LIKELY[""])
    return st.sampled_from(likely).map(_alone)


def _alone(value: str) -> list[str]:
    return [value]
