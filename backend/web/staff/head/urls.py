from django.urls import path

from backend.web.staff.head import call_trial_page, decisions_page, home_page, promises_page


urlpatterns = [
    path("", home_page.head_home, name="head-home"),
    path("promises/", promises_page.promises, name="head-promises"),
    path("call-trial/", call_trial_page.call_trial, name="head-call-trial"),
    path("call-trial/<uuid:public_id>/stop/", call_trial_page.stop_trial, name="call-trial-stop"),
    path("decisions/", decisions_page.decisions, name="head-decisions"),
    path("decisions.csv", decisions_page.decisions_csv, name="head-decisions-csv"),
]
