"""Unmet demand by kind of work as a picture: who wants it, who of them can reach nothing, and what there is."""

from django.urls import reverse

from backend.core.small_numbers import SMALLEST_SHOWN
from backend.outcomes.demand import Demand
from backend.outcomes.demand_rows import UnmetDemand, Withheld
from backend.web.kit.charts import Chart, Supply, SupplyNames, supply_chart
from backend.web.staff.outcomes.demand_finding import Finding


PLACES = "Places in reach"
NOT_SHOWN = str(Withheld.HIDDEN)
NAMES = SupplyNames(
    kind="Kind of work",
    wanted="Young people who want it",
    unmet="nothing in reach",
    met="something",
    supplied=PLACES,
    not_shown=NOT_SHOWN,
)
REACH = (
    "Somebody can reach a place when no rule keeps it from them, at a level they could start at, within their travel"
    " limit. A place counts where somebody who wants the work could take it up. Nobody is counted twice in a row."
)


def demand_chart(found: Demand, said: Finding) -> Chart:
    return supply_chart(
        title="What is wanted and what is in reach",
        finding=said.chart_title,
        rows=[_supply(row) for row in found.by_route],
        names=NAMES,
        csv_url=reverse("unmet-demand-csv"),
        note=" ".join([REACH, *_not_shown(found)]),
    )


def _supply(row: UnmetDemand) -> Supply:
    if isinstance(row.without, Withheld):
        words = f"fewer than {SMALLEST_SHOWN}" if row.without is Withheld.FEW else str(row.without)
        return Supply(row.name, row.wanting, row.unmet, words, row.places)
    return Supply(row.name, row.wanting, row.without, f"{row.without:,}", row.places)


def places_text(row: UnmetDemand) -> str:
    return NOT_SHOWN if row.places is None else f"{row.places}"


def _not_shown(found: Demand) -> list[str]:
    said = []
    if found.hidden["route"]:
        said.append(f"Kinds of work that fewer than {SMALLEST_SHOWN} want are not shown.")
    if isinstance(found.without_wish, Withheld) or found.without_wish:
        said.append(f"Have not said yet what they would like: {found.without_wish}.")
    return said
