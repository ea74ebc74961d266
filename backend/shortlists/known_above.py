"""Facts that a layer above this one records. Settings name who counts them; nothing here asks for it."""

import datetime as dt
from collections.abc import Collection, Sequence

from django.conf import settings
from django.utils.module_loading import import_string


def early_ends(care_leaver_ids: Sequence[int], on: dt.date) -> dict[int, int]:
    """By care leaver; who is missing is not known."""
    return import_string(settings.EARLY_ENDS_COUNTED_BY)(care_leaver_ids, on)


def employer_records(employer_ids: Collection[int], on: dt.date) -> dict[int, tuple[int, int]]:
    """By employer: past starts, and how many of them lasted 26 weeks; who is missing is not known."""
    return import_string(settings.EMPLOYER_RECORDS_COUNTED_BY)(employer_ids, on)


def model_kept(council_id: int, name: str | None = None) -> tuple[str, dict] | None:
    """Name and parameters of the council's live model, or of the one of that name; None where there is none."""
    return import_string(settings.MODEL_KEPT_BY)(council_id, name)
