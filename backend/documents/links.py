"""Where the links of a document lead: words that no page shows, and that go out with it."""

from collections.abc import Iterable
from urllib.parse import unquote_plus

from backend.documents.reading import LINK, Reading


def read_links(targets: Iterable[str], reading: Reading) -> None:
    """Each once and in order, as it stands and in plain letters: a postcode in it may be written with %20."""
    for target in sorted({each.strip() for each in targets} - {""}):
        plain = unquote_plus(target)
        reading.add_words(LINK, target if plain == target else f"{target}\n{plain}")
