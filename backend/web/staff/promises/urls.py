from django.urls import path

from backend.web.staff.promises import day_pages, letter_page, pay_page, plan_pages, promise_pages, run_up_pages


urlpatterns = [
    path("referrals/<uuid:public_id>/first-fortnight/", plan_pages.fortnight, name="referral-fortnight"),
    path("referrals/<uuid:public_id>/first-fortnight/plan/", plan_pages.plan, name="referral-fortnight-plan"),
    path("referrals/<uuid:public_id>/first-fortnight/day/", day_pages.first_day, name="referral-first-day"),
    path("referrals/<uuid:public_id>/first-fortnight/pay-day/", day_pages.pay_day, name="referral-pay-day"),
    path("referrals/<uuid:public_id>/letter/", letter_page.letter, name="referral-letter"),
    path("people/<uuid:public_id>/promises/add/", promise_pages.make, name="person-promise"),
    path("people/<uuid:public_id>/run-up/", run_up_pages.run_up, name="person-run-up"),
    path("people/<uuid:public_id>/run-up/plan/", run_up_pages.plan, name="person-run-up-plan"),
    path("people/<uuid:public_id>/run-up/move/", run_up_pages.move, name="person-run-up-move"),
    path("promises/<uuid:public_id>/done/", promise_pages.done, name="promise-done"),
    path("promises/<uuid:public_id>/change/", promise_pages.change, name="promise-change"),
    path("promises/<uuid:public_id>/drop/", promise_pages.drop, name="promise-drop"),
    path("promises/<uuid:public_id>/pay/", pay_page.pay, name="promise-pay"),
]
