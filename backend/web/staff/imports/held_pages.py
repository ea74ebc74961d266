"""A row that looks like somebody who is here: whose is it?"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from backend.care_leavers.choices import HeldState
from backend.care_leavers.imports.held import lock_open, make_held, match_held, part_again
from backend.care_leavers.models import CareLeaver, HeldRow
from backend.care_leavers.permissions import can_settle_imports, held_rows_of
from backend.web.kit.access import GET_AND_POST, only, record_list
from backend.web.kit.content import Link, Row, Table, columns
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.formats import day, moment
from backend.web.kit.moved_on import NOTHING, tell_moved_on
from backend.web.kit.shown import Shown
from backend.web.staff.imports import tables
from backend.web.staff.imports.forms import HeldForm


HERE = columns("Young person", "Identifier", "Born", "How they look alike")


@GET_AND_POST
@only(can_settle_imports)
def held(request, public_id):
    found = _held_or_404(request, public_id)
    record_list(request, "import-held")
    is_open = found.state == HeldState.OPEN
    if not is_open and request.method == "POST":
        return _settled_already(request, found)
    page = (
        FormPage(request, HeldForm, draft="import-held", about=public_id, held=found, shown=_shown(request, found))
        if is_open
        else FormPage(request, ButtonForm)
    )
    if is_open and page.saves(_settle, held=found):
        return page.redirect("The row is settled.", "import-questions")
    return page.show(
        "web/staff/imports/held.html",
        heading="Is this somebody who is here?",
        caption=f"Row {found.number} of the file read in on {moment(found.run.created_at)}",
        button="Settle",
        back=reverse("import-questions"),
        held=found,
        rows=tables.facts_of(found),
        table=_candidates(found),
        answer=_answer(found),
        is_open=is_open,
        is_matched=found.state == HeldState.MATCHED,
    )


def _settled_already(request, found: HeldRow):
    who = f" by {found.settled_by.name}, on {moment(found.settled_at)}" if found.settled_by else ""
    tell_moved_on(request, f"{NOTHING} this row was settled{who}. What was answered stands below.")
    return redirect("import-held", public_id=found.public_id)


def _settle(*, held: HeldRow, care_leaver: CareLeaver | None, reason: str, by) -> CareLeaver:
    if care_leaver is None:
        return make_held(held=held, reason=reason, by=by).care_leaver
    return match_held(held=held, care_leaver=care_leaver, by=by).care_leaver


def _shown(request, found: HeldRow) -> Shown:
    def again():
        lock_open(found)
        return _facts(held_rows_of(request.viewer).prefetch_related("candidates__care_leaver").get(id=found.id))

    return Shown(_facts(found), again)


def _facts(found: HeldRow) -> dict[str, object]:
    """What the row says, and whom it looks like: the answer speaks of both."""
    alike: dict[str, list] = {}
    for each in found.candidates.all():
        person = each.care_leaver
        facts = [person.public_id, person.identifier, person.birth_date, each.likeness]
        alike.setdefault(person.full_name, []).append(facts)
    said = {tables.label(column): value for column, value in found.said.items()}
    return {"The day of the file": found.file_on, **said, **alike}


def _candidates(found: HeldRow) -> Table:
    rows = [
        [
            Link(each.care_leaver.full_name, reverse("person", args=[each.care_leaver.public_id])),
            each.care_leaver.identifier,
            day(each.care_leaver.birth_date),
            each.likeness,
        ]
        for each in found.candidates.all()
    ]
    return Table("Who is here", HERE, rows)


def _answer(found: HeldRow) -> list[Row]:
    if not (found.care_leaver and found.settled_by and found.settled_at):
        return []
    who = Link(found.care_leaver.full_name, reverse("person", args=[found.care_leaver.public_id]))
    by = f"{found.settled_by.name} on {moment(found.settled_at)}"
    reason = [Row("Because", found.reason)] if found.reason else []
    return [Row(found.get_state_display(), who), *reason, Row("By", by)]


@require_POST
@only(can_settle_imports)
def part(request, public_id):
    found = _held_or_404(request, public_id)
    page = FormPage(request, ButtonForm)
    if not page.saves(part_again, held=found):
        messages.warning(request, " ".join(page.form.non_field_errors()))
        return redirect("import-held", public_id)
    if page.result:
        stay = ", ".join(map(tables.label, page.result))
        messages.warning(request, f"Changed since, and so not put back: {stay}. Look at the profile.")
    return page.redirect("The match is undone. The row waits for an answer again.", "import-held", public_id)


def _held_or_404(request, public_id) -> HeldRow:
    found = held_rows_of(request.viewer).prefetch_related("candidates__care_leaver")
    return get_object_or_404(found, public_id=public_id)
