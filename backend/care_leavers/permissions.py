from django.db.models import Exists, OuterRef

from backend.care_leavers.models import (
    AccommodationSpell,
    AvoidedEmployer,
    AvoidedPlace,
    CareLeaver,
    Consent,
    Contact,
    Correction,
    EntitlementSpell,
    Handover,
    HeldRow,
    ImportConflict,
    ImportRun,
    InTouchSpell,
    OwnMessage,
    View,
)
from backend.councils.choices import SEES_EVERY_YOUNG_PERSON, Role
from backend.councils.safeguarding import is_safeguarding_lead
from backend.councils.viewer import Viewer
from backend.links.choices import Purpose
from backend.links.models import Link
from backend.notifications.models import Message, Reply


def care_leavers_of(viewer: Viewer):
    """The young people a viewer may open.

    - EET adviser, virtual school head and staff, auditor: everyone of their council
    - personal adviser: their own
    - employer, employer-engagement officer, council administrator: nobody
    """
    everyone = CareLeaver.objects.for_council(viewer.council_id)
    if viewer.sees_every_young_person:
        return everyone
    if viewer.role == Role.PERSONAL_ADVISER:
        return everyone.of_worker(viewer.user)
    return everyone.none()


def is_open_to(care_leaver: CareLeaver, *, role: str, user_id: int) -> bool:
    """Whether they are among `care_leavers_of` somebody of their council, by the row alone.

    - as `care_leavers_of`
    """
    if role in SEES_EVERY_YOUNG_PERSON:
        return True
    return role == Role.PERSONAL_ADVISER and user_id in (care_leaver.eet_adviser_id, care_leaver.personal_adviser_id)


def contacts_of(viewer: Viewer):
    """The contacts with every young person the viewer may open."""
    return about_those_of(viewer, Contact)


def consents_of(viewer: Viewer):
    """What every young person the viewer may open has agreed to and taken back."""
    return about_those_of(viewer, Consent)


def views_of(viewer: Viewer):
    """What every young person the viewer may open has said."""
    return about_those_of(viewer, View)


def entitlement_spells_of(viewer: Viewer):
    """The entitlement spells of every young person the viewer may open."""
    return about_those_of(viewer, EntitlementSpell)


def in_touch_spells_of(viewer: Viewer):
    """Whether and when every young person the viewer may open was in touch."""
    return about_those_of(viewer, InTouchSpell)


def accommodation_spells_of(viewer: Viewer):
    """In what kind of home every young person the viewer may open lived.

    - whoever may see where somebody lives
    """
    mine = about_those_of(viewer, AccommodationSpell)
    return mine if can_see_home(viewer) else mine.none()


def corrections_of(viewer: Viewer):
    """The corrections of records about every young person the viewer may open."""
    return about_those_of(viewer, Correction)


def about_those_of(viewer: Viewer, model):
    mine = model.objects.for_council(viewer.council_id).filter(care_leaver__in=care_leavers_of(viewer))
    return mine.select_related("care_leaver")


def can_see_safety_marks(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school head and staff
    - personal adviser
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.PERSONAL_ADVISER)


def can_see_home(viewer: Viewer) -> bool:
    """Where somebody lives, how far they go, and what follows from it.

    - EET adviser
    - virtual school head and staff
    - personal adviser
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.PERSONAL_ADVISER)


def avoided_places_of(viewer: Viewer):
    """The places to avoid a viewer may see: those of young people they may open, where they see safety marks.

    Of a restricted one that is whoever recorded it, whom it names, and the safeguarding lead.
    """
    return _safety_marks(AvoidedPlace.objects.all(), viewer)


def avoided_employers_of(viewer: Viewer):
    """The employers to avoid a viewer may see, as `avoided_places_of` says."""
    return _safety_marks(AvoidedEmployer.objects.select_related("employer"), viewer)


def _safety_marks(marks, viewer: Viewer):
    mine = marks.filter(care_leaver__in=care_leavers_of(viewer)).select_related("care_leaver")
    if not can_see_safety_marks(viewer):
        return marks.none()
    return mine if is_safeguarding_lead(viewer) else mine.open_to(viewer.user_id, viewer.role)


def can_record_safety_marks(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school staff
    - personal adviser, for their own young people
    """
    return can_see_safety_marks(viewer) and can_edit_profile(viewer)


def can_decide_matches(viewer: Viewer) -> bool:
    """- EET adviser"""
    return viewer.is_one_of(Role.EET_ADVISER)


def can_refer(viewer: Viewer) -> bool:
    """- EET adviser"""
    return viewer.is_one_of(Role.EET_ADVISER)


