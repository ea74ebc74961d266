"""A check-in answered by themselves: a minute, all of it by choice, and to be changed until the day is over."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from backend.core.errors import Refused
from backend.placements.choices import HowItIsGoing
from backend.placements.own_check_ins import OFFERED, Chosen, answer_own_check_in, asked_of
from backend.placements.support_choices import Attendance, Worry
from backend.reference.harm_words import may_name_harm
from backend.web.young_person.frame import Mine, lead_on, own
from backend.web.young_person.kept_anyway import kept_anyway
from backend.web.young_person.page import show
from backend.web.young_person.telling import CHECK_IN


@own
@require_POST
def answer(request: HttpRequest, mine: Mine, public_id) -> HttpResponse:
    """Where somebody has spoken with them meanwhile, what they wrote is kept all the same."""
    found = asked_of(mine.person)
    if found is None or found.public_id != public_id:
        return kept_anyway(request, mine)
    words = request.POST.get("words", "").replace("\0", "")
    chosen = Chosen(
        going=next(_ticked(request, "going", HowItIsGoing), None),
        attendance=next(_ticked(request, "attendance", Attendance), None),
        worries=list(_ticked(request, "worries", Worry)),
        wanted=list(_ticked(request, "wanted", OFFERED)),
    )
    try:
        answer_own_check_in(check_in=found, chosen=chosen, words=words)
    except Refused as refusal:
        if not may_name_harm(words):
            return show(request, mine, errors={CHECK_IN: refusal.message}, typed={CHECK_IN: words})
    return lead_on("next-steps-sent") if words.strip() else lead_on("next-steps", to="#check-in")


def _ticked(request: HttpRequest, name: str, offered: Iterable[Any]) -> Iterator[Any]:
    """In the order in which they are offered; what is not among them is nobody's answer."""
    ticked = set(request.POST.getlist(name))
    return (each for each in offered if str(each.value) in ticked)
