from django.urls import path

from backend.web.young_person import (
    agreements,
    asked_about,
    check_in,
    entry,
    handover,
    meeting,
    money,
    page,
    seen,
    sending,
)


urlpatterns = [
    path("", page.page, name="next-steps"),
    path("open-again/", entry.open_again, name="next-steps-open-again"),
    path("exit/", entry.exit_page, name="next-steps-exit"),
    path("pick/<uuid:public_id>/", page.answer, name="next-steps-answer"),
    path("meet/<uuid:public_id>/", meeting.choose, name="next-steps-meet"),
    path("tell/<slug:kind>/", sending.tell, name="next-steps-tell"),
    path("apply/<uuid:public_id>/<slug:kind>/", sending.say_of_application, name="next-steps-apply"),
    path("check-in/<uuid:public_id>/", check_in.answer, name="next-steps-check-in"),
    path("sent/", sending.sent, name="next-steps-sent"),
    path("seen/<uuid:public_id>/", seen.seen, name="next-steps-seen"),
    path("agreed/<uuid:public_id>/stop/", agreements.stop, name="next-steps-stop"),
    path("asked/<uuid:public_id>/stop/", asked_about.stop, name="next-steps-stop-asking"),
    path("money/", money.page, name="next-steps-money"),
    path("pass-on/", handover.page, name="next-steps-handover"),
    path("pass-on/yes/", handover.agree, name="next-steps-handover-agree"),
    path("pass-on/change/", handover.change, name="next-steps-handover-change"),
    path("<str:token>/", entry.entry, name="next-steps-entry"),
]
