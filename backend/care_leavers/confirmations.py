"""A phone number or e-mail address that was changed, here or by a file: how somebody made sure of it, and until then
nothing goes there. A slip of one digit would else send a young person's messages to a stranger, and one who says that
this is their new number may be somebody else (docs/decisions/0058)."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from backend.accounts.models import User
from backend.care_leavers.channels import FIELD, address_for
from backend.care_leavers.choices import Confirmed
from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused
from backend.core.telephones import same_number
from backend.notifications.decisions import confirm_address


_IS_SAME = {"phone": same_number, "email": lambda one, other: one.casefold() == other.casefold()}
HOW = {"phone": "phone_confirmed", "email": "email_confirmed"}
NO_VOICE = "Nobody is heard by e-mail. Say whether it was in person or by a colleague, or “Not yet”."


def confirmation_facts(changes: Mapping[str, Any], care_leaver: CareLeaver) -> dict[str, str]:
    """How each of them stands with these changes: another one than was recorded is not confirmed until somebody says
    how, whoever or whatever file changed it."""
    facts = {}
    for field, how in HOW.items():
        before = getattr(care_leaver, field)
        value = changes.get(field, before)
        if not value:
            facts[how] = ""
        elif value != before and not (before and _IS_SAME[field](before, value)):
            is_another = bool(before or _was_recorded(care_leaver, field))
            facts[how] = changes.get(how) or (Confirmed.NOT_YET if is_another else "")
    return {how: said for how, said in facts.items() if said != getattr(care_leaver, how)}


def _was_recorded(care_leaver: CareLeaver, field: str) -> bool:
    """Whether there ever was one: cleared and typed anew it is another one all the same."""
    return care_leaver.field_sources.filter(field=field).exists()


def refuse_confirmations(care_leaver: CareLeaver, changed: Collection[str]) -> None:
    if "email_confirmed" in changed and care_leaver.email_confirmed == Confirmed.VOICE:
        raise Refused(NO_VOICE, field="email_confirmed")
    if {"contact_from", "contact_until"}.intersection(changed):
        _refuse_hours(care_leaver)


def _refuse_hours(care_leaver: CareLeaver) -> None:
    begins, ends = care_leaver.contact_from, care_leaver.contact_until
    if begins and ends and begins >= ends:
        raise Refused("The time from which they are written to must be before the one until.", field="contact_from")
    morning = dt.time(care_leaver.council.quiet_until)
    if ends and not begins and ends <= morning:
        raise Refused(
            f"Nobody is written to before {morning:%H:%M}, so this leaves no hour but the night. Give also the time"
            " from which they are written to.",
            field="contact_from",
        )


def open_confirmed(care_leaver: CareLeaver, changed: Collection[str], *, by: User | None) -> None:
    """Whoever makes sure of an address has messages go there again that came back before."""
    for channel, field in FIELD.items():
        how, address = HOW[field], address_for(care_leaver, channel)
        if how in changed and getattr(care_leaver, how) not in ("", Confirmed.NOT_YET) and address:
            confirm_address(council=care_leaver.council, channel=channel, to=address, by=by)


def is_to_confirm(care_leaver: CareLeaver, field: str) -> bool:
    return bool(getattr(care_leaver, HOW[field]) == Confirmed.NOT_YET)
