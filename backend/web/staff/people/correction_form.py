"""The page on which a record is put right, or taken away, with a reason. The same for every sort of record."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import corrections_of
from backend.core.models import BaseModel
from backend.web.kit.access import person_or_404
from backend.web.kit.fields import text_box
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.people.identity import PersonFormPage


NOTHING_DIFFERED = "Nothing differed from what is recorded, so nothing changed."


class CorrectionForm(forms.Form):
    """The last fields of every correction; the facts of the record come before them."""

    away = forms.BooleanField(
        label="It should not be on this record at all: take it away",
        help_text="For what never happened, or belongs to somebody else. What it said stays visible, with your reason.",
        required=False,
    )
    why = text_box("Why it is corrected", longest=1000, rows=2)

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.order_fields([name for name in self.fields if name not in ("away", "why")] + ["away", "why"])

    @property
    def facts(self) -> dict[str, Any]:
        """What a removal takes is the reason alone."""
        facts = dict(self.cleaned_data)
        return {"why": facts["why"]} if facts.pop("away") else facts


@dataclass(frozen=True)
class Correction:
    """One sort of record: the form, the name of its draft, the heading, and the services that put it right or take it
    away, which take it under the name `taken_as`."""

    form: type[CorrectionForm]
    draft: str
    heading: str  # {0.week} stands for what the record says
    taken_as: str
    correct: Callable[..., object]
    remove: Callable[..., object]
    said: str = "It is corrected. What it said before is kept with your reason."

    def save(self, record: BaseModel, *, by: User, why: str, **facts: Any) -> object:
        service = self.correct if facts else self.remove
        return service(**{self.taken_as: record}, by=by, why=why, **facts)


def record_or_removed(mine: QuerySet, public_id: UUID, viewer) -> tuple[BaseModel | None, CareLeaver]:
    """The record, or None where it was taken away already, with whose it is; 404 where the viewer never had it."""
    record = mine.filter(public_id=public_id).first()
    if record is not None:
        return record, record.care_leaver
    removed = corrections_of(viewer).filter(record=public_id, is_removal=True).select_related("care_leaver").first()
    if removed is None:
        raise Http404
    return None, removed.care_leaver


def already_gone(request: HttpRequest, back: str) -> HttpResponse:
    tell_moved_on(request, "It was taken away already. What it said stands below, with the reason.")
    return redirect(back)


def correction_page(
    request: HttpRequest, public_id: UUID, mine: QuerySet, correction: Correction, *, back: str
) -> HttpResponse:
    """The page of a record of `mine`; `back` names a page of its young person, with the part of it after a `#`."""
    found, whose = record_or_removed(mine, public_id, request.viewer)
    person = person_or_404(request, whose.public_id, page=correction.draft)
    page, sign, part = back.partition("#")
    back = f"{reverse(page, args=[person.public_id])}{sign}{part}"
    if found is None:
        return already_gone(request, back)
    return show_correction(request, person, found, correction, back=back)


def show_correction(
    request: HttpRequest, person: CareLeaver, record: BaseModel, correction: Correction, *, back: str, **initial: Any
) -> HttpResponse:
    """The form shows what the record holds under the names of its fields, and `initial` what has another name there."""
    recorded = correction.form.base_fields.keys() - CorrectionForm.base_fields.keys()
    initial = {name: getattr(record, name, None) for name in recorded} | initial
    opened = {"about": record.public_id, "record": record, "initial": initial}
    page = PersonFormPage(request, correction.form, draft=correction.draft, **opened)
    if page.saves(partial(correction.save, record)):
        changed = set(page.form.changed_data) != {"why"}
        return page.redirect(correction.said if changed else NOTHING_DIFFERED, back)
    explanation = "What it says now is kept, and shown beside what it said before, with your name and reason."
    looks = {"heading": correction.heading.format(record), "button": "Save the correction", "explanation": explanation}
    return page.show_about(person, back=back, **looks)
