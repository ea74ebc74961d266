"""A head's decisions about a version: approve, refuse, take a refusal back, go back to it, stop it."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.councils.viewer import Viewer
from backend.learning.services import approve, go_back, refuse, stop, take_back_refusal
from backend.model_versions.choices import VersionState, VersionStep
from backend.model_versions.models import ModelVersion
from backend.model_versions.permissions import can_decide_models, models_of
from backend.model_versions.transitions import VERSION_LIFE, stands
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import text_box
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.staff.model_versions.facts import comparison_rows


class ReasonForm(forms.Form):
    reason = text_box(
        "Why", rows=4, help_text="It is kept with the version.", error_messages={"required": "Enter why you decide so"}
    )


@dataclass(frozen=True)
class Way:
    """One decision: which step, by which service, in which words."""

    step: VersionStep
    service: Callable
    button: str
    means: str
    done: str
    kind: str = "primary"


WAYS = {
    "approve": Way(
        VersionStep.APPROVED,
        approve,
        "Approve this version",
        "It ranks from now on, in place of the model that ranks today. Everybody is ranked anew within minutes. You can"
        " go back at any time.",
        "Version {number} is live. Everybody is being ranked anew with it.",
    ),
    "refuse": Way(
        VersionStep.REFUSED,
        refuse,
        "Refuse this version",
        "It never ranks. Today’s model stays in use. You can take a refusal back.",
        "Version {number} is refused, with your reason.",
        "secondary",
    ),
    "take-back": Way(
        VersionStep.REFUSAL_TAKEN_BACK,
        take_back_refusal,
        "Take the refusal back",
        "The version waits for a decision again. The refusal stays among its steps.",
        "Version {number} waits for a decision again.",
    ),
    "go-back": Way(
        VersionStep.WENT_BACK,
        go_back,
        "Go back to this version",
        "It ranks again from now on, in place of the model that ranks today. Everybody is ranked anew within minutes.",
        "Version {number} is live again. Everybody is being ranked anew with it.",
    ),
    "stop": Way(
        VersionStep.STOPPED,
        stop,
        "Stop this version",
        "The written score ranks again, as before anything was learnt, and pages show words instead of chances."
        " Everybody is ranked anew within minutes.",
        "Version {number} no longer ranks. Everybody is being ranked anew with the written score.",
        "warning",
    ),
}


def decide_url(version: ModelVersion, step: str) -> str:
    return f"{reverse('model-decide', args=[version.public_id])}?step={step}"


def ways_on(version: ModelVersion, viewer: Viewer) -> list[dict]:
    """What this viewer may decide of a version as it stands."""
    steps = VERSION_LIFE.steps_open_to(viewer, version)
    return [
        {"text": way.button, "url": decide_url(version, name), "kind": way.kind}
        for name, way in WAYS.items()
        if way.step in steps
    ]


def _not_open(version: ModelVersion, way: Way) -> str:
    marked = f"Version {version.number} is marked {stands(version)}"
    return f"{marked}, so “{way.button.lower()}” is done already or cannot follow. Here is how it stands."


@GET_AND_POST
@only(can_decide_models)
def decide(request, public_id):
    version = get_object_or_404(models_of(request.viewer).select_related("council"), public_id=public_id)
    step = request.GET.get("step", "approve")
    if step not in WAYS:
        raise Http404
    way = WAYS[step]
    if request.method != "POST" and way.step not in VERSION_LIFE.steps_open_to(request.viewer, version):
        messages.info(request, _not_open(version, way))
        return redirect("model", public_id=public_id)
    form = ReasonForm if VERSION_LIFE.transitions[way.step].needs_reason else ButtonForm
    page = FormPage(request, form, draft=f"model-decide {step}", about=public_id)
    if page.saves(way.service, version=version):
        return page.redirect(way.done.format(number=version.number), "model", public_id=public_id)
    return page.show(
        "web/staff/model_versions/decide.html",
        heading=way.button,
        button=way.button,
        button_kind=way.kind,
        title=f"{way.button}: version {version.number}",
        caption=f"Version {version.number} of the ranking model",
        explanation=way.means,
        back=reverse("model", args=[public_id]),
        version=version,
        figures=comparison_rows(version) if version.state == VersionState.CANDIDATE else [],
    )
