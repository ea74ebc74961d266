"""Web addresses from feeds: only what a browser may safely follow."""

from urllib.parse import urlsplit


LONGEST = 2000


def parse_link(value: str) -> str | None:
    text = value.strip()
    if "://" not in text and ":" not in text.partition("/")[0]:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return None
    usable = parts.scheme in ("http", "https") and "." in host and not parts.username
    return text if usable and len(text) <= LONGEST and text.isprintable() and " " not in text else None
