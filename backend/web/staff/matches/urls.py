from django.urls import path

from backend.web.staff.matches import deciding, doors, looking, person, sharing_out


PAIR = "people/<uuid:person_id>/opportunities/<uuid:opportunity_id>/"

urlpatterns = [
    path("people/<uuid:public_id>/", person.person, name="person"),
    path(PAIR, looking.match_facts, name="match-facts"),
    path(f"{PAIR}decide/", deciding.decide_match, name="match-decide"),
    path("people/<uuid:public_id>/ruled-out/", looking.ruled_out_page, name="person-ruled-out"),
    path("people/<uuid:public_id>/doors/", doors.doors, name="person-doors"),
    path("share-out/", sharing_out.share_out, name="share-out"),
    path("decisions/<uuid:public_id>/undo/", deciding.undo, name="decision-undo"),
    path("decisions/<uuid:public_id>/answer/", deciding.answer, name="question-answer"),
]
