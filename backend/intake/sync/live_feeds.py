"""The feeds that can be asked directly, by their source."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.core.errors import Refused
from backend.councils.models import Council
from backend.intake.models import FeedArea
from backend.intake.sync import faa_live
from backend.intake.sync.adapters import Adapter
from backend.opportunities.choices import Source


@dataclass(frozen=True)
class LiveFeed:
    source: str
    command_name: str
    connect: Callable[[FeedArea | None], Adapter]
    is_switched_on: Callable[[], bool]


LIVE_FEEDS = {
    feed.source: feed for feed in (LiveFeed(Source.FAA.value, "faa-v2", faa_live.FaaLive, faa_live.is_switched_on),)
}
BY_COMMAND_NAME = {feed.command_name: feed.source for feed in LIVE_FEEDS.values()}


def connect(council: Council, source: str) -> Adapter:
    if source not in LIVE_FEEDS:
        raise Refused(f"“{source}” cannot be asked directly: read in a file of it instead.", "source")
    area = FeedArea.objects.filter(council=council, source=source).first()
    return LIVE_FEEDS[source].connect(area)
