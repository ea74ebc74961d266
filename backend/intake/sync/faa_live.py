"""Find an apprenticeship, asked directly: the Display Advert API, version 2."""

import json
from collections.abc import Iterator, Mapping
from math import ceil
from typing import Any

from django.conf import settings

from backend.core.errors import Refused
from backend.intake.errors import MalformedFeed
from backend.intake.formats import faa_v2
from backend.intake.formats.advert import Feed, ParsedAdvert
from backend.intake.models import FeedArea
from backend.intake.sync.adapters import FeedStopped, Page
from backend.intake.sync.client import FeedClient, NotFound
from backend.intake.sync.throttle import Throttle
from backend.opportunities.choices import Source


NAME = "Find an apprenticeship"
PAGE_SIZE = 100
CUT = ("…", "...")


def is_switched_on() -> bool:
    return bool(settings.FAA_API_URL and settings.FAA_API_KEY)


def address(reference: str = "") -> str:
    """Of the list, or of one advert."""
    return "/".join(filter(None, [settings.FAA_API_URL.rstrip("/"), "vacancy", reference]))


def client(*, timeout: float) -> FeedClient:
    return FeedClient(
        NAME,
        headers={"Ocp-Apim-Subscription-Key": settings.FAA_API_KEY, "X-Version": "2", "Accept": "application/json"},
        throttle=Throttle(Source.FAA.value, most=settings.FAA_API_CALLS, seconds=settings.FAA_API_CALLS_SECONDS),
        timeout=timeout,
        first_rest=settings.FAA_API_FIRST_REST,
    )


class FaaLive:
    source = Source.FAA.value

    def __init__(self, area: FeedArea | None = None):
        if not is_switched_on():
            raise Refused(f"{NAME} is switched off. Whoever runs the service can switch it on.")
        self.parameters = _standing_parameters(area)
        self.client = client(timeout=settings.FAA_API_TIMEOUT)

    def pages(self, *, first: int) -> Iterator[Page]:
        number, last = first, first
        while number <= last:
            body = self.client.get(address(), self.parameters | {"PageNumber": number})
            try:
                feed = faa_v2.read(body)
            except MalformedFeed as malformed:
                raise FeedStopped(f"Page {number} of {NAME} cannot be read. {malformed}") from malformed
            announced = _announced(number, feed)
            last = ceil(announced / PAGE_SIZE)
            yield Page(number, feed, last, announced, _problems(number, feed, announced), _remarks(number, feed))
            number += 1

    def is_cut(self, record: ParsedAdvert) -> bool:
        """Adverts passed on from other sites have no page of their own, which their reference shows."""
        whole = record.raw.get("fullDescription")
        missing = not whole or (isinstance(whole, str) and whole.rstrip().endswith(CUT))
        return missing and record.external_reference.isdecimal()

    def in_full(self, record: ParsedAdvert) -> ParsedAdvert:
        try:
            body = self.client.get(address(record.external_reference))
        except NotFound:
            return record  # it was taken down since the list was written
        page = {name: value for name, value in advert_in(body).items() if value is not None}
        found = faa_v2.read_one({**record.raw, **page}).records
        return found[0] if found else record

    def close(self) -> None:
        self.client.session.close()


def _standing_parameters(area: FeedArea | None) -> dict[str, Any]:
    """Oldest first: what is posted while we read comes after what we have read."""
    parameters: dict[str, Any] = {"PageSize": PAGE_SIZE, "Sort": "AgeAsc", "IncludeDetails": "true"}
    if area and area.miles:
        parameters |= {"Lat": area.latitude, "Lon": area.longitude, "DistanceInMiles": area.miles}
    if area and area.routes:
        parameters["Routes"] = area.routes
    return parameters


def _announced(number: int, feed: Feed) -> int:
    if feed.total_results is None:
        raise FeedStopped(f"Page {number} of {NAME} does not say how many adverts there are (totalFiltered).")
    return feed.total_results


def _problems(number: int, feed: Feed, announced: int) -> tuple[str, ...]:
    given = len(feed.records) + len(feed.refusals)
    expected = min(PAGE_SIZE, max(announced - (number - 1) * PAGE_SIZE, 0))
    return (f"Page {number} holds {given} adverts where {expected} were to come.",) if given < expected else ()


def _remarks(number: int, feed: Feed) -> dict[str, str]:
    return {
        record.external_reference: f"Page {number}, advert {record.external_reference}: course.larsCode is null, so it"
        " is kept without a standard."
        for record in feed.records
        if _has_null_standard(record.raw)
    }


def _has_null_standard(raw: Mapping[str, Any]) -> bool:
    course = raw.get("course")
    return not isinstance(course, dict) or course.get("larsCode") is None


def advert_in(body: bytes) -> dict[str, Any]:
    """What the page of one advert says."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise FeedStopped(f"The page of one advert of {NAME} is not valid JSON.") from problem
    return document if isinstance(document, dict) else {}
