"""What the form of a check-in shows."""

from collections.abc import Iterable, Mapping
from typing import Any

from backend.placements.choices import HowItIsGoing
from backend.placements.models import CheckIn
from backend.placements.own_check_ins import OFFERED
from backend.placements.support_choices import Attendance, Worry
from backend.web.young_person import check_in_words as said
from backend.web.young_person.telling import CHECK_IN


Chips = list[tuple[str, Any, bool]]


def check_in_of(found: CheckIn | None, errors: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, Any]:
    """What the form shows: of one they answered today, what they chose."""
    if found is None:
        return {}
    return {
        "check_in": found,
        "check_in_box": {"error": errors.get(CHECK_IN, ""), "typed": typed.get(CHECK_IN, "")},
        "check_in_chips": {
            "going": _chips(said.GOING, reversed(HowItIsGoing), [found.going]),
            "attendance": _chips(said.ATTENDANCE, Attendance, [found.attendance]),
            "worries": _chips(said.WORRIES, Worry, found.worries),
            "wanted": _chips(said.WANTED, OFFERED, found.support_wanted),
        },
    }


def _chips(told: Mapping[Any, Any], offered: Iterable[Any], chosen: Iterable[Any]) -> Chips:
    held = set(chosen)
    return [(str(each.value), told[each], each.value in held) for each in offered]
