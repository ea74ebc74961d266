from django.urls import path

from backend.web.staff.referrals import (
    add_details_page,
    application_pages,
    application_presses,
    beside_page,
    document_pages,
    hold_pages,
    list_page,
    place_free_page,
    place_gone_page,
    question_page,
    refer_page,
    referral_page,
    start_page,
    statement_page,
    trial_page,
)


urlpatterns = [
    path("people/<uuid:person_id>/opportunities/<uuid:opportunity_id>/refer/", refer_page.refer_person, name="refer"),
    path(
        "people/<uuid:person_id>/opportunities/<uuid:opportunity_id>/go-past/", hold_pages.go_past_rules, name="go-past"
    ),
    path("clearances/<uuid:public_id>/take-back/", hold_pages.take_back_clearance, name="clearance-take-back"),
    path("referrals/", list_page.referrals, name="referrals"),
    path("referrals/<uuid:public_id>/", referral_page.referral, name="referral"),
    path("referrals/<uuid:public_id>/step/", referral_page.take_step, name="referral-step"),
    path("referrals/<uuid:public_id>/applied/", application_presses.applied, name="referral-applied"),
    path("referrals/<uuid:public_id>/heard/", application_presses.heard, name="referral-heard"),
    path("referrals/<uuid:public_id>/why/", application_presses.why, name="referral-why"),
    path("referrals/<uuid:public_id>/last-day/", application_pages.last_day, name="referral-last-day"),
    path("referrals/<uuid:public_id>/part-done/", application_presses.part_done, name="referral-part-done"),
    path("referrals/<uuid:public_id>/parts/<slug:part>/", application_pages.part, name="referral-part"),
    path("referrals/<uuid:public_id>/statement/", statement_page.statement, name="referral-statement"),
    path("referrals/<uuid:public_id>/statement/print/", statement_page.to_print, name="referral-statement-print"),
    path("referrals/<uuid:public_id>/question/", question_page.settle, name="referral-question"),
    path("referrals/<uuid:public_id>/checked/", hold_pages.check, name="referral-checked"),
    path("referrals/<uuid:public_id>/trial/", trial_page.record, name="referral-trial"),
    path("referrals/trials/<uuid:public_id>/correct/", trial_page.correct, name="work-trial-correct"),
    path("referrals/<uuid:public_id>/start/", start_page.start, name="referral-start"),
    path("referrals/<uuid:public_id>/documents/", document_pages.documents, name="referral-documents"),
    path("sent-documents/<uuid:public_id>/take-back/", document_pages.take_back, name="sent-document-take-back"),
    path("sent-documents/<uuid:public_id>/delete/", document_pages.ask_to_delete, name="sent-document-delete"),
    path("referrals/<uuid:public_id>/details/", add_details_page.add_details, name="referral-add-details"),
    path("referrals/<uuid:public_id>/beside/", beside_page.beside, name="referral-beside"),
    path("referrals/<uuid:public_id>/place-gone/", place_gone_page.place_gone, name="referral-place-gone"),
    path("referrals/<uuid:public_id>/place-free/", place_free_page.place_free, name="referral-place-free"),
]
