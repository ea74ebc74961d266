"""The list of opportunities as a table: a line for each, or for several alike, with where and how far."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html, html_safe

from backend.opportunities.models import Opportunity
from backend.ranking.distances import Distance
from backend.web.kit.addresses import address_of
from backend.web.kit.content import Anchored, Column, Link, Stacked, Table, Tick
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import recorded, short_day
from backend.web.kit.list_views import table_of
from backend.web.kit.opportunities.states import state_tag
from backend.web.kit.opportunities.terms import kind_beside
from backend.web.kit.opportunities.whereabouts import FROM_HOME, more_places, place_of, told
from backend.web.staff.opportunities import views
from backend.web.staff.opportunities.filters import ANY_STATE, OpportunityFilters
from backend.web.staff.opportunities.listing import Row


WHERE_MEASURED = Column("Where, travel (estimate)", sort="near", key="where", card="line")
TICK = "which"  # opportunities are ticked; several alike in one row together
BETWEEN = ","


@html_safe
@dataclass(frozen=True)
class Where:
    """The number of its pin, how far, and the place; `number` None where nothing of it is on the map."""

    number: int | None
    away: str
    place: str

    def __str__(self) -> str:
        pin = format_html('<span class="onward-pin">{}</span> ', self.number) if self.number else ""
        away = format_html("<strong>{}</strong>", self.away) if self.away else ""
        return format_html("{}{}", pin, Stacked(away, self.place) if away else recorded(self.place))


def opportunity_table(
    rows: Sequence[Row], form: OpportunityFilters, shown: Sequence[Column], on_map: Set[int] = frozenset()
) -> Table:
    columns = [each for each in shown if each is not views.STATE or form.chosen.get("state") == ANY_STATE]
    headings = [WHERE_MEASURED if each is views.WHERE and form.measured_from else each for each in columns]
    return table_of("Opportunities", headings, [_cells(row, form, on_map) for row in rows], ticks=_ticks(rows))


def _ticks(rows: Sequence[Row]) -> list[Tick]:
    return [
        Tick("ticked", TICK, BETWEEN.join(str(each.public_id) for each in row.opportunities), _select(row))
        for row in rows
    ]


def _select(row: Row) -> str:
    alike = len(row.opportunities)
    return f"Select {row.first.title}" if alike == 1 else f"Select all {alike} of {row.first.title}"


def ticked_in(query: QueryDict) -> list[str]:
    """The ids behind the ticks that were sent."""
    return [each for ticked in query.getlist(TICK) for each in ticked.split(BETWEEN)]


def _cells(row: Row, form: OpportunityFilters, on_map: Set[int]) -> dict[Column, object]:
    first, every = row.first, row.opportunities
    place = where(row, form, on_map)
    return {
        views.TITLE: _title(row, form),
        views.ROUTE: first.get_route_display(),
        views.STATE: state_tag(first),
        views.WHERE: place,
        WHERE_MEASURED: place,
        views.CLOSING: _days([each.closing_date for each in every]),
        views.STARTS: _days([each.start_date for each in every]),
        views.PLACES_LEFT: _places_left(every),
        views.SOURCE: first.get_source_display(),
    }


def _title(row: Row, form: OpportunityFilters):
    """What a pin of the map leads to, and whose it is; of several alike each, once it is opened."""
    anchor, first = f"row-{row.number}", row.first
    whose = f"{name_of(first.employer)}, {kind_beside(first)}"
    if len(row.opportunities) == 1:
        return Stacked(Anchored(_link(first, form), anchor), whose)
    alike = [
        (_link(each, form), ", ".join(filter(None, _away(each, row, form))), short_day(each.closing_date))
        for each in row.opportunities
    ]
    context = {"title": first.title, "anchor": anchor, "alike": alike, "whose": whose}
    return render_to_string("web/staff/opportunities/alike.html", context)


def _link(opportunity: Opportunity, form: OpportunityFilters) -> Link:
    """Its page says as well how far it is from where this list measures."""
    address = address_of("opportunity", opportunity.public_id)
    return Link(opportunity.title, f"{address}?{form.place_in_address}" if form.measured_from else address)


def where(row: Row, form: OpportunityFilters, on_map: Set[int]) -> Where | str:
    nearest = row.nearest
    away, place = _away(nearest, row, form)
    measured = row.distances.get(nearest.id)
    more = more_places(row.opportunities, measured=measured is not None)
    return Where(row.number if row.number in on_map else None, away, place + more)


def _away(opportunity: Opportunity, row: Row, form: OpportunityFilters) -> tuple[str, str]:
    """How far it is, if that can be said, and the place with the time it takes."""
    distance: Distance | None = row.distances.get(opportunity.id)
    if opportunity.remote:
        return FROM_HOME, ""
    place = place_of(opportunity, distance)
    if distance is None or form.measured_from is None:
        return "", place
    away, time = told(distance, in_bands=form.measured_from.in_bands)
    return away, ", ".join(filter(None, (place, time)))


def _days(days: Sequence) -> Stacked:
    """The first of those alike, and until when the others reach."""
    known = sorted(day for day in days if day)
    last = f"to {short_day(known[-1])}" if known and known[-1] != known[0] else ""
    return Stacked(short_day(known[0] if known else None), last)


def _places_left(opportunities: Sequence[Opportunity]) -> int | None:
    """Of all of them together; not known where it is of one."""
    left = [each.places_left for each in opportunities]
    return None if None in left else sum(each for each in left if each is not None)
