"""What they agreed to, for whom and since when, and how they stop it themselves, for one place or for all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from backend.care_leavers.agreements import stopped_among
from backend.care_leavers.choices import CONTACT_KINDS, ConsentKind
from backend.care_leavers.consent_words import ALL_PLACES, REACHING_YOU, plain_words
from backend.care_leavers.models import Consent
from backend.core import clock
from backend.core.errors import Refused
from backend.employers.models import Employer
from backend.reference.catalogues import isolated
from backend.referrals.agreements import take_agreement_back
from backend.referrals.deletions import Requests, ask_all_to_delete, requests_about
from backend.referrals.models import DeleteRequest
from backend.referrals.seen_details import opened_on, part_key
from backend.referrals.told_employers import employers_told
from backend.web.kit.formats import day
from backend.web.kit.in_language import typed
from backend.web.young_person import words
from backend.web.young_person.frame import Mine, lead_on, not_there, own


AGREED = "#agreed"


@dataclass(frozen=True)
class Said:
    """One agreement, in words to them."""

    row: Consent
    asked: Requests = field(default_factory=dict)

    @property
    def words(self) -> str:
        return plain_words(self.row.kind, self.row.employer_id)

    @property
    def what_was_seen(self) -> list[str]:
        """Of each place that had been told: whether it looked, and what it says of deleting it."""
        parts = [(part, self.asked.get((self.row.pk, *part_key(part)), [])) for part in self.row.seen]
        return [sentence for part, requests in parts for sentence in _sentences(part, requests)]


def _sentences(part: dict[str, Any], requests: Sequence[DeleteRequest]) -> list[str]:
    place = isolated(part["employer"])
    opened = opened_on(part)
    seen = words.LOOKED.format(place=place, day=day(opened[-1])) if opened else words.COULD_SEE.format(place=place)
    return list(dict.fromkeys([seen, *(asked_words(place, each) for each in requests)]))


def asked_words(place: str, request: DeleteRequest) -> str:
    if not request.answered_on:
        return words.DELETE_ASKED.format(place=place, day=day(request.asked_on))
    said = words.DELETE_SAID[request.answer]
    return said.format(place=place, day=day(request.answered_on))


def agreements_of(mine: Mine) -> dict[str, Any]:
    """In force, by for whom it is; and those they stopped here and have not agreed to again."""
    rows = sorted(mine.person.consents.all(), key=lambda each: (each.given_on, each.pk))
    in_force = [each for each in rows if each.is_in_force_on(clock.today())]
    return {"agreed": _by_place(in_force), "stopped": _with_requests(stopped_among(rows))}


def _by_place(rows: Sequence[Consent]) -> list[tuple[str, list[Said]]]:
    named = sorted({row.employer.name for row in rows if row.employer})
    groups = {heading: [Said(row) for row in rows if _place(row) == heading] for heading in (ALL_PLACES, *named)}
    groups[REACHING_YOU] = [Said(row) for row in rows if row.kind in CONTACT_KINDS]
    ours = {each: gettext(each) for each in (ALL_PLACES, REACHING_YOU)}
    return [(ours.get(heading) or typed(heading), said) for heading, said in groups.items() if said]


def _place(row: Consent) -> str:
    if row.kind in CONTACT_KINDS:
        return ""
    return row.employer.name if row.employer else ALL_PLACES


def _with_requests(rows: Sequence[Consent]) -> list[Said]:
    asked = requests_about(row for row in rows if row.seen)
    return [Said(row, asked) for row in rows]


@own
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, mine: Mine, public_id) -> HttpResponse:
    consent = mine.person.consents.filter(public_id=public_id).select_related("employer").first()
    if consent is None:
        return not_there(request)
    if consent.withdrawn_on or consent.renewed_on:  # pressed twice, stopped by somebody who was told, or asked again
        return lead_on("next-steps", to=AGREED)
    told = employers_told(mine.person, list(mine.person.consents.all()))[consent.pk]
    if request.method == "POST":
        where = request.POST.get("where", "")
        only_for = next((each for each in told if str(each.public_id) == where), None)
        if where and only_for is None:  # that place was stopped meanwhile; nobody asked to stop it at all of them
            return lead_on("next-steps", to=AGREED)
        _stop(consent, None if consent.employer_id else only_for, delete="delete" in request.POST)
        return lead_on("next-steps", to=AGREED)
    kind = ConsentKind(consent.kind)
    context = {
        "mine": mine,
        "out_of_hours": mine.council.out_of_hours_phone,
        "consent": consent,
        "words": plain_words(kind, consent.employer_id),
        "after": _after(kind, consent.employer),
        "seen_by": [each.name for each in told],
        "places": [] if consent.employer_id else told,
    }
    return render(request, "web/young_person/stop.html", context)


def _after(kind: ConsentKind, employer: Employer | None) -> str:
    if employer and kind != ConsentKind.SHARE_DOCUMENTS:
        return words.AFTER_STOP_FOR_ONE
    return words.AFTER_STOP.get(kind, words.AFTER_STOP_SHARING)


def _stop(consent: Consent, employer: Employer | None, *, delete: bool) -> None:
    """Of two presses at the same moment the second finds it stopped; and of one beside somebody who asks them again,
    the row of today is theirs to stop."""
    try:
        taken = take_agreement_back(consent=consent, employer=employer, by=None)
    except Refused:
        consent.refresh_from_db()
        if not (consent.withdrawn_on or consent.renewed_on or employer):
            raise
        return
    if delete:
        ask_all_to_delete(consents=taken.consents, by=None)
