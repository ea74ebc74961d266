"""What two people changed in one record while both had it open: brought together, or both shown and asked.

Of each field there are three values: what the page showed when it was opened, what is recorded now, and what was sent.
A field that only one side changed takes that side's value; one that both changed differently waits for a choice.
"""

from dataclasses import dataclass, field
from typing import Self

from django import forms
from django.http import QueryDict

from backend.web.kit.opened import Opened
from backend.web.kit.untouched import Boxes, is_left_out, reads_the_same, sent, untouched, words_of


CHOICE = "settle"  # begins the name of the buttons that ask whose value is right
THEIRS, MINE = "theirs", "mine"


@dataclass(frozen=True)
class Change:
    """What somebody else recorded in a field while the page was open."""

    name: str
    label: str
    theirs: str
    mine: str = ""
    overruled: bool = False

    @property
    def box(self) -> str:
        return f"{CHOICE}-{self.name}"


@dataclass
class Merge:
    """`data` is what the form is to be checked with; `kept` names the fields that this person left as they were."""

    data: QueryDict
    kept: set[str] = field(default_factory=set)
    mine: set[str] = field(default_factory=set)  # what this person changes, once it is saved
    theirs: list[Change] = field(default_factory=list)  # taken over beside what was sent, or settled
    conflicts: dict[str, Change] = field(default_factory=dict)

    @classmethod
    def of(cls, form: forms.BaseForm, opened: Opened, now: dict[str, Boxes]) -> Self:
        merge = cls(form.data.copy())
        for name in now.keys() & opened.shown.keys():
            merge._take(_Sides(form, name, opened, now[name]))
        return merge

    def _take(self, sides: "_Sides") -> None:
        if not sides.is_mine:
            self._keep(sides)
        elif sides.is_open:
            self.conflicts[sides.name] = sides.change(mine=sides.mine_in_words)
        elif sides.choice == THEIRS:
            self._keep(sides)
        elif not sides.is_saved_already:
            self.mine.add(sides.name)
            if sides.choice == MINE:
                self.theirs.append(sides.change(overruled=True))

    def _keep(self, sides: "_Sides") -> None:
        """As it is recorded now, whatever an old page still showed."""
        self.kept.add(sides.name)
        for box in {**sides.before, **sides.typed}:
            self.data.pop(box, None)
        for box, values in sides.now.items():
            self.data.setlist(box, values)
        if sides.is_theirs:
            self.theirs.append(sides.change())


class _Sides:
    """The three values of one field."""

    def __init__(self, form: forms.BaseForm, name: str, opened: Opened, now: Boxes):
        self.form, self.name, self.now = form, name, now
        self.before = opened.shown[name]
        self.typed = sent(form, name, form.data)
        self.was_asked = name in opened.asked

    @property
    def choice(self) -> str:
        return self.form.data.get(f"{CHOICE}-{self.name}", "") if self.was_asked else ""

    @property
    def is_mine(self) -> bool:
        return not is_left_out(self.form, self.name, self.form.data) and not self._same(self.typed, self.before)

    @property
    def is_theirs(self) -> bool:
        return not self._same(self.before, self.now)

    @property
    def is_saved_already(self) -> bool:
        return self._same(self.typed, self.now)

    @property
    def is_open(self) -> bool:
        if self.is_saved_already:
            return False
        return self.is_theirs or (self.was_asked and self.choice not in (THEIRS, MINE))

    @property
    def mine_in_words(self) -> str:
        return words_of(self.form, self.name, self.typed)

    def change(self, *, mine: str = "", overruled: bool = False) -> Change:
        theirs = words_of(self.form, self.name, self.now)
        return Change(self.name, str(self.form[self.name].label), theirs, mine, overruled)

    def _same(self, one: Boxes, other: Boxes) -> bool:
        return reads_the_same(self.form, self.name, one, other)


def recorded_boxes(form: forms.BaseForm) -> dict[str, Boxes]:
    """What the form shows of what is recorded. A value that a form proposes by itself, like today, is none."""
    boxes: dict[str, Boxes] = {}
    for name, bound in form.fields.items():
        if name not in form.initial or bound.disabled or isinstance(bound, forms.FileField):
            continue
        if isinstance(bound, forms.ModelChoiceField):
            bound.choices = [*iter(bound.choices)]  # drawn twice, asked for once; its length would be a question more
        boxes[name] = untouched(form, name, form.get_initial_for_field(bound, name))
    return boxes
