from django.urls import path

from backend.web.staff.tokens import change_pages, list_page


urlpatterns = [
    path("", list_page.tokens, name="tokens"),
    path("add/", change_pages.add, name="token-add"),
    path("<uuid:public_id>/replace/", change_pages.replace, name="token-replace"),
    path("<uuid:public_id>/revoke/", change_pages.revoke, name="token-revoke"),
]
