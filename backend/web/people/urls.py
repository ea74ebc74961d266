from django.urls import path

from backend.web.people import edit, list, record, recording


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
]
