"""The address history: what the record says is confirmed, corrected or left out by the young person, and added to."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.address_history import RecordedHome, history_of, on_letters, to_answer
from backend.care_leavers.address_letters import missing_days
from backend.care_leavers.models import CareLeaver, PastAddress
from backend.care_leavers.paper_permissions import (
    address_letters_of,
    can_keep_papers,
    can_see_papers,
    past_addresses_of,
)
from backend.care_leavers.vetting import (
    change_address,
    open_home,
    record_address,
    record_check,
    remove_said,
)
from backend.care_leavers.vetting_queries import standing_check
from backend.reference.choices import VettingCheck
from backend.reference.vetting_rules import history_rule
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.form_page import ButtonForm
from backend.web.kit.formats import day, plural
from backend.web.staff.papers.address_forms import AddressForm, CheckForm
from backend.web.staff.papers.address_tables import history_table, letters_table, written
from backend.web.staff.people.identity import Identity, PersonFormPage


WITH_THEM = (
    "Sit together and go through it. What they say stands beside what is on record, which stays as it is. They may"
    " leave an address out, and need not say why."
)
CONFIDENTIAL = "What is typed here goes on no letter, but one for them alone. Pages show the area and nothing more."
FOR_MISTAKES = (
    "For what was recorded wrongly: what they do not want on a letter is left out instead. A home on record then waits"
    " for a word again."
)
NOT_REPEATED = (
    "This address is confidential, so no page shows it and it is not changed: remove it, and add it anew as they say"
    " it."
)
CHECK_POINTS = (
    "They have seen every address and its days.",
    "They know which are left out, and that whoever checks may ask about those days.",
    "They know that a letter names the council, and says nothing of why.",
)


@require_safe
@only(can_see_papers)
def addresses(request, public_id):
    person = person_or_404(request, public_id, page="person-addresses")
    rows, may_keep = history_of(person), can_keep_papers(request.viewer)
    letters = address_letters_of(request.viewer).filter(care_leaver=person).select_related("recorded_by")
    context = {
        "identity": Identity(person, request.viewer, current="person-papers"),
        "table": history_table(rows, person, may_keep),
        "back": reverse("person-papers", args=[public_id]),
        "waiting": len(to_answer(rows)),
        "moves": person.home_moves_3y,
        "check": standing_check(person),
        "may_be_checked": not all(standing_check(person, kind) for kind in VettingCheck),
        "missing": [(kind.label, history_rule(kind).number, _gaps(rows, kind)) for kind in VettingCheck],
        "letters": letters_table(letters),
        "has_confidential": any(each.is_confidential for each in on_letters(rows)),
        "may_keep": may_keep,
    }
    return render(request, "web/staff/papers/addresses.html", context)


def _gaps(rows, kind: VettingCheck) -> list[str]:
    found = missing_days(on_letters(rows), kind)
    return [f"{day(gap.first)} to {day(gap.last)}: {plural(gap.days, 'day,days')}" for gap in found]


@GET_AND_POST
@only(can_keep_papers)
def add(request, public_id):
    """An address that they remember, or what they say of a home on record."""
    person = person_or_404(request, public_id, page="person-addresses-add")
    home = _home_or_404(person, request.GET.get("home", ""))
    page = PersonFormPage(
        request, AddressForm, draft="person-addresses-add", about=public_id, page=_which(home), proposed=_proposed(home)
    )
    if page.saves(record_address, care_leaver=person, home=home):
        return page.redirect("What they say is recorded.", "person-addresses", public_id=public_id)
    return page.show_about(
        person,
        heading="A home on record" if home else "Add an address",
        button="Save what they say",
        back=reverse("person-addresses", args=[public_id]),
        explanation=WITH_THEM,
        warning=CONFIDENTIAL if home and home.is_confidential else "",
    )


def _which(home: RecordedHome | None) -> str:
    return f"home {home.version}" if home else ""


def _home_or_404(person: CareLeaver, asked: str) -> RecordedHome | None:
    if not asked:
        return None
    home = open_home(person, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 18 else None
    if home is None:
        raise Http404
    return home


def _proposed(home: RecordedHome | None) -> dict:
    """Of a confidential home not even the postcode: whoever sits there types it."""
    if home is None:
        return {}
    days = {"starts_on": home.starts_on, "ends_on": home.ends_on, "is_confidential": home.is_confidential}
    return days if home.is_confidential else days | {"postcode": home.postcode}


@GET_AND_POST
@only(can_keep_papers)
def past_address(request, public_id):
    """What they say of it now. A confidential one is repeated on no page, also not in a box to be changed."""
    found, person = _address_and_person(request, public_id, "past-address")
    if _is_confidential(person, found):
        return redirect("past-address-remove", public_id)
    page = PersonFormPage(
        request,
        AddressForm,
        draft="past-address",
        about=public_id,
        initial={name: getattr(found, name) for name in AddressForm.base_fields},
        record=found,
    )
    if page.saves(change_address, address=found):
        return page.redirect("What they say is recorded.", "person-addresses", public_id=person.public_id)
    return page.show_about(
        person,
        "web/staff/papers/past_address.html",
        heading="An address",
        button="Save what they say",
        back=reverse("person-addresses", args=[person.public_id]),
        explanation=WITH_THEM,
        address=found,
    )


@GET_AND_POST
@only(can_keep_papers)
def remove_address(request, public_id):
    found, person = _address_and_person(request, public_id, "past-address-remove")
    page = PersonFormPage(request, ButtonForm)
    if page.saves(remove_said, row=found):
        return page.redirect("The address is removed.", "person-addresses", public_id=person.public_id)
    return page.show_about(
        person,
        heading="Remove this address",
        button="Remove",
        button_kind="warning",
        back=reverse("person-addresses", args=[person.public_id]),
        explanation=NOT_REPEATED if _is_confidential(person, found) else f"{written(found)}. {FOR_MISTAKES}",
    )


def _is_confidential(person: CareLeaver, found: PastAddress) -> bool:
    """By the facts of today: a home may have become confidential since they said something of it."""
    return any(row.address == found and row.address.is_confidential for row in history_of(person) if row.address)


def _address_and_person(request, public_id, page: str) -> tuple[PastAddress, CareLeaver]:
    found = get_object_or_404(past_addresses_of(request.viewer), public_id=public_id)
    return found, person_or_404(request, found.care_leaver.public_id, page=page)


@GET_AND_POST
@only(can_keep_papers)
def check(request, public_id):
    person = person_or_404(request, public_id, page="person-addresses-check")
    page = PersonFormPage(request, CheckForm)
    if page.saves(record_check, care_leaver=person):
        said = "It is recorded. You can make a letter now."
        return page.redirect(said, "person-addresses", public_id=public_id)
    return page.show_about(
        person,
        heading="You went through it with them",
        button="Record it",
        back=reverse("person-addresses", args=[public_id]),
        points=CHECK_POINTS,
    )
