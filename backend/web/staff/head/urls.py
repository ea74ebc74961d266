from django.urls import path

from backend.web.staff.head import decisions_page, home_page, promises_page


urlpatterns = [
    path("", home_page.head_home, name="head-home"),
    path("promises/", promises_page.promises, name="head-promises"),
    path("decisions/", decisions_page.decisions, name="head-decisions"),
    path("decisions.csv", decisions_page.decisions_csv, name="head-decisions-csv"),
]
