from django.urls import path

from backend.web.staff.tokens import changing, list


urlpatterns = [
    path("", list.tokens, name="tokens"),
    path("add/", changing.add, name="token-add"),
    path("<uuid:public_id>/replace/", changing.replace, name="token-replace"),
    path("<uuid:public_id>/revoke/", changing.revoke, name="token-revoke"),
]
