"""Straight from a sentence about safety to what is recorded and why, for those who may read it."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from backend.care_leavers.mark_words import mark_in_words
from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace, CareLeaver
from backend.web.kit.content import Link


def mark_links(person: CareLeaver, marks: Iterable[AvoidedPlace | AvoidedEmployer]) -> tuple[Link, ...]:
    """`marks` are those alone that the viewer may read."""
    address = reverse("person-safety", args=[person.public_id])
    return tuple(
        Link("See what is recorded and why", f"{address}#{anchor_of(mark)}", mark_in_words(mark)) for mark in marks
    )


def in_one_line(links: Iterable[Link]) -> SafeString:
    """After the sentence they belong to."""
    return format_html_join(" ", "{}", ((each,) for each in links))


def anchor_of(mark: AvoidedPlace | AvoidedEmployer) -> str:
    return f"mark-{mark.public_id}"
