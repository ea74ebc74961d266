"""How promises to young people were kept, the council's and employers'."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.core.small_numbers import SMALLEST_SHOWN
from backend.outcomes.employer_counts import EmployerCount, employer_counts
from backend.outcomes.promise_counts import HowKept, PromiseCount, promise_counts
from backend.web.kit.access import only, record_list
from backend.web.kit.content import Table, columns
from backend.web.kit.employer_names import name_of
from backend.web.staff.today.kinds.viewers import the_head


MONTHS = 12
HIDDEN = "hidden"
DASH = "–"


@require_safe
@only(the_head)
def promises(request):
    record_list(request, "head-promises")
    today = clock.today()
    first = clock.months_after(today, -MONTHS)
    counts = promise_counts(request.viewer.council, first, today)
    numbers = ("Due", *(each.value for each in HowKept))
    table = Table(
        "Promises by whose they are", columns("Whose", *numbers, numeric=numbers), [_row(each) for each in counts]
    )
    by_employer = _by_employer(employer_counts(request.viewer.council, first, today))
    context = {"first": first, "last": today, "table": table, "by_employer": by_employer, "smallest": SMALLEST_SHOWN}
    return render(request, "web/staff/head/promises.html", context)


def _by_employer(counts: list[EmployerCount]) -> Table:
    """Of some nothing was promised, or nothing is decided yet: a dash, as for what is hidden."""
    heads = ("Promises due", "In time", "Starts decided", "Lasted 26 weeks", "95% interval")
    rows = [
        [
            name_of(each.employer),
            *map(_or_dash, (each.due, each.in_time, each.decided, each.lasted)),
            _interval(each.interval),
        ]
        for each in counts
    ]
    none = "No employer has promised anything that was due, and of no start is it decided whether it lasted."
    return Table("By employer", columns("Employer", *heads, numeric=heads), rows, empty=none)


def _or_dash(number: int | None) -> str:
    return DASH if number is None else f"{number:,}"


def _interval(interval: tuple[float, float] | None) -> str:
    return f"{interval[0]:.0%} to {interval[1]:.0%}" if interval else DASH


def _row(count: PromiseCount) -> list[str]:
    return [count.whose, *map(_number, (count.due, *count.kept.values()))]


def _number(number: int | None) -> str:
    return HIDDEN if number is None else f"{number:,}"
