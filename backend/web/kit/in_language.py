"""How a day, a time and what somebody typed stand on a page in another language; English has its ways in `formats`."""

import datetime as dt
from collections.abc import Sequence

from django.utils import dateformat
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import pgettext_lazy

from backend.reference.catalogues import is_translated, isolated


_DATE = pgettext_lazy("a day, in letters of Django's date filter", "j F Y")
_TIME = pgettext_lazy("a time of day, in letters of Django's date filter", "g:i A")
_COMMA = pgettext_lazy("between names in a row", ", ")
_AND = pgettext_lazy("names in a row", "{first} and {last}")


def long_date(day: dt.date) -> str:
    return dateformat.format(day, str(_DATE))


def time_of_day(value: dt.datetime) -> str:
    return dateformat.time_format(value, str(_TIME))


def in_a_row(first: Sequence[str], last: str) -> str:
    """Names: a, b and c."""
    if not first:
        return isolated(last)
    return str(_AND).format(first=str(_COMMA).join(map(isolated, first)), last=isolated(last))


def typed(text):
    """What somebody of ours or an employer typed, letter for letter: a page in another language says of it that it is
    English, to whatever reads the page out, and lets it keep its direction. Words of ours are in that language."""
    if not text or isinstance(text, Promise) or not is_translated():
        return text
    return format_html('<bdi lang="en-GB">{}</bdi>', text)
