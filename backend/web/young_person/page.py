"""The page itself: what was picked, what is next, what they agreed to, and what they want to say."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from backend.care_leavers.agreements import read_agreements_once
from backend.care_leavers.choices import OwnMessageKind
from backend.core.errors import Refused
from backend.placements.own_check_ins import asked_of
from backend.placements.promises_read import promised_to_person
from backend.reference.harm_words import may_name_harm
from backend.shortlists.choices import NotForMe, OwnAnswer
from backend.shortlists.suggestions import answer_suggestion
from backend.web.young_person.agreements import agreements_of
from backend.web.young_person.asked_about import places_asked
from backend.web.young_person.check_in_form import check_in_of
from backend.web.young_person.frame import Mine, lead_on, own
from backend.web.young_person.handover import handover_of
from backend.web.young_person.kept_anyway import kept_anyway
from backend.web.young_person.next_up import referrals_of, what_is_next
from backend.web.young_person.papers import papers_of
from backend.web.young_person.picks import box_of, picked_for
from backend.web.young_person.promised import promised
from backend.web.young_person.sent_papers import sent_papers_of
from backend.web.young_person.telling import boxes_of, help_and_who_reads, telling_of, yours_of


ELSEWHERE = f"words-{OwnMessageKind.TALK}"
NOTHING: Mapping[str, str] = MappingProxyType({})


@own
@require_safe
def page(request: HttpRequest, mine: Mine) -> HttpResponse:
    return show(request, mine)


def show(
    request: HttpRequest, mine: Mine, *, errors: Mapping[str, str] = NOTHING, typed: Mapping[str, str] = NOTHING
) -> HttpResponse:
    """`errors` by the id of the field they are about, and what was `typed` in each, kept where it was refused."""
    read_agreements_once(mine.person)
    referrals = referrals_of(mine)
    picked = picked_for(mine, referrals, errors, typed)
    read = promised_to_person(mine.person)
    yours = yours_of(read.at)
    check_in = asked_of(mine.person) if read.at else None
    boxes = {box_of(each.suggestion) for each in picked.picks} | boxes_of(yours, check_in is not None)
    errors, typed = _with_a_place(errors, boxes), _with_a_place(typed, boxes)
    context = {
        "mine": mine,
        "picked": picked,
        "next_up": what_is_next(mine, referrals, picked.picks),
        "promised": promised(read.promises, referrals),
        "no_because": NotForMe.choices,
        "handover": handover_of(mine),
        "errors": errors,
        "papers": papers_of(mine),
        "sent_papers": sent_papers_of(referrals),
        **agreements_of(mine),
        **places_asked(mine),
        **check_in_of(check_in, errors, typed),
        **telling_of(mine, yours, errors, typed),
        **help_and_who_reads(mine),
    }
    return render(request, "web/young_person/page.html", context, status=400 if errors else 200)


def _with_a_place(told: Mapping[str, str], boxes: Collection[str]) -> dict[str, str]:
    """What was typed beside one that has gone meanwhile stands in a box that is still there, to be sent from it."""
    return {box if box in boxes else ELSEWHERE: text for box, text in told.items()}


@own
@require_POST
def answer(request: HttpRequest, mine: Mine, public_id) -> HttpResponse:
    """What they say of one. It moves nothing by itself; a person talks to them first."""
    suggestion = mine.person.suggestions.filter(public_id=public_id).first()
    said = request.POST.get("answer", "")
    if suggestion is None or said not in OwnAnswer:
        return kept_anyway(request, mine)
    words = request.POST.get("words", "").replace("\0", "") if said == OwnAnswer.NOT_FOR_ME else ""
    because = [NotForMe(each) for each in request.POST.getlist("because") if each in NotForMe]
    tells_of_harm = may_name_harm(words)
    try:
        answer_suggestion(suggestion=suggestion, answer=OwnAnswer(said), because=because, words=words, by=None)
    except Refused as refusal:
        if not tells_of_harm:
            box = box_of(suggestion)
            return show(request, mine, errors={box: refusal.message}, typed={box: words})
    if tells_of_harm:  # kept, whatever became of the answer: numbers to ring come first
        return lead_on("next-steps-sent")
    return lead_on("next-steps", to=f"#pick-{public_id}")
