"""A trial of extra calls: the protocol before it is switched on, what may be said while it runs, and its finding."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.core import clock
from backend.placements.models import CallTrial
from backend.placements.permissions import call_trials_of
from backend.ranking.call_trials.power import power_of
from backend.ranking.call_trials.results import TrialStanding, standing_of
from backend.ranking.call_trials.services import stop, switch_on
from backend.web.kit.access import GET_AND_POST, only, record_list
from backend.web.kit.content import Table, columns
from backend.web.kit.fields import AffixInput, PickedDateField, text_box
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import day
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.today.kinds.viewers import the_head


A_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Shown:
    """A trial with what may be said of it today."""

    trial: CallTrial
    standing: TrialStanding
    is_drawing: bool


def _whole(label: str, missing: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, help_text=help_text, widget=AffixInput(), error_messages={"required": missing, "invalid": missing}
    )


class CallTrialForm(forms.Form):
    begins_on = PickedDateField(label="First draw, a Monday", missing="Enter the Monday of the first draw")
    last_week = PickedDateField(label="Last draw, a Monday", missing="Enter the Monday of the last draw")
    calls_a_week = _whole(
        "How many more people can you ring each week?",
        "Enter how many more people you can ring each week",
        "Beside the calls that everybody has.",
    )
    most = _whole("How many take part at most?", "Enter how many take part at most", "It draws no more after that.")
    weeks_followed = _whole("For how many weeks is each followed?", "Enter a number of weeks", "4 to 26.")
    share = _whole("Of 100 like them, how many leave in this time, do you think?", "Enter a number from 1 to 90")

    @property
    def facts(self):
        return self.cleaned_data | {"share": Decimal(self.cleaned_data["share"]) / A_HUNDRED}


class StopForm(forms.Form):
    why = text_box("Why it is stopped", rows=2, longest=400)


@GET_AND_POST
@only(the_head)
def call_trial(request):
    record_list(request, "head-call-trial")
    mine = call_trials_of(request.viewer)
    running = mine.drawing_on(clock.today()).first()
    page = FormPage(request, CallTrialForm, draft="head-call-trial", proposed={"weeks_followed": 8})
    if running is None and page.saves(switch_on, council=request.viewer.council):
        said = f"The trial is switched on. It draws from {day(page.result.begins_on)} on."
        return page.redirect(said, "head-call-trial")
    if running and request.method == "POST":
        messages.info(request, "A trial draws already. What you typed is kept with this page.")
        return redirect("head-call-trial")
    return page.show(
        "web/staff/head/call_trial.html",
        heading="Do extra calls help people stay?",
        title="Do extra calls help people stay?",
        button="Switch the trial on",
        back=reverse("head-home"),
        running=running,
        trials=[Shown(each, standing_of(each), each == running) for each in mine.latest_first()],
        power=_power_table(),
    )


def _power_table() -> Table:
    """By size and effect, as the library works it out."""
    table = power_of()
    heads = [f"{fall} in 100 fewer leave" for fall in table.falls]
    rows = [
        [f"{size}", *(f"{chance:.0%}" for chance in row)] for size, row in zip(table.sizes, table.chances, strict=True)
    ]
    title = f"Chance of finding it, where {table.share} in 100 leave without a call and half are rung"
    return Table(title, columns("People", *heads, numeric=("People", *heads)), rows)


@GET_AND_POST
@only(the_head)
def stop_trial(request, public_id):
    found = get_object_or_404(call_trials_of(request.viewer), public_id=public_id)
    if found.stopped_at:
        tell_moved_on(request, f"It was stopped already, by {found.stopped_by}: {found.stopped_because}")
        return redirect("head-call-trial")
    page = FormPage(request, StopForm, draft="call-trial-stop", about=public_id)
    if page.saves(stop, trial=found):
        return page.redirect(
            "It is stopped, and draws no more. Who was drawn is followed and counts.", "head-call-trial"
        )
    return page.show(
        heading="Stop the trial",
        title="Stop the trial",
        button="Stop the trial",
        back=reverse("head-call-trial"),
        explanation="Who was drawn is followed all the same. What came of it is said when everybody was followed.",
    )