def can_see_own_pages(viewer: Viewer) -> bool:
    """How a young person's own page is reached, and what they wrote on it.

    - EET adviser
    - virtual school head and staff
    - personal adviser, for their own young people
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.PERSONAL_ADVISER)


def can_keep_own_pages(viewer: Viewer) -> bool:
    """Who agrees the word, makes the link and says what is on the page.

    - EET adviser
    """
    return can_refer(viewer)


def can_place_texts(viewer: Viewer) -> bool:
    """Who says whose a text is that nobody could place, or what was done about it.

    - EET adviser
    - virtual school head and staff
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.HEAD, Role.STAFF)


def texts_to_place_of(viewer: Viewer):
    """The texts that wait to be placed: an EET adviser reads all, head and staff those that name harm."""
    waiting = Reply.objects.for_council(viewer.council_id).to_settle()
    if can_keep_own_pages(viewer):
        return waiting
    return waiting.filter(names_harm=True) if can_place_texts(viewer) else waiting.none()


def own_messages_of(viewer: Viewer):
    """What every young person the viewer may open has written on their own page.

    - whoever may see their page
    """
    mine = about_those_of(viewer, OwnMessage)
    return mine if can_see_own_pages(viewer) else mine.none()


def handovers_of(viewer: Viewer):
    """What is passed on about every young person the viewer may open, when their adviser or council changes.

    - whoever may see their page
    """
    mine = about_those_of(viewer, Handover)
    return mine if can_see_own_pages(viewer) else mine.none()


def can_write_handovers(viewer: Viewer) -> bool:
    """Who writes what is passed on, and records a yes: also for a colleague who is away or has left.

    - EET adviser
    """
    return can_refer(viewer)


def messages_to_them_of(viewer: Viewer):
    """What was sent to every young person the viewer may open."""
    theirs = care_leavers_of(viewer).values("public_id")
    return Message.objects.for_council(viewer.council_id).filter(about__in=theirs)


def can_edit_profile(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school staff
    - personal adviser, for their own young people
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.STAFF, Role.PERSONAL_ADVISER)


def can_record_contact(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school staff
    - personal adviser, for their own young people
    """
    return can_edit_profile(viewer)


def can_open_care_leavers(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school head and staff
    - personal adviser, their own young people
    - auditor
    """
    return viewer.sees_young_people


def can_export_care_leavers(viewer: Viewer) -> bool:
    """- virtual school head and staff"""
    return viewer.is_one_of(Role.HEAD, Role.STAFF)


def can_add_care_leaver(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school staff
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.STAFF)


def can_import_care_leavers(viewer: Viewer) -> bool:
    """- virtual school staff
    - council administrator, who sees counts and row numbers and no name
    """
    return viewer.is_one_of(Role.STAFF, Role.ADMINISTRATOR)


def can_settle_imports(viewer: Viewer) -> bool:
    """- virtual school staff"""
    return viewer.is_one_of(Role.STAFF)


def import_runs_of(viewer: Viewer):
    """The files of young people of the council, for those who may read one in."""
    runs = ImportRun.objects.for_council(viewer.council_id).select_related("imported_by", "confirmed_by")
    return runs if can_import_care_leavers(viewer) else runs.none()


def import_conflicts_of(viewer: Viewer):
    """What files say otherwise than records, for those who settle it."""
    asked = ImportConflict.objects.for_council(viewer.council_id).filter(care_leaver__in=care_leavers_of(viewer))
    found = asked.select_related("care_leaver", "run", "settled_by")
    return found if can_settle_imports(viewer) else found.none()


def held_rows_of(viewer: Viewer):
    """Rows that look like somebody who is here, for those who settle them."""
    held = HeldRow.objects.for_council(viewer.council_id).select_related("run__council", "care_leaver", "settled_by")
    return held if can_settle_imports(viewer) else held.none()


def whose_page(link: Link, **also: Exists) -> CareLeaver | None:
    """Whose own page a link opens, in its council, which is open: theirs alone, while the service works with them.

    `also` is what rooms above know of them, by the name that it gets, read with them in one query.
    """
    theirs = CareLeaver.objects.for_council(link.council_id).supported().filter(public_id=link.subject)
    if link.purpose != Purpose.NEXT_STEPS or link.holder != link.subject:
        return None
    handed_over = Exists(Handover.objects.shown_to_them().filter(care_leaver=OuterRef("pk")))
    with_advisers = theirs.annotate(has_handover=handed_over, **also).select_related("eet_adviser", "personal_adviser")
    found: CareLeaver | None = with_advisers.first()
    return found
