"""Who did something and when, for a sentence that refuses to do it again."""

import datetime as dt
from collections.abc import Iterable

from backend.accounts.models import User
from backend.core import clock


NOT_NAMED = "a colleague"  # whoever has no role in a council that is open now


def names_by_id(ids: Iterable[int | None]) -> dict[int | None, str]:
    """Of each of these who it was, in one query."""
    wanted = {each for each in ids if each}
    found = dict(User.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
    return {each: found.get(each, NOT_NAMED) for each in wanted}


def by_whom_on(user_id: int | None, at: dt.datetime | None) -> str:
    found = User.objects.filter(pk=user_id).values_list("name", flat=True).first() if user_id else None
    by = f"by {found or NOT_NAMED}"
    return f"{by}, on {clock.local(at):%-d %B %Y}" if at else by
