"""What the people they are put forward to read about them: that, to the letter, and no more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.ranking.holds import held_among
from backend.referrals.disclosure import LABELS, shown_to_employer
from backend.referrals.document_names import is_document
from backend.referrals.sent_documents import readable_now
from backend.web.young_person import words
from backend.web.young_person.frame import Mine, not_there, own
from backend.web.young_person.picks import title_of


@own
@require_safe
def seen(request: HttpRequest, mine: Mine, public_id) -> HttpResponse:
    theirs = mine.person.referrals.open().select_related("opportunity", "employer")
    referral = theirs.filter(public_id=public_id).first()
    if referral is None:
        return not_there(request)
    referral.is_held = bool(held_among([referral], person=mine.for_gate))
    read = {} if referral.is_held else shown_to_employer(referral)
    papers = {each.sent.name for each in readable_now(referral)}
    context = {
        "mine": mine,
        "out_of_hours": mine.council.out_of_hours_phone,
        "employer": referral.employer.name,
        "title": title_of(referral.opportunity),
        "fields": [
            {"label": words.SEEN.get(name, words.SEEN_PAPER), "value": read[name], "folds": name in words.FOLDED}
            for name in LABELS
            if name in read and (name in papers or not is_document(name))
        ],
    }
    return render(request, "web/young_person/seen.html", context)
