"""A document as it was sent: its size, its text, and the line on which each record of it begins."""

from dataclasses import dataclass
from typing import Any

from backend.intake.errors import MalformedFeed


LARGEST_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True)
class Located:
    """A record as it was sent, and its line."""

    line: int
    value: Any


def check_size(data: bytes) -> None:
    if not data.strip():
        raise MalformedFeed("The file is empty; fetch the feed again.")
    if len(data) > LARGEST_BYTES:
        raise MalformedFeed("The file is larger than 50 MB, which no page of a feed is; fetch it page by page.")


def decode(data: bytes) -> str:
    check_size(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise MalformedFeed("The file is not text in UTF-8, as feeds are; save it again in UTF-8.") from problem
