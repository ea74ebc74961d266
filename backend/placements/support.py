"""What was done to support somebody is written down, and later whether it helped."""

import datetime as dt
from collections.abc import Sequence
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.placements.models import CheckIn, Placement, SupportGiven
from backend.placements.support_choices import Helped, SupportKind
from backend.placements.training_after import ASKED, may_go_on


ASKED_AFTER = dt.timedelta(days=14)  # when whoever did it asks whether it helped, unless they say another day
LONGEST_WORDS = 4_000
FURTHEST = 3  # months


class Done(TypedDict):
    """What was done, and when; `asks_on` when somebody asks whether it helped."""

    kind: SupportKind
    words: str
    on: NotRequired[dt.date | None]
    asks_on: NotRequired[dt.date | None]


@transaction.atomic
def record_support(
    *, placement: Placement, reasons: Sequence[str] = (), by: User, **done: Unpack[Done]
) -> SupportGiven:
    """Write down what was done, or that nothing is needed any more. `reasons` are the signs it was about, by name and
    day (`ranking.may_need_support`); a check-in that asked for support waits for nobody then."""
    lock_row(placement)
    today = clock.today()
    kind, words, on = done["kind"], done["words"].strip(), done.get("on") or today
    _refuse(placement, kind, words, on)
    if placement.ended_on:
        reasons = [*reasons, ASKED]
    asks_on = None if kind == SupportKind.NOTHING else done.get("asks_on") or on + ASKED_AFTER
    _refuse_day_of_asking(asks_on, on)
    return SupportGiven.objects.create(
        council_id=placement.council_id,
        placement=placement,
        check_in=CheckIn.objects.needing_support().filter(placement=placement).order_by("-week").first(),
        kind=kind,
        words=words,
        on=on,
        by=by,
        reasons=list(reasons),
        asks_on=asks_on,
    )


def _refuse(placement: Placement, kind: str, words: str, on: dt.date) -> None:
    if placement.ended_on and not may_go_on(placement, clock.today()):
        raise Refused(f"This ended on {placement.ended_on:%-d %B %Y}. What is done now is a contact: log it as one.")
    if kind not in SupportKind:
        raise Refused("Select what kind of support it was.", field="kind")
    if not words:
        raise Refused("Write what was done, or why nothing is needed any more.", field="words")
    if len(words) > LONGEST_WORDS:
        raise Refused(f"Say it in at most {LONGEST_WORDS:,} letters.", field="words")
    if on > clock.today():
        raise Refused("Support is recorded once it was given. Give a date up to today.", field="on")
    if on < placement.starts_on:
        raise Refused(f"It began on {placement.starts_on:%-d %B %Y}: give that day or a later one.", field="on")
    if placement.ended_on and on < placement.ended_on:
        raise Refused(f"It ended on {placement.ended_on:%-d %B %Y}: give that day or a later one.", field="on")


def _refuse_day_of_asking(asks_on: dt.date | None, on: dt.date) -> None:
    if asks_on is None:
        return
    if asks_on < on:
        raise Refused("Ask whether it helped after it was given. Give a later day.", field="asks_on")
    if asks_on > clock.months_after(clock.today(), FURTHEST):
        raise Refused(f"This is more than {FURTHEST} months away. Give a nearer day.", field="asks_on")


@transaction.atomic
def say_whether_it_helped(
    *, support: SupportGiven, helped: Helped, words: str = "", on: dt.date | None = None, by: User
) -> SupportGiven:
    """As the young person says. What is settled leaves the list; what did not help waits for something else."""
    lock_row(support)
    said_on = on or clock.today()
    if support.helped:
        raise Refused(
            f"Whether it helped was said already, on {support.helped_on:%-d %B %Y}: “{Helped(support.helped).label}”."
        )
    if support.kind == SupportKind.NOTHING:
        raise Refused("Nothing was given, so there is nothing to ask about.")
    if helped not in Helped:
        raise Refused("Select whether it helped.", field="helped")
    if not support.on <= said_on <= clock.today():
        raise Refused("Give a day from when it was given up to today.", field="on")
    support.helped, support.helped_on, support.helped_by, support.helped_words = helped, said_on, by, words.strip()
    support.save(update_fields=["helped", "helped_on", "helped_by", "helped_words"])
    return support
