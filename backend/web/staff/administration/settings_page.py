"""What the council sets for itself: what each setting changes and from when, who changed it, and the way back."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council, SettingChange
from backend.councils.permissions import can_manage_people_and_settings
from backend.councils.settings import SETTINGS, change_settings, changes_of, in_force, said, undo_change
from backend.reference.visits import most_weeks_between_visits
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.formats import moment
from backend.web.kit.navigation import administration_sections
from backend.web.staff.administration.settings_form import NO, YES, YES_OR_NO, SettingsForm, what_tells


LATEST = 50


def _refuse_beyond_the_law(name: str, value) -> None:
    """Of what a dated row of the law bounds, which the settings themselves know nothing of."""
    most = most_weeks_between_visits(clock.today())
    if name == "silence_weeks" and value > most:
        setting = SETTINGS[name]
        raise Refused(f"{setting.label} must be from {setting.least} to {most}", name)


@GET_AND_POST
@only(can_manage_people_and_settings)
def settings(request):
    council = request.viewer.council
    page = FormPage(request, SettingsForm, draft="administration-settings", initial=_held(council))
    if page.saves(_change, council=council):
        return page.redirect(_what_is_saved(page.result), "administration-settings")
    return page.show(
        "web/staff/administration/settings.html",
        heading="Settings",
        button="Save",
        back=reverse("administration"),
        sections=administration_sections(request),
        changes=_changes_table(council),
    )


def _change(*, council: Council, by: User, **facts) -> list[SettingChange]:
    _refuse_beyond_the_law("silence_weeks", facts["silence_weeks"])
    return change_settings(council=council, by=by, **facts)


def _held(council: Council) -> dict:
    held = {name: in_force(council, name) for name in SETTINGS}
    return held | {name: YES if held[name] else NO for name in YES_OR_NO}


def _what_is_saved(changes: list[SettingChange]) -> str:
    if not changes:
        return "Nothing is different, so nothing was changed."
    return f"Saved: {'; '.join(f'{SETTINGS[each.name].label}: {said(each.name, each.after)}' for each in changes)}."


def _changes_table(council: Council) -> Table:
    rows = [
        [
            SETTINGS[each.name].label,
            said(each.name, each.before),
            said(each.name, each.after),
            str(each.by),
            moment(each.created_at),
            _way_back(council, each),
        ]
        for each in changes_of(council)[:LATEST]
    ]
    headings = columns("Setting", "Was", "Became", "By", "When", "Do")
    return Table("Who changed what", headings, rows, empty="Nothing has been changed yet.")


def _way_back(council: Council, change: SettingChange) -> Link | str:
    if change.undone_by.all():
        return "Undone"
    if getattr(council, change.name) != change.after:
        return "Changed again since"
    about = f"{SETTINGS[change.name].label}, {moment(change.created_at)}"
    return Link("Undo", reverse("administration-setting-undo", args=[change.public_id]), about)


@GET_AND_POST
@only(can_manage_people_and_settings)
def undo(request, public_id):
    change = get_object_or_404(changes_of(request.viewer.council), public_id=public_id)
    label, before = SETTINGS[change.name].label, said(change.name, change.before)
    page = FormPage(request, ButtonForm)
    if page.saves(_undo, change=change):
        return page.redirect(f"{label}: {before} again.", "administration-settings")
    return page.show(
        heading="Undo a change",
        about=label,
        button="Undo the change",
        explanation=f"{change.by} changed it on {moment(change.created_at)}. It becomes “{before}” again.",
        back=reverse("administration-settings"),
    )


def _undo(*, change: SettingChange, by: User) -> SettingChange:
    """A name of before may tell what employers are not told, and weeks of before be more than the law leaves now."""
    if change.name == "employment_team_name" and (telling := what_tells(change.before)):
        raise Refused(telling)
    _refuse_beyond_the_law(change.name, change.before)
    return undo_change(change=change, by=by)
