"""Which column of a file is which fact: guessed from the headings, chosen by a person, remembered for the employer."""

from collections.abc import Mapping, Sequence
from typing import Any

from backend.core.errors import Refused
from backend.intake.files.fields import BY_NAME, FIELDS, NEEDED, TYPE
from backend.opportunities.choices import OpportunityType
from backend.tabular.headings import guessed as headings_guessed
from backend.tabular.headings import refuse_wrong_choice
from backend.tabular.text import plain


NOT_CHOSEN = "Not read, since no field was chosen for them: {names}."
KNOWN = {heading: field.name for field in FIELDS for heading in (*field.headings, plain(field.label), field.name)}


def guessed(headings: Sequence[str], remembered: Mapping[str, str] | None = None) -> dict[str, str]:
    return headings_guessed(headings, KNOWN, remembered)


def notes_about(preview: Mapping[str, Any], columns: Mapping[str, str]) -> list[str]:
    """What was changed in the reading of a sheet, and the columns that hold something and that nobody chose."""
    taken = set(columns.values())
    left = [
        heading
        for heading, samples in zip(preview["headings"], preview["samples"], strict=True)
        if samples and heading not in taken
    ]
    return [*preview["notes"], *([NOT_CHOSEN.format(names=", ".join(left))] if left and columns else [])]


def refuse_unusable(columns: Mapping[str, str], headings: Sequence[str], default_type: str) -> None:
    """What is needed is named, every column is there, and no column says two things."""
    for name in NEEDED:
        if not columns.get(name):
            raise Refused(f"Say which column holds “{BY_NAME[name].label}”.", name)
    if not columns.get(TYPE) and default_type not in OpportunityType:
        raise Refused("Say which column holds the type, or which type all of them are.", "default_type")
    refuse_wrong_choice(columns, headings, {name: column.label for name, column in BY_NAME.items()})
