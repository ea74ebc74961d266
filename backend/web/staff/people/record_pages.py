"""The sections of a young person's record beside their matches."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.permissions import can_edit_profile, can_open_care_leavers, can_see_safety_marks
from backend.placements.permissions import placements_of
from backend.ranking.holds import for_holds, with_holds
from backend.referrals.permissions import referrals_of
from backend.web.kit.access import only, person_or_404
from backend.web.kit.content import Link, Table, Tag, TimelineEntry, columns
from backend.web.kit.formats import day
from backend.web.staff.people import profile_rows
from backend.web.staff.people.identity import Identity


@require_safe
@only(can_open_care_leavers)
def person_profile(request, public_id):
    person = person_or_404(request, public_id, page="person-profile")
    sees_safety = can_see_safety_marks(request.viewer)
    context = {
        "identity": Identity(person, request.viewer, current="person-profile"),
        "cards": [
            ("About", profile_rows.about_rows(person)),
            ("What they want", profile_rows.wishes_rows(person)),
            ("Learning", profile_rows.learning_rows(person)),
            ("Work", profile_rows.work_rows(person)),
            *([("Safety: never shown to employers", profile_rows.safety_rows(person))] if sees_safety else []),
        ],
        "safety_url": _url(sees_safety, "person-safety", person),
        "agreements": agreements_table(person),
        "agreements_url": _url(can_edit_profile(request.viewer), "person-consent", person),
        "entitlements": entitlements_table(person),
    }
    return render(request, "web/staff/people/profile.html", context)


def _url(may: bool, name: str, person) -> str:
    return reverse(name, args=[person.public_id]) if may else ""


def agreements_table(person) -> Table:
    """Each kind of agreement and how it stands."""
    latest = {consent.kind: consent for consent in person.consents.order_by("given_on", "id")}
    rows = [_agreement(kind, latest.get(kind)) for kind in ConsentKind]
    return Table("Agreements", columns("The young person says", "Stands", "Since"), rows)


def _agreement(kind, consent):
    if consent is None:
        return [kind.label, Tag("Not asked yet"), "not recorded yet"]
    if consent.withdrawn_on:
        return [kind.label, Tag("Taken back", "red"), day(consent.withdrawn_on)]
    return [kind.label, Tag("Agreed", "green"), f"{day(consent.given_on)}, {consent.get_given_how_display().lower()}"]


def entitlements_table(person) -> Table:
    rows = [
        [spell.get_category_display(), day(spell.starts_on), day(spell.ends_on) if spell.ends_on else "goes on"]
        for spell in person.entitlement_spells.all()
    ]
    headings = columns("Category", "From", "Last day")
    return Table(
        "Entitlement", headings, rows, empty="No entitlement category is recorded yet. Add it in Edit profile."
    )


@require_safe
@only(can_open_care_leavers)
def person_contacts(request, public_id):
    person = person_or_404(request, public_id, page="person-contacts")
    contacts = person.contacts.select_related("recorded_by")
    views = person.views.select_related("recorded_by")
    context = {
        "identity": Identity(person, request.viewer, current="person-contacts"),
        "contacts": [_contact(contact) for contact in contacts],
        "views": [TimelineEntry("They said", view.on, str(view.recorded_by), f"“{view.words}”") for view in views],
    }
    return render(request, "web/staff/people/contacts.html", context)


def _contact(contact) -> TimelineEntry:
    how = contact.get_method_display()
    title = f"{how}: spoke with them" if contact.reached else f"{how}: no answer"
    return TimelineEntry(title, contact.on, str(contact.recorded_by), contact.note)


@require_safe
@only(can_open_care_leavers)
def person_journey(request, public_id):
    person = person_or_404(request, public_id, page="person-journey")
    context = {
        "identity": Identity(person, request.viewer, current="person-journey"),
        "referrals": referrals_table(request.viewer, person),
        "placements": placements_table(request.viewer, person),
        "activities": activities_table(person),
    }
    return render(request, "web/staff/people/journey.html", context)


def referrals_table(viewer, person) -> Table:
    mine = referrals_of(viewer).filter(care_leaver=person).with_details().latest_first()
    referrals = with_holds(for_holds(mine), council_id=viewer.council_id, person=person)
    rows = [
        [
            Link(referral.opportunity.title, reverse("referral", args=[referral.public_id])),
            referral.employer.name,
            Tag(f"{referral.get_state_display()}: held", "red")
            if referral.is_open and referral.is_held
            else referral.get_state_display(),
            day(referral.last_step_at),
        ]
        for referral in referrals
    ]
    headings = columns("Opportunity", "Employer", "Stands", "Last step")
    return Table("Referrals", headings, rows, empty="No referrals yet. Shortlist a match, then refer.")


def placements_table(viewer, person) -> Table:
    placements = placements_of(viewer).filter(care_leaver=person).select_related("opportunity__employer")
    rows = [
        [
            Link(placement.opportunity.title, reverse("placement", args=[placement.public_id])),
            placement.opportunity.employer.name,
            day(placement.starts_on),
            f"{day(placement.ended_on)}: {placement.get_end_reason_display()}" if placement.ended_on else "goes on",
        ]
        for placement in placements.order_by("-starts_on", "-id")
    ]
    headings = columns("EET placement", "Employer", "Started", "Last day")
    return Table(
        "EET placements", headings, rows, empty="No EET placements yet. One opens when an accepted offer starts."
    )


def activities_table(person) -> Table:
    spells = person.activity_spells.select_related("recorded_by")
    rows = [
        [
            spell.get_code_display(),
            spell.code,
            day(spell.starts_on),
            day(spell.ends_on) if spell.ends_on else "goes on",
            spell.get_source_display(),
        ]
        for spell in spells
    ]
    headings = columns("Main activity", "Activity code", "From", "Last day", "Source")
    return Table("Activity", headings, rows, empty="No activity is recorded yet. Use “Record an activity” above.")
