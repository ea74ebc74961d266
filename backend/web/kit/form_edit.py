"""The edit form in one request: what it was opened on, what others changed meanwhile, and what the page says of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest

from backend.accounts.models import User
from backend.audit.authors import Author, authors_since
from backend.audit.changed_after import ChangedAfter, Version, changed_from_page, changes_among, latest_versions
from backend.councils.choices import Role
from backend.web.kit.formats import clock_time, listed, moment
from backend.web.kit.merging import MINE, THEIRS, Change, Merge, recorded_boxes
from backend.web.kit.opened import Opened
from backend.web.kit.untouched import cleaned


SOMEBODY = "Somebody else"
NOT_SAID = (
    "This page did not say what was recorded when it was opened, so nothing is saved yet. Check what stands here"
    " against what you know and press the button again."
)
CONFLICT = (
    "{who} changed this to “{theirs}”{when} while this page was open. You typed “{mine}”. Nothing is saved yet: choose"
    " which is right."
)
BESIDE = "{who} changed “{label}” to “{theirs}”{when} while this page was open. That is kept beside what you changed."
OVERRULED = "{who} had changed “{label}” to “{theirs}”{when}. As you chose, it is now what you typed."
AFTER_YOU = (
    "Changed after you: {fields}, by {who} on {when}. Their page had been open since before you saved. What stands"
    " below is what holds now."
)
LONGEST = 300  # letters of a value that a sentence quotes


class FormEdit:
    """`form` is bound where one was sent, and then checked with both sides' changes brought together."""

    def __init__(self, request: HttpRequest, form: forms.BaseForm, record: models.Model | None, *, is_recorded: bool):
        self.request, self.form, self.record = request, form, record
        self.now = recorded_boxes(form) if is_recorded else {}
        self.opened = Opened.of(request) if form.is_bound and self.now else None
        self.merge = Merge.of(form, self.opened, self.now) if self.opened else None
        form.conflicts = {}
        if self.merge:
            form.data = self.merge.data
        self._carry()
        if self.now and request.method == "GET":
            self._tell_the_first()

    @property
    def is_of_something_recorded(self) -> bool:
        return bool(self.now)

    @property
    def kept(self) -> set[str]:
        """The fields that this person left as they were."""
        return self.merge.kept if self.merge else set()

    def leaves(self, name: str, value: object) -> bool:
        """Whether this person left the field as it was, and nothing else they chose turned it into `value`."""
        return name in self.kept and value == cleaned(self.form, name, self.form.data)

    def begun(self, opened: Opened | None, put_back: Iterable[str]) -> None:
        """What stands in the form was typed before: those fields were opened on what was recorded then."""
        if opened and not self.form.is_bound:
            earlier = {name: opened.shown[name] for name in put_back if name in opened.shown}
            self.form.opened_on = Opened({**self.now, **earlier}, opened.version).sealed_for(self.request)

    def asks(self) -> bool:
        """Whether something has to be settled first; it then stands in the form, beside its field."""
        if not self.now:
            return False
        if self.merge is None:
            self.form.add_error(None, NOT_SAID)
            return True
        for change in self.merge.conflicts.values():
            self._ask(change)
        self._carry()
        return bool(self.merge.conflicts)

    def _ask(self, change: Change) -> None:
        who, when = self._author(change)
        said = CONFLICT.format(who=who, when=when, theirs=_short(change.theirs), mine=_short(change.mine))
        self.form.add_error(change.name, said)
        chosen = self.form.data.get(change.box, "")
        self.form.conflicts[change.name] = [
            (change.box, THEIRS, f"Keep “{_short(change.theirs)}”", chosen == THEIRS),
            (change.box, MINE, "Save what stands in the box here", chosen == MINE),
        ]

    def tell(self, *, is_saved: bool = True) -> None:
        """What others changed while the page was open; it stands in the form now, also where nothing was saved yet."""
        theirs = self.merge.theirs if self.merge else []
        for change in theirs if is_saved else (each for each in theirs if not each.overruled):
            who, when = self._author(change)
            said = OVERRULED if change.overruled else BESIDE
            messages.info(
                self.request, said.format(who=who, when=when, label=change.label, theirs=_short(change.theirs))
            )

    @contextmanager
    def in_history(self) -> Iterator[None]:
        """Around what writes: the history holds on what the page was opened, so that the first of two is told too."""
        if self.merge is None or self.opened is None or self.record is None:
            yield
            return
        with changed_from_page(opened_on=self.opened.version, fields=list(self.merge.mine)):
            yield

    def _tell_the_first(self) -> None:
        """Of fields that this form has; a change of what it does not show is not this reader's to know."""
        if self.record is None:
            return
        for change in changes_among(self.record.pk, self._latest, self.request.user.pk):
            labels = [f"“{self.form[name].label}”" for name in self.form.fields if name in change.fields]
            if labels:
                self._tell_after(change, listed(labels))

    def _tell_after(self, change: ChangedAfter, fields: str) -> None:
        who = _who(self.request, Author(change.user_id, change.at))
        messages.info(self.request, AFTER_YOU.format(fields=fields, who=who, when=moment(change.at)))

    def _carry(self) -> None:
        """What the page, when it is shown now, was opened on: for a form that was sent, still what it was."""
        if not self.now:
            return
        if self.merge is None or self.opened is None:
            opened = Opened(self.now, self._latest[0].number if self._latest else 0)
        else:
            told = {name: self.now[name] for name in {*self.merge.kept, *self.form.conflicts}}
            asked = {*self.form.conflicts, *self.opened.asked} - self.merge.kept
            opened = Opened({**self.opened.shown, **told}, self.opened.version, sorted(asked))
        self.form.opened_on = opened.sealed_for(self.request)

    @cached_property
    def _latest(self) -> list[Version]:
        return latest_versions(self.record) if self.record else []

    def _author(self, change: Change) -> tuple[str, str]:
        found = self._authors.get(change.name) or self._authors.get("")
        return (_who(self.request, found), _when(found)) if found else (SOMEBODY, "")

    @cached_property
    def _authors(self) -> dict[str, Author]:
        return authors_since(self.record, self.opened.version) if self.record and self.opened else {}


def _who(request: HttpRequest, author: Author) -> str:
    if author.user_id is None:
        return "The service"
    if author.user_id == request.user.pk:
        return "You, on another page,"
    if request.viewer.role == Role.EMPLOYER:
        return SOMEBODY  # who works for the council is not an employer's to know
    return str(User.objects.filter(pk=author.user_id).first() or SOMEBODY)


def _when(author: Author) -> str:
    return f" at {clock_time(author.at)}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST]}…"
