"""What a council sets for itself, within bounds; each change is written down, and can be undone by another one."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from backend.accounts.models import User
from backend.core.clock import time_words
from backend.core.errors import Refused
from backend.core.names import cleaned_name
from backend.core.telephones import is_telephone
from backend.councils.membership_events import lock_council
from backend.councils.models import Council, SettingChange


CHANGED_SINCE = "This setting was changed again since. Change it in the form above, or undo the later change first."
UNDONE_ALREADY = "This change was undone already."
MOST_CHECK_INS = 12
LONGEST_TEAM_NAME = 60
LONGEST_LINE = 200


@dataclass(frozen=True)
class Setting:
    """A column of the council, with the least and the most it may be and how a value of it is said.

    Of words `refuse` says what they may not be.
    """

    label: str
    say: Callable[[Any], str]
    least: int = 0
    most: int = 0
    refuse: Callable[[str, str], object] | None = None


def _weeks(value: list[int]) -> str:
    return f"weeks {', '.join(map(str, value))}" if value else "as installed"


def _days(value: int) -> str:
    return f"{value} day{'' if value == 1 else 's'}" if value else "never"


def _hour(value: int) -> str:
    return time_words(dt.time(value))


def _number_of(unit: str) -> Callable[[int], str]:
    return lambda value: f"{value} {unit}{'' if value == 1 else 's'}"


def _refuse_name(text: str, field: str) -> None:
    cleaned_name(text, field=field)
    if len(text) > LONGEST_TEAM_NAME:
        raise Refused(f"What employers call your team has at most {LONGEST_TEAM_NAME} letters. Shorten it.", field)


def _refuse_number(text: str, field: str) -> None:
    if text and not is_telephone(text):
        raise Refused("Enter a telephone number, like 020 7946 0000, or leave it empty.", field)


def _refuse_address(text: str, field: str) -> None:
    if text:
        try:
            validate_email(text)
        except ValidationError:
            raise Refused("Enter an e-mail address, like duty@example.gov.uk, or leave it empty.", field) from None


def _refuse_long(text: str, field: str) -> None:
    if len(text) > LONGEST_LINE:
        raise Refused(f"{SETTINGS[field].label} has at most {LONGEST_LINE} letters. Shorten it.", field)


SETTINGS = {
    "employment_team_name": Setting("What employers call your team", str, refuse=_refuse_name),
    "employment_team_phone": Setting(
        "The number that employers ring", lambda value: value or "none", refuse=_refuse_number
    ),
    "out_of_hours_phone": Setting(
        "The number that young people ring out of hours", lambda value: value or "none", refuse=_refuse_number
    ),
    "out_of_hours_email": Setting(
        "The address told out of hours that something waits", lambda value: value or "none", refuse=_refuse_address
    ),
    "advocate": Setting("Young people’s advocate", lambda value: value or "none", refuse=_refuse_long),
    "complaints": Setting("How young people complain", lambda value: value or "none", refuse=_refuse_long),
    "answer_days": Setting("Days for an employer to answer", _number_of("working day"), least=2, most=10),
    "remind_days": Setting("Days until an employer is reminded", _number_of("working day"), least=1, most=9),
    # What the law leaves at most is a dated row, read by `reference.visits`, which bounds it as well.
    "silence_weeks": Setting("Weeks until somebody counts as not reached", _number_of("week"), least=2, most=52),
    "quiet_from": Setting("Messages to young people until", _hour, least=16, most=22),
    "quiet_until": Setting("Messages to young people from", _hour, least=6, most=12),
    "letter_days": Setting("Days until a letter has come", _number_of("working day"), least=2, most=15),
    "plan_review_days": Setting("Days until a plan is reviewed after a change", _number_of("day"), least=7, most=60),
    "oversight_weeks": Setting("Weeks between a manager’s notes", _number_of("week"), least=4, most=26),
    "consent_asked_again_months": Setting(
        "Months until an agreement is asked again", _number_of("month"), least=3, most=36
    ),
    "idle_minutes": Setting("Minutes until a page is locked", lambda value: f"{value} minutes", least=5, most=60),
    "remember_days": Setting("Days a browser is remembered", _days, least=0, most=30),
    "remembers_everybody": Setting(
        "Browsers of heads and administrators", lambda value: "may be remembered" if value else "never remembered"
    ),
    "own_page_waits": Setting(
        "Young people’s page without a signal",
        lambda value: "what they say waits in the open page" if value else "what they say is not sent",
    ),
    "check_in_weeks": Setting("Weeks of check-ins", _weeks, least=1, most=156),
}


@transaction.atomic
def change_settings(*, council: Council, by: User, **facts: Any) -> list[SettingChange]:
    """Set what is different now. Raises Refused for what is out of its bounds."""
    lock_council(council)
    held = Council.objects.get(pk=council.pk)
    different = {name: value for name, value in facts.items() if value != in_force(held, name)}
    for name, value in different.items():
        _refuse_out_of_bounds(name, value)
    changes = [
        SettingChange(council=held, name=name, before=getattr(held, name), after=value, by=by)
        for name, value in different.items()
    ]
    _refuse_together(held, different)
    _write(held, different)
    return SettingChange.objects.bulk_create(changes)


@transaction.atomic
def undo_change(*, change: SettingChange, by: User) -> SettingChange:
    """Set what it was before, if nobody has changed it since."""
    lock_council(change.council)
    held = Council.objects.get(pk=change.council_id)
    if change.undone_by.exists():
        raise Refused(UNDONE_ALREADY)
    if getattr(held, change.name) != change.after:
        raise Refused(CHANGED_SINCE)
    _refuse_out_of_bounds(change.name, change.before)
    _refuse_together(held, {change.name: change.before})
    _write(held, {change.name: change.before})
    return SettingChange.objects.create(
        council=held, name=change.name, before=change.after, after=change.before, by=by, undoes=change
    )


def changes_of(council: Council):
    return SettingChange.objects.for_council(council.pk).select_related("by", "undoes").prefetch_related("undone_by")


def in_force(council: Council, name: str) -> Any:
    return council.weeks_of_check_ins if name == "check_in_weeks" else getattr(council, name)


def said(name: str, value: Any) -> str:
    return SETTINGS[name].say(value)


def _write(council: Council, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(council, name, value)
    council.save(update_fields=list(values))


def _refuse_together(council: Council, values: dict[str, Any]) -> None:
    """Bounds that two settings have by one another."""
    reminded, answered = (values.get(name, getattr(council, name)) for name in ("remind_days", "answer_days"))
    if reminded >= answered:
        raise Refused(
            f"A reminder comes before the answer is late: it must be fewer than the {answered} days for an answer",
            "remind_days",
        )


def _refuse_out_of_bounds(name: str, value: Any) -> None:
    setting = SETTINGS[name]
    if setting.refuse:
        setting.refuse(value, name)
        return
    numbers = value if isinstance(value, list) else [value] if setting.most else []
    if any(not setting.least <= number <= setting.most for number in numbers):
        raise Refused(f"{setting.label} must be from {setting.least} to {setting.most}", name)
    if isinstance(value, list) and len(value) > MOST_CHECK_INS:
        raise Refused(f"{setting.label} can be at most {MOST_CHECK_INS}", name)
