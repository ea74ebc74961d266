from django.urls import path

from backend.web.staff.outcomes import demand_page, outcomes_page


urlpatterns = [
    path("", outcomes_page.outcomes, name="outcomes"),
    path("demand/", demand_page.demand, name="unmet-demand"),
    path("demand.csv", demand_page.demand_csv, name="unmet-demand-csv"),
    path("demand-help.csv", demand_page.help_csv, name="unmet-demand-help-csv"),
    path("<slug:figure>.csv", outcomes_page.outcomes_csv, name="outcomes-csv"),
]
