"""Postcodes for tests, where a test says they lie."""

import datetime as dt

from backend.reference.choices import Confidence
from backend.reference.models import Postcode, PostcodeEdition


def postcodes_at(points: dict[str, tuple[int, int]]) -> None:
    edition, _ = PostcodeEdition.objects.get_or_create(
        name="Invented", defaults={"source": "A test", "confidence": Confidence.CONFIRMED, "as_of": dt.date(2026, 1, 1)}
    )
    rows = (
        Postcode(code=code, easting=east, northing=north, edition=edition) for code, (east, north) in points.items()
    )
    Postcode.objects.bulk_create(rows, ignore_conflicts=True)
