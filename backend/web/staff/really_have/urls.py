from django.urls import path

from backend.web.staff.really_have import pages


urlpatterns = [
    path("people/<uuid:public_id>/really-have/", pages.ask, name="person-really-have"),
    path("sums/<uuid:public_id>/", pages.one_sum, name="household-sum"),
    path("sums/<uuid:public_id>/show/", pages.show, name="household-sum-show"),
]
