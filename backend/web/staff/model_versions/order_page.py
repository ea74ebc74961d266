"""A comparison of the order in use with the written one: its protocol, what may be said while it runs, its finding."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.learning.order_comparisons import register, stop
from backend.learning.order_results import ComparisonStanding, Steps, standing_of
from backend.model_versions.models import OrderComparison
from backend.model_versions.permissions import order_comparisons_of
from backend.ranking.active_model import PRIOR_MODEL, active_model
from backend.web.kit.access import GET_AND_POST, only, record_list
from backend.web.kit.content import Table, columns
from backend.web.kit.fields import AffixInput, PickedDateField, text_box
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import day
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.today.kinds.viewers import the_head


A_HUNDRED = Decimal(100)
TITLE = "Are lists better than in the written order?"


@dataclass(frozen=True)
class Shown:
    """A comparison with what may be said of it today."""

    comparison: OrderComparison
    standing: ComparisonStanding
    is_running: bool

    @property
    def steps(self) -> Table:
        heads = ("Drawn", "Introduced", "Started")
        return Table(
            "Beside it, with no test",
            columns("Order", *heads, numeric=heads),
            [_row(each) for each in self.standing.steps],
        )


def _row(steps: Steps) -> list[str]:
    return [steps.order, str(steps.drawn), str(steps.introduced), str(steps.started)]


def _whole(label: str, missing: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, help_text=help_text, widget=AffixInput(), error_messages={"required": missing, "invalid": missing}
    )


class OrderComparisonForm(forms.Form):
    begins_on = PickedDateField(label="First draw, a Monday", missing="Enter the Monday of the first draw")
    last_week = PickedDateField(label="Last draw, a Monday", missing="Enter the Monday of the last draw")
    most = _whole("How many take part at most?", "Enter how many take part at most", "It draws no more after that.")
    weeks_followed = _whole("For how many weeks is each followed?", "Enter a number of weeks", "26 to 52.")
    share = _whole(
        "Of 100 with the written order, how many get to week 13 of a place in this time, do you think?",
        "Enter a number from 1 to 90",
    )
    difference = _whole("How many more of 100 would matter?", "Enter how many more of 100 would matter")

    @property
    def facts(self):
        in_100 = {name: Decimal(self.cleaned_data[name]) / A_HUNDRED for name in ("share", "difference")}
        return self.cleaned_data | in_100


class StopForm(forms.Form):
    why = text_box("Why it is stopped", rows=2, longest=400)


@GET_AND_POST
@only(the_head)
def order_comparison(request):
    record_list(request, "order-comparison")
    mine = order_comparisons_of(request.viewer)
    running = mine.running_on(clock.today()).first()
    page = FormPage(request, OrderComparisonForm, draft="order-comparison", proposed={"weeks_followed": 39})
    if running is None and page.saves(register, council=request.viewer.council):
        said = f"The comparison is registered. It draws from {day(page.result.begins_on)} on."
        return page.redirect(said, "order-comparison")
    if running and request.method == "POST":
        messages.info(request, "A comparison runs already. What you typed is kept with this page.")
        return redirect("order-comparison")
    compared = mine.latest_first().select_related("registered_by", "stopped_by", "version")
    return page.show(
        "web/staff/model_versions/order_comparison.html",
        heading=TITLE,
        title=TITLE,
        button="Register the comparison",
        back=reverse("models"),
        running=running,
        nothing_learnt=active_model(request.viewer.council_id).name == PRIOR_MODEL,
        comparisons=[Shown(each, standing_of(each), each == running) for each in compared],
    )


@GET_AND_POST
@only(the_head)
def stop_comparison(request, public_id):
    found = get_object_or_404(order_comparisons_of(request.viewer), public_id=public_id)
    if found.stopped_at:
        tell_moved_on(request, f"It was stopped already, by {found.stopped_by}: {found.stopped_because}")
        return redirect("order-comparison")
    page = FormPage(request, StopForm, draft="order-comparison-stop", about=public_id)
    if page.saves(stop, comparison=found):
        said = "It is stopped. Everybody is ranked in the order in use within minutes; who was drawn is followed."
        return page.redirect(said, "order-comparison")
    return page.show(
        heading="Stop the comparison",
        title="Stop the comparison",
        button="Stop the comparison",
        back=reverse("order-comparison"),
        explanation="All have the order in use again. Who was drawn is followed, and what came of it is said then.",
    )


@require_safe
@only(the_head)
def protocol_file(request, public_id):
    """As it was registered, so that its digest can be worked out from the file."""
    found = get_object_or_404(order_comparisons_of(request.viewer), public_id=public_id)
    record_list(request, "order-protocol")
    response = HttpResponse(found.protocol.encode(), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="protocol-of-orders-{found.begins_on.isoformat()}.txt"'
    return response
