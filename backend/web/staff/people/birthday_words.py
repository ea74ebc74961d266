"""What a birthday makes of an entitlement, in a sentence."""

from backend.care_leavers.birthdays import TurningBirthday
from backend.care_leavers.entitlements import Standing
from backend.web.kit.formats import day


NOT_RECORDED = "The entitlement category is not recorded yet."


def turns_into(turning: TurningBirthday) -> str:
    before, after = turning.before, turning.after
    if _differ(before, after):
        return _change(before, after)
    if after and after.turn:
        return f"{after.turn.meaning}."
    if before and before.category:
        return f"{_name(before)} stays as it is."
    return NOT_RECORDED


def _differ(before: Standing | None, after: Standing | None) -> bool:
    return (before.category if before else None) != (after.category if after else None)


def _change(before: Standing | None, after: Standing | None) -> str:
    """By law, or as somebody recorded it for that day."""
    if after is None:
        return f"{_name(before)} ends, and nothing is recorded from that day on."
    how = "" if after.turn else ", as recorded"
    begins = "begins" if before is None else f"becomes {_name(after)}"
    return f"{_name(after if before is None else before)} {begins}{how}."


def standing_words(standing: Standing | None) -> str:
    """How a category stands on a day, and since when."""
    if standing is None:
        return "not recorded yet"
    if standing.turn is None:
        return f"{_name(standing)}, recorded from {day(standing.since)}"
    return f"{_name(standing)}, by law since {day(standing.since)}"


def _name(standing: Standing | None) -> str:
    if standing is None:
        return "What is not recorded"
    return standing.category.label if standing.category else "no entitlement any more"
