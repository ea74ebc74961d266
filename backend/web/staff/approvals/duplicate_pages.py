"""Opportunities that look like one: shown side by side, and merged or told apart by the officer."""

from functools import partial

from django import forms
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.opportunities.duplicates import (
    merge,
    must_be_kept,
    probable_duplicates_of,
    probable_pairs,
    record_not_duplicates,
)
from backend.opportunities.models import Opportunity
from backend.opportunities.permissions import can_approve, opportunities_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.content import Cell, Column, Link, Table, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.fields import Radios, one_of, text_box
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import short_day
from backend.web.kit.opportunities.facts import places_of
from backend.web.kit.opportunities.states import state_tag
from backend.web.kit.opportunities.terms import pay_of
from backend.web.kit.shown import Shown


PAIRS = columns("One", "Looks like", "Employer", "Starts", "Compare")
KEEP_THIS, KEEP_OTHER, APART = "this", "other", "apart"


class DuplicateForm(forms.Form):
    other = forms.ChoiceField(
        label="Which other one is this about?", widget=Radios(), error_messages={"required": "Select the other one"}
    )
    answer = one_of(
        "Are they one?",
        [
            (KEEP_THIS, "Yes: keep this one and close the other"),
            (KEEP_OTHER, "Yes: keep the other and close this one"),
            (APART, "No: they are two"),
        ],
        missing="Select whether they are one",
    )
    reason = text_box(
        "How you know",
        longest=1000,
        rows=3,
        help_text="Stays with both, for our records. The employer reads that the other one is kept.",
    )

    def __init__(self, *arguments, others: list[Opportunity], **named):
        super().__init__(*arguments, **named)
        self.others = {str(each.public_id): each for each in others}
        self.fields["other"].choices = [
            (key, f"{number}: {each.title}, {name_of(each.employer)}")
            for number, (key, each) in enumerate(self.others.items(), 1)
        ]
        if len(others) == 1:
            self.fields["other"].initial = next(iter(self.others))

    @property
    def facts(self) -> dict:
        return self.cleaned_data | {"other": self.others[self.cleaned_data["other"]]}


@require_safe
@only(can_approve)
def duplicates(request):
    pairs = probable_pairs(request.viewer.council_id)
    table = Table("Opportunities that look like one", PAIRS, [_pair(*each) for each in pairs])
    return render(request, "web/staff/approvals/duplicates.html", {"table": table})


@GET_AND_POST
@only(can_approve)
def compare(request, public_id):
    this = get_object_or_404(opportunities_of(request.viewer).with_details(), public_id=public_id)
    others = probable_duplicates_of(this)
    shown = Shown(_compared(this, others), partial(_compared_now, request.viewer, this))
    page = FormPage(request, DuplicateForm, draft="approval-duplicates", about=public_id, shown=shown, others=others)
    if page.saves(_answer, this=this):
        said = "They are told apart." if page.form.cleaned_data["answer"] == APART else "One is kept."
        return page.redirect(said, "duplicates")
    return page.show(
        "web/staff/approvals/compare.html",
        heading="Is it the same as another?",
        button="Record the answer",
        about=f"{this.title}, {name_of(this.employer)}",
        back=reverse("duplicates"),
        back_text="Opportunities that look like one",
        opportunity=this,
        table=_side_by_side(this, others),
        must_keep=[one.title for other in others for one in _must_keep(this, other)],
    )


def _answer(*, this, other, answer, reason, by) -> None:
    if answer == APART:
        record_not_duplicates(one=this, other=other, reason=reason, by=by)
        return
    kept, copy = (this, other) if answer == KEEP_THIS else (other, this)
    merge(kept=kept, copy=copy, reason=reason, by=by)


def _must_keep(this, other) -> list[Opportunity]:
    return [one for one, another in ((this, other), (other, this)) if must_be_kept(one, another)]


def _pair(one, other):
    return [
        _link(one),
        _link(other),
        name_of(one.employer),
        short_day(one.start_date),
        Link("Compare", reverse("approval-duplicates", args=[one.public_id]), hidden=f"{one.title} and {other.title}"),
    ]


def _compared(this, others) -> dict[str, list]:
    """By the number of each column what stands in it."""
    rows = _side_by_side(this, others).rows
    names = ["This one", *(f"Looks like it: {number}" for number, _ in enumerate(others, 1))]
    return {name: [row[at] for row in rows] for at, name in enumerate(names, 1)}


def _compared_now(viewer, this) -> dict[str, list]:
    found = [this, *probable_duplicates_of(this)]
    list(Opportunity.objects.select_for_update().filter(pk__in=[each.pk for each in found]).order_by("pk"))
    again = opportunities_of(viewer).with_details().get(pk=this.pk)
    return _compared(again, probable_duplicates_of(again))


def _side_by_side(this, others) -> Table:
    columns = (
        Column("What"),
        Column("This one"),
        *(Column(f"Looks like it: {number}") for number, _ in enumerate(others, 1)),
    )
    every = [this, *others]
    lines = (
        ("Title", _link),
        ("Employer", lambda each: name_of(each.employer)),
        ("Source", lambda each: each.get_source_display()),
        ("State", state_tag),
        ("Places", places_of),
        ("Pay", pay_of),
        (
            "Where",
            lambda each: "; ".join(site.postcode or site.in_words for site in each.sites.all()) or "not recorded yet",
        ),
        ("Starts", lambda each: short_day(each.start_date)),
        ("Last day to apply", lambda each: short_day(each.closing_date)),
    )
    rows = [[Cell(name), *(show(each) for each in every)] for name, show in lines]
    return Table("Side by side", columns, rows)


def _link(opportunity):
    return Link(opportunity.title, reverse("opportunity", args=[opportunity.public_id]))
