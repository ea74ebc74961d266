"""The sections of a young person's record beside their matches."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.activities.permissions import can_record_activity
from backend.care_leavers.agreements import may_be_reached_by
from backend.care_leavers.choices import CONTACT_KINDS, ConsentKind, CorrectionOf
from backend.care_leavers.corrections import corrections_by_record
from backend.care_leavers.entitlements import conflicts, standing_on
from backend.care_leavers.permissions import (
    can_edit_profile,
    can_open_care_leavers,
    can_record_contact,
    can_see_safety_marks,
)
from backend.core import clock
from backend.placements.permissions import can_promise, check_ins_of, placements_of, promises_of
from backend.ranking.holds import for_holds, with_holds_seen_by
from backend.referrals.permissions import referrals_of
from backend.returns.permissions import can_prepare_returns
from backend.web.kit.access import only, person_or_404
from backend.web.kit.content import Link, Table, Tag, TimelineEntry, columns
from backend.web.kit.employer_names import name_of, named
from backend.web.kit.formats import day, short_day
from backend.web.staff.people import profile_rows
from backend.web.staff.people.activity_rows import activities_table
from backend.web.staff.people.birthday_words import standing_words
from backend.web.staff.people.correction_words import correction_sentence, corrections_cell, removed_sentences
from backend.web.staff.people.identity import Identity
from backend.web.staff.people.messages_sent import sent_to
from backend.web.staff.people.promises_table import promises_table
from backend.web.staff.people.standing_rows import standing_tables


@require_safe
@only(can_open_care_leavers)
def person_profile(request, public_id):
    person = person_or_404(request, public_id, page="person-profile")
    sees_safety = can_see_safety_marks(request.viewer)
    corrections = corrections_by_record(person, CorrectionOf.ENTITLEMENT)
    context = {
        "identity": Identity(person, request.viewer, current="person-profile"),
        "cards": [
            ("About", profile_rows.about_rows(person, request.viewer)),
            ("What they want", profile_rows.wishes_rows(person)),
            ("Learning", profile_rows.learning_rows(person)),
            ("Work", profile_rows.work_rows(person)),
            *(
                [("Safety: never shown to employers", profile_rows.safety_rows(person, request.viewer))]
                if sees_safety
                else []
            ),
        ],
        "ask_url": _url(can_edit_profile(request.viewer), "person-parts", person),
        "safety_url": _url(sees_safety, "person-safety", person),
        "return_facts_url": _url(can_prepare_returns(request.viewer), "person-return-facts", person),
        "agreements": agreements_table(person),
        "agreements_url": _url(can_edit_profile(request.viewer), "person-consent", person),
        "entitlements": entitlements_table(person, corrections, can_edit_profile(request.viewer)),
        "removed_entitlements": removed_sentences(corrections, CorrectionOf.ENTITLEMENT),
        "conflicts": conflicts(person.birth_date, person.entitlement_spells.all()),
        "standing": _standing(person),
    }
    return render(request, "web/staff/people/profile.html", context)


def _url(may: bool, name: str, person) -> str:
    return reverse(name, args=[person.public_id]) if may else ""


def agreements_table(person) -> Table:
    """Each kind of agreement, for whom, and how it stands; what was taken back for one employer by itself too."""
    rows = list(person.consents.filter(renewed_on=None).select_related("employer").order_by("given_on", "id"))
    latest = {(consent.kind, consent.employer_id): consent for consent in rows}
    said = [[each for (name, _), each in latest.items() if name == kind] or [None] for kind in ConsentKind]
    every = [_agreement(kind, each) for kind, those in zip(ConsentKind, said, strict=True) for each in those]
    return Table("Agreements", columns("The young person says", "For", "Stands", "Since"), every)


def _agreement(kind, consent):
    if consent is None:
        return [kind.label, "", Tag("Not asked yet"), "not recorded yet"]
    whose = "us" if kind in CONTACT_KINDS else "any employer"
    named = [kind.label, consent.employer.name if consent.employer else whose]
    if consent.withdrawn_on:
        return [*named, Tag("Taken back", "red"), short_day(consent.withdrawn_on)]
    if consent.has_run_out_on(clock.today()):
        return [*named, Tag("Ran out", "red"), short_day(consent.until_on)]
    return [
        *named,
        Tag("Agreed", "green"),
        f"{short_day(consent.given_on)}, {consent.get_given_how_display().lower()}",
    ]


def _standing(person) -> str:
    """What holds today where a birthday turned what is recorded; empty where the table says it all."""
    standing = standing_on(clock.today(), person.birth_date, person.entitlement_spells.all())
    if standing is None or standing.turn is None:
        return ""
    return f"{standing_words(standing)}. {standing.turn.meaning} ({standing.turn.law})"


def entitlements_table(person, corrections, may_correct: bool) -> Table:
    rows = [
        [
            spell.get_category_display(),
            short_day(spell.starts_on),
            short_day(spell.ends_on) if spell.ends_on else "to now",
            corrections_cell(
                corrections.get(spell.public_id, ()),
                reverse("entitlement-correct", args=[spell.public_id]) if may_correct else "",
                f"the entitlement from {day(spell.starts_on)}",
            ),
        ]
        for spell in person.entitlement_spells.all()
    ]
    headings = columns("Category", "From", "Last day", "Corrections")
    return Table(
        "Entitlement", headings, rows, empty="No entitlement category is recorded yet. Add it in Edit profile."
    )


@require_safe
@only(can_open_care_leavers)
def person_contacts(request, public_id):
    person = person_or_404(request, public_id, page="person-contacts")
    may_correct = can_record_contact(request.viewer)
    corrections = corrections_by_record(person, CorrectionOf.CONTACT, CorrectionOf.VIEW)
    contacts = [_contact(each, corrections, may_correct) for each in person.contacts.select_related("recorded_by")]
    contacts += _check_ins(request.viewer, person, may_correct)
    views = person.views.select_related("recorded_by")
    context = {
        "identity": Identity(person, request.viewer, current="person-contacts"),
        "contacts": sorted(contacts, key=lambda entry: entry.when, reverse=True),
        "views": [_view(each, corrections, may_correct) for each in views],
        "removed_contacts": removed_sentences(corrections, CorrectionOf.CONTACT),
        "sent": sent_to(request.viewer, person),
        "may_write_letters": may_correct and may_be_reached_by(person, ConsentKind.CONTACT_BY_LETTER),
        "removed_views": removed_sentences(corrections, CorrectionOf.VIEW),
    }
    return render(request, "web/staff/people/contacts.html", context)


def _contact(contact, corrections, may_correct: bool) -> TimelineEntry:
    how = contact.get_method_display()
    title = f"{how}: spoke with them" if contact.reached else f"{how}: no answer"
    notes = _notes(contact, corrections)
    link = _correct("contact-correct", contact, may_correct, f"the contact of {day(contact.on)}")
    return TimelineEntry(title, contact.on, str(contact.recorded_by), contact.note, notes, link)


def _check_ins(viewer, person, may_correct: bool) -> list[TimelineEntry]:
    """Those with the young person are contacts, and stand among them."""
    done = check_ins_of(viewer).filter(placement__care_leaver=person).with_young_person()
    return [
        TimelineEntry(
            f"Check-in of week {each.week}: spoke with them",
            each.done_on,
            str(each.recorded_by),
            each.note,
            link=_correct("check-in-correct", each, may_correct, f"the check-in of week {each.week}"),
        )
        for each in done.select_related("recorded_by").order_by("-done_on", "-id")
    ]


def _view(view, corrections, may_correct: bool) -> TimelineEntry:
    link = _correct("view-correct", view, may_correct, f"what they said on {day(view.on)}")
    words = f"“{view.words}”"
    return TimelineEntry("They said", view.on, str(view.recorded_by), words, _notes(view, corrections), link)


def _notes(record, corrections) -> list[str]:
    return [correction_sentence(each) for each in corrections.get(record.public_id, ())]


def _correct(name: str, record, may_correct: bool, about: str) -> Link | None:
    return Link("Correct", reverse(name, args=[record.public_id]), about) if may_correct else None


@require_safe
@only(can_open_care_leavers)
def person_journey(request, public_id):
    person = person_or_404(request, public_id, page="person-journey")
    corrections = corrections_by_record(person, CorrectionOf.ACTIVITY)
    context = {
        "identity": Identity(person, request.viewer, current="person-journey"),
        "referrals": referrals_table(request.viewer, person),
        "placements": placements_table(request.viewer, person),
        "promises": promises_table(
            promises_of(request.viewer).filter(care_leaver=person).with_standing().order_by("-due_on", "-id"),
            may_act=can_promise(request.viewer),
            caption="Promises",
            empty="Nothing is promised. A first fortnight is planned from an accepted offer.",
        ),
        "activities": activities_table(person, corrections, can_record_activity(request.viewer)),
        **standing_tables(request.viewer, person),
        "removed_activities": removed_sentences(corrections, CorrectionOf.ACTIVITY),
    }
    return render(request, "web/staff/people/journey.html", context)


def referrals_table(viewer, person) -> Table:
    mine = referrals_of(viewer).filter(care_leaver=person).with_details().latest_first()
    referrals = list(with_holds_seen_by(viewer, for_holds(mine), person=person))
    rows = [
        [
            Link(referral.opportunity.title, reverse("referral", args=[referral.public_id])),
            named(referral.employer, lapsed=referral.checks_have_lapsed),
            Tag(f"{referral.get_state_display()}: held", "red")
            if referral.is_open and referral.is_held
            else referral.get_state_display(),
            short_day(referral.last_step_at),
        ]
        for referral in referrals
    ]
    headings = columns("Opportunity", "Employer", "Stands", "Last step")
    return Table("Referrals", headings, rows, empty="No referrals yet. Shortlist a match, then refer.")


def placements_table(viewer, person) -> Table:
    mine = placements_of(viewer).filter(care_leaver=person).select_related("opportunity__employer")
    placements = list(mine.order_by("-starts_on", "-id"))
    rows = [
        [
            Link(placement.opportunity.title, reverse("placement", args=[placement.public_id])),
            name_of(placement.opportunity.employer),
            short_day(placement.starts_on),
            f"{short_day(placement.ended_on)}: {placement.get_end_reason_display()}"
            if placement.ended_on
            else "to now",
        ]
        for placement in placements
    ]
    headings = columns("EET placement", "Employer", "Started", "Last day")
    return Table(
        "EET placements", headings, rows, empty="No EET placements yet. One opens when an accepted offer starts."
    )
