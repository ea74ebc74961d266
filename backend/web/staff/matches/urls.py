from django.urls import path

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
    path("people/<uuid:public_id>/", person_page.person, name="person"),
    path("people/<uuid:public_id>/ranked/", ranked_page.ranked, name="person-ranked"),
    path(PAIR, criteria_pages.match_facts, name="match-facts"),
    path("people/<uuid:public_id>/answers/<slug:field>/", profile_answer_page.answer_about, name="person-answer"),
    path(f"{PAIR}decide/", decision_pages.decide_match, name="match-decide"),
    path("people/<uuid:public_id>/compare/", comparison_page.compare, name="person-compare"),
    path("people/<uuid:public_id>/sheet/", sheet_page.sheet, name="person-sheet"),
    path("people/<uuid:public_id>/ruled-out/", ruled_out_page.ruled_out_page, name="person-ruled-out"),
    path("people/<uuid:public_id>/doors/", counterfactuals_page.counterfactuals, name="person-doors"),
    path("ranking-progress/", ranking_progress_page.ranking_progress, name="ranking-progress"),
    path("share-out/", share_out_page.share_out, name="share-out"),
    path("decisions/<uuid:public_id>/undo/", decision_pages.undo, name="decision-undo"),
    path("decisions/<uuid:public_id>/answer/", decision_pages.answer, name="question-answer"),
]
