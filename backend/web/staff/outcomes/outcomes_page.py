"""What came of it: EET beside England, apprenticeships, the way from match to start, and how long it lasts."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.core.small_numbers import SMALLEST_SHOWN
from backend.employers.permissions import can_look_into_concerns
from backend.outcomes.cautions import caution_of_figures
from backend.outcomes.eet import apprenticeship_share, eet_over_years
from backend.outcomes.funnel import funnel
from backend.outcomes.permissions import can_see_demand, can_see_outcomes
from backend.outcomes.stays import Stays
from backend.outcomes.sustainment import sustainment_curve
from backend.web.kit.access import only, record_list
from backend.web.kit.csv_files import csv_response
from backend.web.staff.outcomes import eet, journey
from backend.web.staff.outcomes.concerns import concern_rows
from backend.web.staff.outcomes.forms import PeriodForm
from backend.web.staff.outcomes.movers import movers


@require_safe
@only(can_see_outcomes)
def outcomes(request):
    record_list(request, "outcomes")
    council, today = request.viewer.council, clock.today()
    form = PeriodForm(request.GET)
    first = form.first_day(today)
    years = eet_over_years(council, today)
    stays = Stays(council, first, today)
    curve = sustainment_curve(council, first, today, today, stays)
    context = {
        "form": form,
        "smallest": SMALLEST_SHOWN,
        "headline": eet.headline_of(years),
        "movers": movers(request.viewer, years[-1]),
        "charts_of_eet": [eet.eet_over_time(years), eet.eet_by_age(years[-1]), eet.apprenticeships_by_age(years[-1])],
        "counts": eet.counts(years[-1]),
        "apprentices": apprenticeship_share(council, today),
        "funnel": journey.funnel_chart(funnel(council, first, today, stays), first, today),
        "curve": journey.curve_chart(curve, first, today),
        "curve_table": journey.curve_table(curve),
        "may_see_demand": can_see_demand(request.viewer),
        "placements": curve.placements,
        "silent": curve.silent,
        "caution": caution_of_figures(today),
        "concerns": concern_rows(request.viewer, today) if can_look_into_concerns(request.viewer) else [],
    }
    return render(request, "web/staff/outcomes/page.html", context)


@require_safe
@only(can_see_outcomes)
def outcomes_csv(request, figure):
    """Small numbers are left out, since a file goes further than a page."""
    if figure not in FILES:
        raise Http404
    record_list(request, f"outcomes-{figure}-csv")
    today = clock.today()
    headings, rows = FILES[figure](request.viewer.council, PeriodForm(request.GET).first_day(today), today)
    return csv_response(f"{figure}-{today:%Y-%m-%d}.csv", headings, rows)


def _eet_file(council, first, today):
    return eet.CSV_COLUMNS, eet.csv_rows(eet_over_years(council, today))


def _funnel_file(council, first, today):
    return journey.FUNNEL_CSV, journey.funnel_csv(funnel(council, first, today))


def _sustainment_file(council, first, today):
    return journey.CURVE_CSV, journey.curve_csv(sustainment_curve(council, first, today, today))


FILES = {"eet": _eet_file, "funnel": _funnel_file, "sustainment": _sustainment_file}
