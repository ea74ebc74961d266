"""Lists that the invented borough is made from. Any likeness to a person or a firm is chance."""

import csv

from django.conf import settings


FOLDER = settings.FIXTURES_DIRECTORY / "demo"


def given_names() -> list[str]:
    return (FOLDER / "given_names.txt").read_text().split()


def family_names() -> list[str]:
    return (FOLDER / "family_names.txt").read_text().split()


def employers() -> list[dict]:
    """Name, kind, size and the route of what they mostly offer."""
    with (FOLDER / "employers.csv").open(newline="") as file:
        return list(csv.DictReader(file))
