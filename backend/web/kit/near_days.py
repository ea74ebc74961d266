"""How a day near today is written: by its weekday, and without the year."""

import datetime as dt

from django.utils import dateformat
from django.utils.translation import pgettext_lazy

from backend.reference.catalogues import is_translated
from backend.web.kit.in_language import long_date


WITHOUT_A_YEAR = 300  # days: further off, a date says its year

_NEAR = pgettext_lazy("a day near today, in letters of Django's date filter", "l j F")


def weekday_and_day(day: dt.date, today: dt.date) -> str:
    """Fri 27 Nov; 2 May 2024"""
    return f"{day:%a} {day.day} {day:%b}" if abs((today - day).days) < WITHOUT_A_YEAR else f"{day.day} {day:%b %Y}"


def long_day(day: dt.date, today: dt.date) -> str:
    """Friday 4 December, in a sentence; of a day that is far off 4 December 2024. Elsewhere as that language has it."""
    if is_translated():
        return dateformat.format(day, str(_NEAR)) if abs((today - day).days) < WITHOUT_A_YEAR else long_date(day)
    if abs((today - day).days) < WITHOUT_A_YEAR:
        return f"{day:%A} {day.day} {day:%B}"
    return f"{day.day} {day:%B} {day.year}"
