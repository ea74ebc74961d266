from django.urls import path

from backend.web.young_person import agreements, entry, page, seen, sending


urlpatterns = [
    path("", page.page, name="next-steps"),
    path("open-again/", entry.open_again, name="next-steps-open-again"),
    path("exit/", entry.exit_page, name="next-steps-exit"),
    path("pick/<uuid:public_id>/", page.answer, name="next-steps-answer"),
    path("tell/<slug:kind>/", sending.tell, name="next-steps-tell"),
    path("sent/", sending.sent, name="next-steps-sent"),
    path("seen/<uuid:public_id>/", seen.seen, name="next-steps-seen"),
    path("agreed/<uuid:public_id>/stop/", agreements.stop, name="next-steps-stop"),
    path("<str:token>/", entry.entry, name="next-steps-entry"),
]
