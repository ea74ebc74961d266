"""Lines of a panel as pages show them: why somebody is on it, what was decided, and whether it is done."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from backend.care_leavers.permissions import is_open_to
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.drafts.permissions import drafts_of
from backend.placements.promises import KEEPS_PROMISES
from backend.plans.models import Aim, PanelLine
from backend.plans.permissions import aims_of
from backend.web.kit.addresses import address_of
from backend.web.kit.buttons import row_button
from backend.web.kit.content import Cell, Link, Stacked, Table, columns
from backend.web.kit.drafts.draft import Draft, drafted_among
from backend.web.kit.form_edit import FormEdit
from backend.web.kit.formats import listed, short_day
from backend.web.kit.opened import Opened
from backend.web.staff.panels.forms import LineForm, facts_of
from backend.web.staff.plans.at_panels import how_it_stands


DRAFT = "panel-line"


@dataclass(frozen=True)
class ShownLine:
    """One young person on the working list, with the form that is sent to the address of their line."""

    line: PanelLine
    form: forms.Form
    draft: Draft
    reasons: str
    person_url: str
    is_done: bool
    take_off: str


def form_lines(request, lines: list[PanelLine]) -> list[ShownLine]:
    """All forms of a list in few queries: each is kept and guarded as on a page of its own."""
    aims, colleagues = _aims_of(request.viewer, lines), list(colleagues_of(request.viewer.council_id))
    kept = {each.subject: each for each in drafts_of(request.viewer).filter(form=DRAFT)}
    return [_shown(request, line, aims[line.care_leaver_id], colleagues, kept) for line in lines]


def _shown(request, line: PanelLine, aims, colleagues, kept) -> ShownLine:
    form = form_of(line, aims, colleagues, auto_id=f"line-{line.pk}-%s")
    edit = FormEdit(request, form, None, is_recorded=True)
    form.opened_on = Opened(edit.now, line.version or 0).sealed_for(request)
    draft = drafted_among(request, form, DRAFT, kept, about=line.public_id, page=reverse(DRAFT, args=[line.public_id]))
    edit.begun(draft.opened, draft.put_back_names)
    return ShownLine(
        line,
        form,
        draft,
        listed([each[0].lower() + each[1:] for each in line.reasons]),
        address_of("person-plan", line.care_leaver.public_id),
        line.is_talked_over,
        ""
        if line.is_talked_over
        else row_button(request, "Remove from the list", _take_off(line), str(line.care_leaver)),
    )


def _take_off(line: PanelLine) -> str:
    return reverse("panel-line-take-off", args=[line.public_id])


def form_of(line: PanelLine, aims: Iterable[Aim], colleagues: Iterable[Membership], **options) -> LineForm:
    return LineForm(initial=facts_of(line), **options, **choices_of(line, aims, colleagues))


def choices_of(line: PanelLine, aims: Iterable[Aim], colleagues: Iterable[Membership]) -> dict[str, object]:
    able = [each for each in colleagues if is_open_to(line.care_leaver, role=each.role, user_id=each.user_id)]
    return {"aims": aims, "colleagues": able}


def colleagues_of(council_id: int) -> Iterable[Membership]:
    here = Membership.objects.current().for_council(council_id).with_role(*KEEPS_PROMISES)
    return here.select_related("user").order_by("user__name", "id")


def _aims_of(viewer: Viewer, lines: list[PanelLine]) -> dict[int, list[Aim]]:
    found: dict[int, list[Aim]] = defaultdict(list)
    people = [each.care_leaver_id for each in lines]
    standing_aims = aims_of(viewer).filter(plan__care_leaver__in=people, plan__ended_at=None, reached_on=None)
    for aim in standing_aims.filter(dropped_at=None):
        found[aim.plan.care_leaver_id].append(aim)
    return found


def decided_table(lines: list[PanelLine], today: dt.date, caption: str) -> Table:
    """What was decided, and how the action of the plan stands now."""
    rows = [
        [
            Link(each.care_leaver.full_name, address_of("person-plan", each.care_leaver.public_id)),
            each.decision,
            each.known_owner or "–",
            short_day(each.due_on) if each.due_on else "–",
            how_it_stands(each, today),
        ]
        for each in lines
    ]
    headings = columns("Name", "What is done", "Who", "By when", "How it stands")
    return Table(caption, headings, rows, empty="Nothing was decided.")


def minutes_table(lines: list[PanelLine], today: dt.date) -> Table:
    rows = [
        [
            Stacked(each.care_leaver.full_name, listed(each.reasons)),
            Cell(each.note or "–"),
            each.decision or "–",
            Stacked(each.known_owner or "–", short_day(each.due_on) if each.due_on else ""),
            how_it_stands(each, today),
        ]
        for each in lines
    ]
    headings = columns("Young person", "What was said", "What is done", "Who, by when", "How it stands")
    return Table("Young people", headings, rows, empty="Nobody was on the list.")
