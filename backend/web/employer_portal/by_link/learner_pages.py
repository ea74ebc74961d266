"""A provider’s list, for somebody who came by a link: a first name, an initial and a first day of each, and no more."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from backend.activities.choices import Whereabouts
from backend.activities.list_answers import answer_list
from backend.activities.models import Enrolment, Provider
from backend.activities.provider_lists import listed
from backend.audit.services import record_reads
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.drafts.sending import hold_record
from backend.links.choices import Purpose
from backend.links.models import Visit
from backend.links.services import mark_used
from backend.links.standings import Standing
from backend.links.visits import end_visit
from backend.web.employer_portal.by_link.closed_pages import another_page, closed_page, named
from backend.web.employer_portal.by_link.doors import LEARNERS, OpenedLearners, opened_learners
from backend.web.kit.access import GET_AND_POST
from backend.web.kit.fields import PickedDateField, Radios
from backend.web.kit.formats import plural, short_day
from backend.web.kit.visits import by_visit, forget_visit, is_of_this_visit, see_other, visit_box


WHERE_TO = "The name of a college, a provider or a firm. Nothing else about them."
LONGEST_PLACE = 120
NOBODY_SAID = "Say of one person at least whether they are still here"
open_to_visits = by_visit(Purpose.PROVIDER_LIST, otherwise="learners-out")


@dataclass(frozen=True)
class ProviderReader:
    """For the read log, which names the provider by its public id."""

    provider: Provider
    council: Council
    role = Role.EMPLOYER
    user_id = None

    @property
    def council_id(self) -> int:
        return self.council.pk

    @property
    def contact_id(self) -> UUID:
        return self.provider.public_id


def shown_name(row: Enrolment) -> str:
    person = row.care_leaver
    initial = f" {person.family_name[:1]}." if person.family_name and person.known_as != person.family_name else ""
    return f"{person.known_as}{initial}"


class LearnersForm(forms.Form):
    """Of each person one choice; what they leave open is asked again."""

    def __init__(self, *arguments, rows: list[Enrolment], **options):
        super().__init__(*arguments, **options)
        self.rows = {each.public_id.hex: each for each in rows}
        for key, row in self.rows.items():
            where = (f"moved_{key}", f"where_{key}", f"since_{key}")
            reveals = {Whereabouts.LEFT: f"left_{key}", Whereabouts.MOVED: where}
            self.fields[f"said_{key}"] = forms.ChoiceField(
                label=f"{shown_name(row)}, since {short_day(row.starts_on)}",
                required=False,
                choices=Whereabouts.choices,
                widget=Radios(reveals=reveals),
            )
            self.fields[f"left_{key}"] = PickedDateField(label="Last day here", required=False)
            self.fields[f"moved_{key}"] = PickedDateField(label="Last day before they moved on", required=False)
            self.fields[f"where_{key}"] = forms.CharField(
                label="Where to, if you know", max_length=LONGEST_PLACE, required=False, help_text=WHERE_TO
            )
            self.fields[f"since_{key}"] = PickedDateField(label="There since, if you know", required=False)

    def clean(self):
        given = super().clean()
        if not self.errors and not any(given.get(f"said_{key}") for key in self.rows):
            self.add_error(None, NOBODY_SAID)
        return given

    def facts(self, key: str) -> dict[str, Any]:
        """What is said of one person, for the service; what stands under a choice that was not made is not said."""
        given = self.cleaned_data
        facts: dict[str, Any] = {"said": given[f"said_{key}"]}
        if facts["said"] == Whereabouts.LEFT:
            facts["last_day"] = given[f"left_{key}"]
        if facts["said"] == Whereabouts.MOVED:
            facts |= {"last_day": given[f"moved_{key}"], "where": given[f"where_{key}"]}
            facts["there_since"] = given[f"since_{key}"]
        return facts

    def refuse(self, key: str, refusal: Refused) -> None:
        has_moved = self.cleaned_data.get(f"said_{key}") == Whereabouts.MOVED
        boxes = {"last_day": "moved" if has_moved else "left", "there_since": "since"}
        self.add_error(f"{boxes.get(refusal.field, 'said')}_{key}", refusal.message)


@open_to_visits
@GET_AND_POST
def learners(request: HttpRequest, visit: Visit) -> HttpResponse:
    if request.method != "POST":
        return _page(request, visit, opened_learners(visit.link))
    if not is_of_this_visit(request, visit):
        return another_page(request, visit.link.council, ())
    hold_record(visit.link.subject)  # one by one with whatever else is sent about it
    return _answered(request, visit, opened_learners(visit.link))


def _answered(request: HttpRequest, visit: Visit, found: OpenedLearners) -> HttpResponse:
    """All that was sent is recorded, or none of it; of two presses the second finds it said."""
    if found.standing != Standing.OPEN or found.asked is None:
        return _page(request, visit, found)
    rows = listed(found.asked)
    if request.POST.get("do") == "all":
        shown = {f"said_{key}": Whereabouts.STILL_HERE.value for key in request.POST.getlist("shown")}
        form = LearnersForm(shown, rows=rows)
    else:
        form = LearnersForm(request.POST, rows=rows)
    if not form.is_valid() or not _record(found, form):
        return _page(request, visit, opened_learners(visit.link), form)
    if opened_learners(visit.link).standing == Standing.DONE:
        mark_used(link=visit.link)
    said = sum(bool(form.cleaned_data[f"said_{key}"]) for key in form.rows)
    return see_other("learners", at=f"?said={said}")


def _record(found: OpenedLearners, form: LearnersForm) -> bool:
    with transaction.atomic():
        for key, row in form.rows.items():
            if not form.cleaned_data[f"said_{key}"]:
                continue
            try:
                with transaction.atomic():
                    answer_list(asked=found.asked, enrolment=row, **form.facts(key))
            except Refused as refusal:
                form.refuse(key, refusal)
        if form.errors:
            transaction.set_rollback(True)
    return not form.errors


def _page(request: HttpRequest, visit: Visit, found: OpenedLearners, form: LearnersForm | None = None) -> HttpResponse:
    said = request.GET.get("said", "")
    thanks = f"Thank you. We have noted it of {plural(int(said[:4]), 'person,people')}." if said.isdecimal() else ""
    if found.standing != Standing.OPEN or found.asked is None:
        return closed_page(request, found, said=thanks, door=LEARNERS)
    rows, provider = listed(found.asked), found.asked.provider
    reader = ProviderReader(provider, visit.link.council)
    record_reads(viewer=reader, subjects=[each.care_leaver for each in rows], page="learners")
    context = {
        "whom": provider.whom,
        "said": thanks,
        "form": form or LearnersForm(rows=rows),
        "shown": [each.public_id.hex for each in rows],
        "visit_box": visit_box(visit),
        **named(visit.link.council),
    }
    return render(request, "web/employer_portal/by_link/learners.html", context)


@open_to_visits
@require_POST
def leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    end_visit(visit=visit)
    return forget_visit(see_other("learners-out"), Purpose.PROVIDER_LIST)
