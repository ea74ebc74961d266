"""What they tell us: how it is going, that they want to talk, that the list is wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from backend.care_leavers.choices import Feeling, OwnMessageKind, TalkTo
from backend.care_leavers.own_messages import send_own_message
from backend.core.errors import Refused
from backend.reference.harm_words import may_name_harm
from backend.referrals.choices import OPEN_APPLICATION, Way
from backend.web.young_person.frame import Mine, lead_on, not_there, own
from backend.web.young_person.kept_anyway import kept_anyway
from backend.web.young_person.page import ELSEWHERE, show
from backend.web.young_person.telling import answered_by_day, help_and_who_reads


Kind = OwnMessageKind
ASKED = {Kind.GOING, Kind.TALK, Kind.WRONG}  # on their page; another sort comes by text


@own
@require_POST
def tell(request: HttpRequest, mine: Mine, kind: str) -> HttpResponse:
    """Keep what they wrote, letter for letter."""
    if kind not in ASKED:
        return not_there(request)
    written = request.POST.get("words", "").replace("\0", "")
    feeling, talk_to = request.POST.get("feeling", ""), request.POST.get("talk_to", "")
    if (feeling and feeling not in Feeling) or (talk_to and talk_to not in TalkTo):
        return not_there(request)
    try:
        send_own_message(
            care_leaver=mine.person,
            kind=Kind(kind),
            words=written,
            feeling=feeling if kind == Kind.GOING else "",
            talk_to=talk_to if kind == Kind.TALK else "",
        )
    except Refused as refusal:
        return show(request, mine, errors={f"words-{kind}": refusal.message}, typed={f"words-{kind}": written})
    return lead_on("next-steps-sent")


@own
@require_POST
def say_of_application(request: HttpRequest, mine: Mine, public_id, kind: str) -> HttpResponse:
    """Kept as their own words, for a person to read: it moves nothing by itself. Where the application has moved on,
    it says nothing of that any more, and what they wrote is kept all the same."""
    states = OPEN_APPLICATION.get(kind)
    if states is None:
        return not_there(request)
    theirs = mine.person.referrals.filter(public_id=public_id, way=Way.HELPED_TO_APPLY, state__in=states).first()
    if theirs is None:
        return kept_anyway(request, mine)
    written = request.POST.get("words", "").replace("\0", "")
    about = {"kind": Kind(kind), "about": theirs.public_id}
    try:
        send_own_message(care_leaver=mine.person, words=written, **about)
    except Refused as refusal:
        return show(request, mine, errors={ELSEWHERE: refusal.message}, typed={ELSEWHERE: written})
    return lead_on("next-steps-sent")


@own
@require_safe
def sent(request: HttpRequest, mine: Mine) -> HttpResponse:
    """That it is there, who reads it and when; of words that name harm the numbers stand first."""
    last = mine.person.own_messages.first()
    if last is None:
        return lead_on("next-steps")
    context = {
        "mine": mine,
        "last": last,
        "may_name_harm": may_name_harm(last.words),
        "answered_by": answered_by_day(last),
        **help_and_who_reads(mine),
    }
    return render(request, "web/young_person/sent.html", context)
