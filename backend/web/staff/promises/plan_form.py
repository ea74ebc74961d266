"""The plan of a first fortnight as one form: each line with what is said, by when and by whom, and two lines more."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from backend.councils.models import Membership
from backend.placements.choices import PromiseKind
from backend.placements.promise_proposals import Proposal
from backend.placements.promises import LONGEST_WORDS, Planned
from backend.web.kit.fields import PickedDateField
from backend.web.kit.formats import plural
from backend.web.staff.promises.forms import OwnerField


OWN = ("own1", "own2")
PARTS = ("words", "due", "owner")
CALLS = {"call-1": "A call on the first day", "call-3": "A call on the third day"}


@dataclass(frozen=True)
class Line:
    """One line of the page: its boxes, and what is known that helps to fill them in."""

    heading: str
    boxes: Sequence[forms.BoundField]
    told: str


class PlanForm(forms.Form):
    first_day = PickedDateField(
        label="First day",
        required=False,
        help_text="What goes by it moves along. Leave it empty while nobody knows it.",
    )

    all_optional = True  # what a line needs follows from its tick
    own_kind = PromiseKind.OTHER

    def __init__(
        self,
        *arguments,
        proposals: Sequence[Proposal],
        colleagues: Iterable[Membership],
        told: Mapping[str, str],
        **options,
    ):
        super().__init__(*arguments, **options)
        self.proposals, self.told = {each.key: each for each in proposals}, told
        members = list(colleagues)
        for key in self.proposals:
            label = f"Needed: {_small(self._name(key))}"
            self.fields[f"need_{key}"] = forms.BooleanField(label=label, required=False)
            self._add_boxes(key, members)
        for key in OWN:
            self._add_boxes(key, members)

    def _add_boxes(self, key: str, members: Sequence[Membership]) -> None:
        self.fields[f"words_{key}"] = forms.CharField(label="What we say", max_length=LONGEST_WORDS, required=False)
        self.fields[f"due_{key}"] = PickedDateField(label="By when", required=False)
        self.fields[f"owner_{key}"] = OwnerField(required=False)
        self.fields[f"owner_{key}"].offer(members)

    @staticmethod
    def proposed(proposals: Sequence[Proposal], first_day: dt.date | None, owner: int | None) -> dict[str, Any]:
        """What the page fills in."""
        said: dict[str, Any] = {"first_day": first_day}
        for each in proposals:
            said |= {
                f"need_{each.key}": True,
                f"words_{each.key}": each.words,
                f"due_{each.key}": each.due_on,
                f"owner_{each.key}": owner,
            }
        return said | {f"owner_{key}": owner for key in OWN}

    @property
    def lines(self) -> list[Line]:
        known = [
            Line(self._name(key), self._boxes(key, "need", *PARTS), self._told(each))
            for key, each in self.proposals.items()
        ]
        return known + [Line("Something else", self._boxes(key, *PARTS), "") for key in OWN]

    def _boxes(self, key: str, *parts: str) -> list[forms.BoundField]:
        return [self[f"{part}_{key}"] for part in parts]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        needed = [key for key in self.proposals if said.get(f"need_{key}")]
        own = [key for key in OWN if said.get(f"words_{key}")]
        for key in (*needed, *own):
            if f"words_{key}" not in self.errors and not said.get(f"words_{key}"):
                self.add_error(f"words_{key}", f"{self._name(key)}: write what is promised, or take the tick away")
            if f"owner_{key}" not in self.errors and not said.get(f"owner_{key}"):
                self.add_error(f"owner_{key}", f"{self._name(key)}: select who does it")
        return said

    def _name(self, key: str) -> str:
        if key not in self.proposals:
            return "Something else"
        return CALLS.get(key) or PromiseKind(self.proposals[key].kind).label

    def _told(self, proposal: Proposal) -> str:
        return " ".join(filter(None, (self.told.get(proposal.key), _by_the_first_day(proposal.days_after_first))))

    @property
    def facts(self) -> dict[str, Any]:
        return {"first_day": self.cleaned_data["first_day"], "planned": self.planned}

    @property
    def planned(self) -> list[Planned]:
        said = self.cleaned_data
        known = [self._planned(key, proposal) for key, proposal in self.proposals.items()]
        own = [
            Planned(self.own_kind, said[f"words_{key}"], said[f"owner_{key}"], said[f"due_{key}"], place=key)
            for key in OWN
            if said[f"words_{key}"]
        ]
        return [*known, *own]

    def _planned(self, key: str, proposal: Proposal) -> Planned:
        """A day that stands as it was proposed goes by the first day; another one keeps its own distance to it."""
        said, days = self.cleaned_data, proposal.days_after_first
        if not said[f"need_{key}"]:
            facts = (proposal.kind, proposal.words, said[f"owner_{key}"], proposal.due_on, days)
            return Planned(*facts, needed=False, place=key)
        due, first = said[f"due_{key}"], said.get("first_day")
        if days is not None and due in (None, proposal.due_on):
            due = None
        elif days is not None:
            days = (due - first).days if first else None
        return Planned(proposal.kind, said[f"words_{key}"], said[f"owner_{key}"], due, days, place=key)


def _small(label: str) -> str:
    return label[0].lower() + label[1:]


def _by_the_first_day(days: int | None) -> str:
    if days is None:
        return ""
    if days == 0:
        return "Due on the first day."
    return f"Due {plural(abs(days), 'day,days')} {'after' if days > 0 else 'before'} the first day, on a working day."
