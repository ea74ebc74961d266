from django.urls import path

from backend.web.staff.plans import action_pages, aim_pages, list_page, plan_page, review_pages


urlpatterns = [
    path("plans/", list_page.list_plans, name="plans"),
    path("plans/export/", list_page.export, name="plans-export"),
    path("plans/<uuid:public_id>/end/", plan_page.finish, name="plan-end"),
    path("people/<uuid:public_id>/plan/", plan_page.plan, name="person-plan"),
    path("people/<uuid:public_id>/plan/open/", plan_page.begin, name="person-plan-open"),
    path("people/<uuid:public_id>/plan/copy/", plan_page.copy, name="person-plan-copy"),
    path("people/<uuid:public_id>/plan/aims/add/", aim_pages.add, name="plan-aim-add"),
    path("people/<uuid:public_id>/plan/reviews/add/", review_pages.hold, name="plan-review-add"),
    path("plan-aims/<uuid:public_id>/actions/add/", action_pages.add, name="plan-aim-action"),
    path("plan-aims/<uuid:public_id>/change/", aim_pages.change, name="plan-aim-change"),
    path("plan-aims/<uuid:public_id>/reached/", aim_pages.reached, name="plan-aim-reached"),
    path("plan-aims/<uuid:public_id>/drop/", aim_pages.drop, name="plan-aim-drop"),
    path("plan-aims/<uuid:public_id>/reopen/", aim_pages.reopen, name="plan-aim-reopen"),
    path("plan-actions/<uuid:public_id>/change/", action_pages.change, name="plan-action-change"),
    path("plan-actions/<uuid:public_id>/done/", action_pages.done, name="plan-action-done"),
    path("plan-actions/<uuid:public_id>/drop/", action_pages.drop, name="plan-action-drop"),
    path("plan-actions/<uuid:public_id>/reopen/", action_pages.reopen, name="plan-action-reopen"),
    path("plan-reviews/<uuid:public_id>/", review_pages.review, name="plan-review"),
    path("plan-reviews/<uuid:public_id>/change/", review_pages.correct, name="plan-review-change"),
    path("plan-reviews/<uuid:public_id>/send-back/", review_pages.send_back, name="plan-review-send-back"),
    path("plan-reviews/<uuid:public_id>/sign/", review_pages.sign, name="plan-review-sign"),
]
