from django.urls import path

from backend.web.kit.addresses import row_addresses
from backend.web.staff.people import (
    activity_file_page,
    activity_pages,
    add_page,
    birthday_page,
    concern_page,
    consent_page,
    contact_pages,
    correction_pages,
    deletion_page,
    edit_pages,
    letter_pages,
    message_page,
    parts_page,
    record_pages,
    safety_pages,
)


urlpatterns = [
    path("add/", add_page.add, name="person-add"),
    *row_addresses(
        "person",
        {
            "profile/": record_pages.person_profile,
            "contacts/": record_pages.person_contacts,
            "journey/": record_pages.person_journey,
            "edit/": edit_pages.edit,
            "parts/": parts_page.person_parts,
            "activity/": activity_pages.activity,
            "concern/": concern_page.concern,
            "safety/": safety_pages.marks,
        },
    ),
    path("<uuid:public_id>/parts/<slug:part>/", edit_pages.edit_part, name="person-part"),
    path("<uuid:public_id>/birthdays/<int:age>/", birthday_page.look_at_birthday, name="person-birthday"),
    path("messages/<uuid:public_id>/", message_page.decide, name="person-message"),
    path("messages/<uuid:public_id>/came-back/", letter_pages.came_back, name="person-letter-back"),
    path("<uuid:public_id>/letters/add/", letter_pages.write, name="person-letter"),
    path("contacts/<uuid:public_id>/correct/", correction_pages.contact, name="contact-correct"),
    path("views/<uuid:public_id>/correct/", correction_pages.view, name="view-correct"),
    path("activities/<uuid:public_id>/correct/", correction_pages.activity, name="activity-correct"),
    path("activities/file/", activity_file_page.file, name="activity-file"),
    path("activities/<uuid:public_id>/evidence/", activity_pages.evidence, name="activity-evidence"),
    path("entitlements/<uuid:public_id>/correct/", correction_pages.entitlement, name="entitlement-correct"),
    path("<uuid:public_id>/contacts/add/", contact_pages.contact, name="person-contact"),
    path("<uuid:public_id>/views/add/", contact_pages.view, name="person-view"),
    path("<uuid:public_id>/agreements/", consent_page.consent, name="person-consent"),
    path("<uuid:public_id>/agreements/sheet/", consent_page.sheet, name="person-consent-sheet"),
    path("deletions/<uuid:public_id>/answer/", deletion_page.answer, name="delete-request-answer"),
    path("<uuid:public_id>/safety/places/add/", safety_pages.add_place, name="person-avoid-place"),
    path("<uuid:public_id>/safety/employers/add/", safety_pages.add_employer, name="person-avoid-employer"),
    *row_addresses(
        "avoided-place",
        {"remove/": safety_pages.remove_place, "readers/": safety_pages.place_readers},
        below="safety/places/",
    ),
    *row_addresses(
        "avoided-employer",
        {"remove/": safety_pages.remove_employer, "readers/": safety_pages.employer_readers},
        below="safety/employers/",
    ),
]
