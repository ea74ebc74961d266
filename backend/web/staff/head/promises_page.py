"""How promises to young people were kept, the council's and employers'."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.core.small_numbers import SMALLEST_SHOWN
from backend.outcomes.promise_counts import HowKept, PromiseCount, promise_counts
from backend.web.kit.access import only, record_list
from backend.web.kit.content import Table, columns
from backend.web.staff.today.kinds.viewers import the_head


MONTHS = 12
HIDDEN = "hidden"


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
    context = {"first": first, "last": today, "table": table, "smallest": SMALLEST_SHOWN}
    return render(request, "web/staff/head/promises.html", context)


def _row(count: PromiseCount) -> list[str]:
    return [count.whose, *map(_number, (count.due, *count.kept.values()))]


def _number(number: int | None) -> str:
    return HIDDEN if number is None else f"{number:,}"
