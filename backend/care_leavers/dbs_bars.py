"""A bar from regulated activity: who recorded it, and by what it is shown."""

from collections.abc import Mapping
from typing import Any

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused


CLEAR, EVIDENCE, RECORDED_BY = "dbs_clear", "dbs_bar_evidence", "dbs_bar_recorded_by"


def bar_facts(changes: Mapping[str, Any], care_leaver: CareLeaver, by: User | None) -> dict[str, Any]:
    """What follows from a change of whether somebody is barred; empty where it is not written about.

    Raises Refused where a bar is recorded by nobody or without what shows it, and where evidence is of no bar.
    """
    if not changes.keys() & {CLEAR, EVIDENCE}:
        return {}
    clear = changes.get(CLEAR, care_leaver.dbs_clear)
    if clear is not False:
        written = changes.get(EVIDENCE, "").strip()
        if written and written != care_leaver.dbs_bar_evidence:
            raise Refused(
                "What shows a bar is written here, and no bar is recorded: say that they are not clear for work that"
                " needs a DBS check, or take this off.",
                field=EVIDENCE,
            )
        return {EVIDENCE: "", RECORDED_BY: None}
    evidence = changes.get(EVIDENCE, care_leaver.dbs_bar_evidence).strip()
    if evidence == care_leaver.dbs_bar_evidence and care_leaver.dbs_clear is False:
        return {EVIDENCE: evidence}
    if not evidence:
        raise Refused(
            "Say what shows the bar, such as the letter of the Disclosure and Barring Service and its day. Where"
            " nothing shows one, leave the check as not recorded yet.",
            field=EVIDENCE,
        )
    if by is None:
        raise Refused("A bar is recorded by a named person on the profile.", field=CLEAR)
    return {EVIDENCE: evidence, RECORDED_BY: by}
