"""The spells of being in touch follow what is changed on a profile or by a file, from the day it is recorded."""

import datetime as dt

from backend.accounts.models import User
from backend.care_leavers.choices import SourceKind
from backend.care_leavers.models import CareLeaver, InTouchSpell
from backend.core import clock


ONE_DAY = dt.timedelta(days=1)


def follow_in_touch(care_leaver: CareLeaver, *, by: User | None, from_file: bool = False) -> None:
    """Begin a spell today where the one of today says otherwise; the caller is in a transaction."""
    today, code = clock.today(), care_leaver.in_touch
    standing = care_leaver.in_touch_spells.overlapping(today).first()
    if standing and standing.code == code:
        return
    source = SourceKind.FILE if from_file else SourceKind.HERE
    facts = {"code": code, "source": source, "recorded_by": by}
    if standing and standing.starts_on >= today:
        if not code:
            standing.delete()
            return
        nothing = {"evidence": "", "said_by": "", "verified_on": None, "verified_by": None}
        InTouchSpell.objects.filter(pk=standing.pk).update(**facts, **nothing)
        return
    if standing:
        standing.ends_on = today - ONE_DAY
        standing.save(update_fields=["ends_on"])
    if code:
        whose = {"council_id": care_leaver.council_id, "care_leaver": care_leaver}
        InTouchSpell.objects.create(**whose, starts_on=today, **facts)
