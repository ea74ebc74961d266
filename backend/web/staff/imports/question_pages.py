"""What files say otherwise than records: settled one by one or a column at a time, and settled anew."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.audit.services import record_read
from backend.care_leavers.choices import ConflictState, HeldState
from backend.care_leavers.imports import conflicts
from backend.care_leavers.models import ImportConflict
from backend.care_leavers.permissions import can_settle_imports, held_rows_of, import_conflicts_of
from backend.web.kit.access import GET_AND_POST, only, record_list
from backend.web.kit.buttons import tell
from backend.web.kit.content import Row
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.formats import day, moment, plural
from backend.web.kit.shown import Shown, fact_digest, seen_on_page
from backend.web.staff.imports import tables
from backend.web.staff.imports.forms import SettleForm


PER_PAGE = 50
LATEST = 20
OTHERS = "difference of this column did not stand,differences of this column did not stand"


@require_safe
@only(can_settle_imports)
def questions(request):
    """Everything that files leave to a person."""
    record_list(request, "import-questions")
    asked, held = import_conflicts_of(request.viewer), held_rows_of(request.viewer)
    counted = asked.open().order_by("column").values_list("column").annotate(count=Count("id"))
    context = {
        "columns": tables.columns_table(counted),
        "held": tables.held_table(held.open()[:PER_PAGE]),
        "settled": tables.settled_table(asked.settled().order_by("-settled_at", "-id")[:LATEST]),
        "matched": tables.matched_table(held.exclude(state=HeldState.OPEN).order_by("-settled_at", "-id")[:LATEST]),
        "back": reverse("imports"),
    }
    return render(request, "web/staff/imports/questions.html", context)


@GET_AND_POST
@only(can_settle_imports)
def column(request, column):
    asked = import_conflicts_of(request.viewer).open().filter(column=column).order_by("id")
    page = Paginator(asked, PER_PAGE).get_page(request.GET.get("page"))
    differences = {str(each.public_id): conflicts.difference_of(each) for each in page}
    form = FormPage(request, SettleForm, shown=Shown(differences, dict, each_alone=True))
    seen = seen_on_page(request) or {}
    if form.saves(_settle_column, asked=asked, seen=seen):
        _say(request, *form.result, others=asked.exclude(public_id__in=list(seen)).count())
        return redirect(
            "import-column" if asked.exists() else "import-questions", *([column] if asked.exists() else [])
        )
    record_list(request, "import-column")
    name = tables.label(column) if page.paginator.count else "Column"
    return form.show(
        "web/staff/imports/column.html",
        heading=f"{name}: what files say otherwise",
        button="Answer for all of this page" if page.has_other_pages() else "Answer for all",
        back=reverse("import-questions"),
        page=page,
        table=tables.differences_table(page, name),
    )


def _settle_column(*, asked, seen: dict[str, str], take: bool, by) -> tuple[int, list[str]]:
    """Those that stood on the page; what a file has put there since waits for an answer of its own."""

    def is_as_shown(found: ImportConflict) -> bool:
        return seen[str(found.public_id)] == fact_digest(conflicts.difference_of(found))

    mine = asked.filter(public_id__in=list(seen))
    return conflicts.settle_column(conflicts=mine, take=take, is_as_shown=is_as_shown, by=by)


def _say(request, settled: int, refused: list[str], *, others: int) -> None:
    messages.success(request, f"{plural(settled, 'difference is,differences are')} settled.")
    for reason in dict.fromkeys(refused):
        messages.warning(request, f"{plural(refused.count(reason), 'is,are')} left: {reason}")
    if others:
        messages.info(request, f"{plural(others, OTHERS)} on the page you answered. Look at what stands here now.")


@GET_AND_POST
@only(can_settle_imports)
def conflict(request, public_id):
    found = get_object_or_404(import_conflicts_of(request.viewer), public_id=public_id)
    record_read(viewer=request.viewer, subject=found.care_leaver, page="import-conflict")
    is_open = found.state == ConflictState.OPEN
    shown = Shown(_difference(found), partial(_difference_now, found)) if is_open else None
    page = FormPage(request, SettleForm if is_open else ButtonForm, shown=shown)
    if is_open and page.saves(_settle, found=found):
        return page.redirect("The difference is settled.", "import-column", found.column)
    if request.method == "POST":
        found.refresh_from_db()
    return page.show(
        "web/staff/imports/conflict.html",
        heading=f"{tables.label(found.column)}: which is right?",
        title=f"{tables.label(found.column)}: {found.care_leaver.full_name}",
        caption=found.care_leaver.full_name,
        button="Settle",
        back=reverse("import-questions"),
        conflict=found,
        rows=_facts(found),
        is_settled=found.state in (ConflictState.KEPT, ConflictState.TAKEN),
        is_open=is_open,
    )


def _difference(found: ImportConflict) -> dict[str, object]:
    ours, theirs, *others = conflicts.difference_of(found)
    return {"Recorded here": ours, "The file says": theirs, "The file": others}


def _difference_now(found: ImportConflict) -> dict[str, object]:
    conflicts.lock_open(found)
    return _difference(found)


def _settle(*, found: ImportConflict, take: bool, by) -> ImportConflict:
    return conflicts.take_theirs(conflict=found, by=by) if take else conflicts.keep_ours(conflict=found, by=by)


def _facts(found: ImportConflict) -> list[Row]:
    of_file = f"row {found.row} of the file read in on {moment(found.run.created_at)}, "
    of_file += f"of {day(found.file_on)}" if found.file_on else "whose day is not known"
    rows = [
        Row("Recorded here", tables.shown(found, found.ours)),
        Row("The file says", tables.shown(found, found.theirs)),
        Row("The file", of_file),
        Row("Why you are asked", found.get_why_display()),
    ]
    if found.settled_by and found.settled_at:
        answer = f"{found.get_state_display()}, by {found.settled_by.name} on {moment(found.settled_at)}"
        rows.append(Row("Answer", answer))
    return rows


@require_POST
@only(can_settle_imports)
def undo_settled(request, public_id):
    found = get_object_or_404(import_conflicts_of(request.viewer), public_id=public_id)
    there = reverse("import-conflict", args=[public_id])
    return tell(request, "The answer is undone.", there, conflicts.undo, conflict=found)
