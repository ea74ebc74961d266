from django.urls import path

from backend.web.kit.addresses import row_addresses
from backend.web.staff.money import claim_pages, money_page, offer_pages, paper_pages, totals_page


urlpatterns = [
    *row_addresses(
        "person",
        {"money/": money_page.money, "money/ask/": offer_pages.ask},
        below="people/",
    ),
    path(
        "people/<uuid:public_id>/money/answers/<slug:question>/", claim_pages.person_answer, name="person-money-answer"
    ),
    path(
        "placements/<uuid:public_id>/money/answers/<slug:question>/",
        claim_pages.placement_answer,
        name="placement-money-answer",
    ),
    path(
        "people/<uuid:public_id>/money/claim/<slug:rule>/<int:part>/",
        claim_pages.person_claim,
        name="person-money-claim",
    ),
    path(
        "placements/<uuid:public_id>/money/claim/<slug:rule>/<int:part>/",
        claim_pages.placement_claim,
        name="placement-money-claim",
    ),
    *row_addresses(
        "placement",
        {"declaration/": paper_pages.declaration, "bursary-letter/": paper_pages.make_letter},
        below="placements/",
    ),
    path("declarations/<uuid:public_id>/undo/", paper_pages.take_back, name="declaration-undo"),
    *row_addresses(
        "bursary-letter", {"": paper_pages.letter, "file/": paper_pages.letter_file}, below="bursary-letters/"
    ),
    *row_addresses("claim", {"": claim_pages.claim, "paid/": claim_pages.paid}, below="claims/"),
    path("claims/<uuid:public_id>/steps/<slug:step>/", claim_pages.step, name="claim-step"),
    *row_addresses(
        "offer-ask",
        {"": offer_pages.one_ask, "paid/": offer_pages.paid, "take-back/": offer_pages.take_back},
        below="offer-asks/",
    ),
    path("offer-asks/<uuid:public_id>/answer/<slug:step>/", offer_pages.answer, name="offer-ask-answer"),
    path("money/", totals_page.totals, name="money-totals"),
    path("money.csv", totals_page.totals_csv, name="money-totals-csv"),
    path("local-offer/", offer_pages.offers, name="local-offers"),
    path("local-offer/add/", offer_pages.add, name="local-offer-add"),
    path("local-offer/<uuid:public_id>/end/", offer_pages.end, name="local-offer-end"),
]
