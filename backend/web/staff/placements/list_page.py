"""Placements as a table: what goes on, what has ended, and where a check-in is due."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.models import name_sorted_by
from backend.care_leavers.permissions import can_open_care_leavers
from backend.core import clock
from backend.placements.marks import marks_of, sustainment_rules
from backend.placements.permissions import check_ins_of, placements_of
from backend.ranking.may_need_support.listing import MayNeedSupport, may_need_support
from backend.web.kit.access import only, record_list
from backend.web.kit.content import Column, Link, Stacked, Table, Tag
from backend.web.kit.employer_names import name_of
from backend.web.kit.fields import Radios
from backend.web.kit.filters import FilterForm
from backend.web.kit.formats import short_day
from backend.web.kit.paging import page_of
from backend.web.staff.placements.marks_table import marks_in_short
from backend.web.staff.placements.placement_page import WAITS
from backend.web.staff.support.words import in_short


CURRENT, ENDED, DUE, OVER, SUPPORT = "current", "ended", "due", "over", "support"
NO_SIGN = "no sign"
COLUMNS = (
    Column("Young person", sort="name"),
    Column("What"),
    Column("Employer"),
    Column("Started", sort="start"),
    Column("Planned end", sort="planned"),
    Column("Ended", sort="end"),
    Column("Marks"),
    Column("Next check-in", sort="check"),
    Column("May need support"),
)
SORTS = {
    "name": name_sorted_by("care_leaver__").asc(),
    "start": F("starts_on").desc(),
    "planned": F("planned_end").asc(nulls_last=True),
    "end": F("ended_on").desc(nulls_last=True),
    "check": F("next_check_in").asc(nulls_last=True),
}


@dataclass(frozen=True)
class Choice:
    """What is looked for most, above the list. Without a count: the list says how many there are."""

    show: str
    name: str
    sort: str = ""
    count: None = None

    @property
    def url(self) -> str:
        return f"?{urlencode({'show': self.show} | ({'sort': self.sort} if self.sort else {}))}"


CHOICES = (
    Choice(SUPPORT, "May need support"),
    Choice(DUE, "Check-in due"),
    Choice(CURRENT, "There now"),
    Choice(ENDED, "Ended, latest first", sort="end"),
)


class PlacementFilters(FilterForm):
    words = forms.CharField(label="Young person, title or employer", required=False, max_length=80)
    show = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[
            ("", "All"),
            (CURRENT, "There now"),
            (SUPPORT, "May need support: whom to look at first"),
            (DUE, "Check-in due"),
            (OVER, "Said to be over: record the end"),
            (ENDED, "Ended"),
        ],
        widget=Radios(small=True),
    )

    def narrow(self, placements: QuerySet) -> QuerySet:
        chosen = self.chosen
        for word in chosen.get("words", "").split():
            name = Q(care_leaver__given_name__icontains=word) | Q(care_leaver__family_name__icontains=word)
            what = Q(opportunity__title__icontains=word) | Q(opportunity__employer__name__icontains=word)
            placements = placements.filter(name | what)
        return _shown(placements, chosen.get("show", ""))


def _shown(placements: QuerySet, show: str) -> QuerySet:
    if show == CURRENT:
        return placements.current()
    if show == ENDED:
        return placements.filter(ended_on__isnull=False)
    if show == OVER:
        return placements.said_to_be_over()
    return placements.filter(next_check_in__lte=clock.today()) if show == DUE else placements


@require_safe
@only(can_open_care_leavers)
def placements(request):
    record_list(request, "placements")
    form = PlacementFilters(request.GET)
    waits = Exists(check_ins_of(request.viewer).waiting_for_break().filter(placement=OuterRef("pk")))
    mine = placements_of(request.viewer).annotate(next_check_in=_next_check_in(request.viewer))
    mine = mine.annotate(waits=ExpressionWrapper(Q(next_check_in=None) & waits, BooleanField()))
    found = form.narrow(mine).with_details()
    in_need = _in_need(request, form)
    page = page_of(_sorted(_only(found, in_need), request.GET.get("sort", ""), in_need), request.GET)
    signs = (
        in_need
        if in_need is not None
        else may_need_support(placements_of(request.viewer).filter(pk__in=[each.pk for each in page]))
    )
    said = {each.placement.pk: Stacked(*in_short(each)) for each in signs}
    today, rules = clock.today(), sustainment_rules()
    context = {
        "form": form,
        "page": page,
        "choices": CHOICES,
        "shown": next((each for each in CHOICES if each.show == form["show"].value()), None),
        "table": Table("EET placements", COLUMNS, [_row(each, today, rules, said) for each in page], sorting="server"),
        "row_name": "placement",
        "row_names": "placements",
        "is_filtered": bool(form.changed_data),
    }
    return render(request, "web/staff/placements/list.html", context)


def _next_check_in(viewer) -> Subquery:
    waiting = check_ins_of(viewer).upcoming().filter(placement=OuterRef("pk"))
    return Subquery(waiting.soonest_first().values("due_on")[:1])


def _in_need(request, form: PlacementFilters) -> list[MayNeedSupport] | None:
    """In their order, where the list is of those alone."""
    if form.chosen.get("show") != SUPPORT:
        return None
    return may_need_support(placements_of(request.viewer))


def _only(found: QuerySet, in_need: list[MayNeedSupport] | None) -> QuerySet:
    return found if in_need is None else found.filter(pk__in=[each.placement.pk for each in in_need])


def _sorted(found: QuerySet, name: str, in_need: list[MayNeedSupport] | None) -> QuerySet:
    if in_need and not name:
        places = [When(pk=each.placement.pk, then=place) for place, each in enumerate(in_need)]
        return found.order_by(Case(*places, output_field=IntegerField()), "-id")
    wanted = SORTS.get(name.removeprefix("-"), SORTS["check"]).copy()
    if name.startswith("-"):
        wanted.reverse_ordering()
    return found.order_by(wanted, "-starts_on", "-id")


def _row(placement, today, rules, said):
    return [
        Link(placement.care_leaver.full_name, reverse("placement", args=[placement.public_id])),
        placement.opportunity.title,
        name_of(placement.opportunity.employer),
        short_day(placement.starts_on),
        short_day(placement.planned_end),
        short_day(placement.ended_on) if placement.ended_on else "still there",
        marks_in_short(marks_of(placement, today, rules), named=lambda mark: mark.name) or "–",
        WAITS if placement.waits else _due(placement.next_check_in, today),
        said.get(placement.pk, NO_SIGN),
    ]


def _due(due_on, today):
    if due_on is None:
        return "none to come"
    return Tag(f"Due since {short_day(due_on)}", "red") if due_on <= today else short_day(due_on)
