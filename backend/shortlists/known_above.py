"""Facts about people that a layer above this one records. Settings name who counts them; nothing here asks for it."""

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.utils.module_loading import import_string


def early_ends(care_leaver_ids: Sequence[int], on: dt.date) -> dict[int, int]:
    """By care leaver; who is missing is not known."""
    return import_string(settings.EARLY_ENDS_COUNTED_BY)(care_leaver_ids, on)
