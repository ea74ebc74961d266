from django.urls import path

from backend.web.staff.acting_as import choice_page, invitation_pages


urlpatterns = [
    path("", choice_page.acting_as, name="acting-as"),
    path("invitations/<uuid:public_id>/", invitation_pages.answer, name="invitation-answer"),
]
