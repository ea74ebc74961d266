"""On which days the record says that a home is confidential: an address may be typed beside it without its postcode."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from backend.care_leavers.models import CareLeaver, PastAddress
from backend.core import clock


class HomeVersion(NamedTuple):
    """What the record said of the home, from a day on."""

    version: int
    day: dt.date
    postcode: str
    is_confidential: bool


@dataclass(frozen=True)
class ConfidentialDays:
    """`open_postcodes`: of the home of now, where the record says that it is not confidential."""

    spells: Sequence[tuple[dt.date, dt.date | None]]
    open_postcodes: frozenset[str]


def has_confidential_address(care_leaver: CareLeaver) -> bool:
    """Now or before, by the record or by what they say."""
    if care_leaver.home_is_confidential:
        return True
    return CareLeaver.objects.filter(with_confidential_address("pk"), pk=care_leaver.pk).exists()


def with_confidential_address(person: str) -> Q:
    """The same of whoever a row is about: `person` leads from the row to their key."""
    history = CareLeaver.history.rel.related_model  # type: ignore[attr-defined]  # made by the tracking
    recorded = history.objects.filter(pgh_obj=OuterRef(person), home_is_confidential=True)
    said = PastAddress.objects.filter(care_leaver=OuterRef(person), is_confidential=True)
    return Q(Exists(said)) | Q(Exists(recorded))


def versions_of(care_leaver: CareLeaver) -> list[HomeVersion]:
    """Out of the history of the record, the oldest first."""
    versions = care_leaver.history.order_by("pgh_id")  # type: ignore[attr-defined]  # made by the tracking
    told = versions.values_list("pgh_id", "pgh_created_at", "home_postcode", "home_is_confidential")
    return [
        HomeVersion(version, min(clock.day_of(at), clock.today()), postcode, is_confidential)
        for version, at, postcode, is_confidential in told
    ]


def confidential_days(versions: Sequence[HomeVersion]) -> ConfidentialDays:
    """While it says so now, all days since it began to; of before, those of a home without a postcode to know it by."""
    now = list(takewhile(lambda each: each.is_confidential, reversed(versions)))
    spells: list[tuple[dt.date, dt.date | None]] = [(now[-1].day, None)] if now else []
    before = versions[: len(versions) - len(now)]
    for each, after in zip(before, versions[1:], strict=False):
        if each.is_confidential and not each.postcode:
            spells.append((each.day, after.day))
    is_open = bool(versions) and not now and bool(versions[-1].postcode)
    return ConfidentialDays(spells, frozenset({versions[-1].postcode} if is_open else ()))


def is_hidden(lived: tuple[dt.date, dt.date | None], days: ConfidentialDays) -> bool:
    """Whether they lived there on such a day. An address without an end goes on."""
    starts_on, ends_on = lived
    return any(
        (ends_on is None or ends_on >= first) and (last is None or starts_on < last) for first, last in days.spells
    )
