"""An EET panel: begun with a list, written line by line, closed by a named person; what it decides goes into plans."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.models import Council
from backend.plans.choices import PanelReason
from backend.plans.models import Aim, Panel, PanelLine, Plan
from backend.plans.panel_lists import panel_before, reasons_of
from backend.plans.services import open_plan, owner_of_action, plain_words, refuse_target, set_action, set_aim


LONGEST_NOTE = 2000
LONGEST_ATTENDED = 400
FURTHEST = dt.timedelta(days=366)
NO_AIM_YET = "What we talk about next"  # they read it on their plan, until they say what they want to come to
IS_OPEN = "The panel of {day} is not closed yet. Close it first: the next one begins with what it decided."
IS_CLOSED = "This panel was closed {who}. Its minutes stay as they are: change the action in their plan."
WHICH_AIM = "Select which aim of their plan it is for"


@transaction.atomic
def begin_panel(
    *,
    council: Council,
    held_on: dt.date,
    wanted: Collection[PanelReason],
    people: QuerySet[CareLeaver],
    by: User,
) -> Panel:
    """With everybody of whom one of the wanted reasons holds today; the others are added by hand."""
    lock_row(council)
    before = Panel.objects.for_council(council.pk).open().first()
    if before:
        raise Refused(IS_OPEN.format(day=f"{before.held_on:%-d %B %Y}"))
    if not clock.today() - FURTHEST <= held_on <= clock.today() + FURTHEST:
        raise Refused("Give a day within a year of today. Check the year.", field="held_on")
    panel = Panel.objects.create(council_id=council.pk, held_on=held_on, begun_by=by)
    reasons = reasons_of(people, wanted, before=panel_before(panel), today=clock.today())
    PanelLine.objects.bulk_create(
        PanelLine(council_id=council.pk, panel=panel, care_leaver_id=person, because=because, added_by=by)
        for person, because in reasons.items()
    )
    return panel


@transaction.atomic
def bring_to_panel(*, panel: Panel, care_leaver: CareLeaver, by: User) -> PanelLine:
    _hold_open(panel)
    if panel.lines.filter(care_leaver=care_leaver).exists():
        raise Refused(f"{care_leaver.known_as} is on the list already.")
    if not care_leaver.is_supported:
        raise Refused("Support has ended, so nothing is decided for them. Record first that they are supported again.")
    return PanelLine.objects.create(
        council_id=panel.council_id,
        panel=panel,
        care_leaver=care_leaver,
        because=[PanelReason.CHOSEN],
        added_by=by,
    )


@transaction.atomic
def take_off_panel(*, line: PanelLine, by: User) -> None:
    """Who was not talked over. What was written stays: it is part of the minutes."""
    _hold_line(line)
    if line.is_talked_over:
        raise Refused("Something is written here already. Empty it and save it first, or leave them on the list.")
    line.delete()


@transaction.atomic
def write_line(
    *,
    line: PanelLine,
    note: str,
    decision: str = "",
    aim: Aim | None = None,
    owner: User | None = None,
    owner_name: str = "",
    due_on: dt.date | None = None,
    by: User,
) -> PanelLine:
    """What was said, and what is decided: an action of their plan from when the panel is closed."""
    _hold_line(line)
    if len(note) > LONGEST_NOTE:
        raise Refused(f"Say it in at most {LONGEST_NOTE:,} letters.", field="note")
    if (owner or owner_name.strip() or due_on) and not decision.strip():
        raise Refused("Enter what is done, or leave out who does it and by when", field="decision")
    line.note = note.strip()
    line.decision = plain_words(decision, "", field="decision") if decision.strip() else ""
    refuse_target(due_on, since=line.panel.held_on, field="due_on")
    line.due_on, line.aim = due_on, _aim_of(line.care_leaver, aim) if line.decision else None
    named = owner_of_action(line.care_leaver, owner, owner_name, kept=line.owner)
    line.owner, line.owner_name = named["owner"], named["owner_name"]
    line.save(update_fields=["note", "decision", "aim", "owner", "owner_name", "due_on"])
    return line


def open_aims_of(care_leaver: CareLeaver) -> list[Aim]:
    standing = Aim.objects.filter(plan__care_leaver=care_leaver, plan__ended_at=None, reached_on=None)
    return list(standing.filter(dropped_at=None))


def _aim_of(care_leaver: CareLeaver, chosen: Aim | None) -> Aim | None:
    """The chosen one, or the only one; none where there is no plan or no aim yet."""
    aims = open_aims_of(care_leaver)
    if chosen is None and len(aims) < 2:
        return aims[0] if aims else None
    if chosen not in aims:
        raise Refused(WHICH_AIM, field="aim")
    return chosen


@transaction.atomic
def close_panel(*, panel: Panel, attended: str, by: User) -> Panel:
    """Its decisions become actions of plans, all or none; who has no plan or no aim yet gets one to begin with."""
    _hold_open(panel)
    if panel.held_on > clock.today():
        raise Refused(f"It is held on {panel.held_on:%-d %B %Y}, so it cannot be closed before.")
    panel.attended = " ".join(attended.split())
    if not panel.attended:
        raise Refused("Enter who was there", field="attended")
    for line in panel.lines.filter(action=None).exclude(decision="").select_related("care_leaver", "owner", "aim"):
        _decide(line, by)
    panel.closed_at, panel.closed_by = clock.now(), by
    panel.save(update_fields=["attended", "closed_at", "closed_by"])
    return panel


def _decide(line: PanelLine, by: User) -> None:
    try:
        line.action = set_action(
            aim=_aim_of(line.care_leaver, line.aim) or _first_aim(line.care_leaver, by),
            words=line.decision,
            owner=line.owner,
            owner_name=line.owner_name,
            target_on=line.due_on,
            since=line.panel.held_on,
            by=by,
        )
    except Refused as refusal:
        raise Refused(f"{line.care_leaver.full_name}: {refusal.message}. Change the line of the list first.") from None
    line.save(update_fields=["action"])


def _first_aim(care_leaver: CareLeaver, by: User) -> Aim:
    plan = Plan.objects.filter(care_leaver=care_leaver, ended_at=None).first()
    return set_aim(plan=plan or open_plan(care_leaver=care_leaver, by=by), words=NO_AIM_YET, by=by)


def _hold_open(panel: Panel) -> None:
    lock_row(panel)
    if not panel.is_open:
        raise Refused(IS_CLOSED.format(who=by_whom_on(panel.closed_by_id, panel.closed_at)))


def _hold_line(line: PanelLine) -> None:
    _hold_open(line.panel)
    lock_row(line)
