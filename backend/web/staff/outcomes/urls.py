from django.urls import path

from backend.web.staff.outcomes import demand, views


urlpatterns = [
    path("", views.outcomes, name="outcomes"),
    path("demand/", demand.demand, name="unmet-demand"),
    path("demand.csv", demand.demand_csv, name="unmet-demand-csv"),
    path("demand-help.csv", demand.help_csv, name="unmet-demand-help-csv"),
    path("<slug:figure>.csv", views.outcomes_csv, name="outcomes-csv"),
]
