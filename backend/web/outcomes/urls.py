from django.urls import path

from backend.web.outcomes import views


urlpatterns = [
    path("", views.outcomes, name="outcomes"),
    path("<slug:figure>.csv", views.outcomes_csv, name="outcomes-csv"),
]
