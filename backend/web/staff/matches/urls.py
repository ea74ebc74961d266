from django.urls import path

from backend.web.kit.addresses import row_addresses
from backend.web.staff.matches import (
    comparison_page,
    counterfactuals_page,
    criteria_pages,
    decision_pages,
    person_page,
    profile_answer_page,
    ranked_page,
    ranking_progress_page,
    ruled_out_page,
    share_out_page,
    sheet_page,
)


PAIR = "people/<uuid:person_id>/opportunities/<uuid:opportunity_id>/"

urlpatterns = [
    *row_addresses(
        "person",
        {
            "": person_page.person,
            "ranked/": ranked_page.ranked,
            "compare/": comparison_page.compare,
            "sheet/": sheet_page.sheet,
            "ruled-out/": ruled_out_page.ruled_out_page,
            "doors/": counterfactuals_page.counterfactuals,
        },
        below="people/",
    ),
    path(PAIR, criteria_pages.match_facts, name="match-facts"),
    path("people/<uuid:public_id>/answers/<slug:field>/", profile_answer_page.answer_about, name="person-answer"),
    path(f"{PAIR}decide/", decision_pages.decide_match, name="match-decide"),
    path("ranking-progress/", ranking_progress_page.ranking_progress, name="ranking-progress"),
    path("share-out/", share_out_page.share_out, name="share-out"),
    path("decisions/<uuid:public_id>/undo/", decision_pages.undo, name="decision-undo"),
    path("decisions/<uuid:public_id>/answer/", decision_pages.answer, name="question-answer"),
    path("decisions/<uuid:public_id>/read/", decision_pages.read, name="question-read"),
    path("decisions/<uuid:public_id>/oversight/", decision_pages.oversee, name="decision-oversight"),
]
