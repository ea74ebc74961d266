from django.urls import path

from backend.web.staff.people import edit, list, record, recording, safety


urlpatterns = [
    path("", list.people, name="people"),
    path("export.csv", list.export, name="people-export"),
    path("add/", edit.add, name="person-add"),
    path("<uuid:public_id>/profile/", record.person_profile, name="person-profile"),
    path("<uuid:public_id>/contacts/", record.person_contacts, name="person-contacts"),
    path("<uuid:public_id>/journey/", record.person_journey, name="person-journey"),
    path("<uuid:public_id>/edit/", edit.edit, name="person-edit"),
    path("<uuid:public_id>/contacts/add/", recording.contact, name="person-contact"),
    path("<uuid:public_id>/views/add/", recording.view, name="person-view"),
    path("<uuid:public_id>/activity/", recording.activity, name="person-activity"),
    path("<uuid:public_id>/agreements/", recording.consent, name="person-consent"),
    path("<uuid:public_id>/safety/", safety.marks, name="person-safety"),
    path("<uuid:public_id>/safety/places/add/", safety.add_place, name="person-avoid-place"),
    path("<uuid:public_id>/safety/employers/add/", safety.add_employer, name="person-avoid-employer"),
    path("safety/places/<uuid:public_id>/remove/", safety.remove_place, name="avoided-place-remove"),
    path("safety/employers/<uuid:public_id>/remove/", safety.remove_employer, name="avoided-employer-remove"),
]
