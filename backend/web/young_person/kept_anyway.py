"""What they wrote beside something that has gone or moved on meanwhile: no word of theirs is thrown away."""

from django.http import HttpRequest, HttpResponse

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.own_messages import send_own_message
from backend.core.errors import Refused
from backend.web.young_person.frame import Mine, lead_on, not_there


def kept_anyway(request: HttpRequest, mine: Mine) -> HttpResponse:
    """Kept as a wish to talk, which a person reads; words that name harm are read at once, as everywhere. What is too
    long for that is theirs to copy."""
    words = request.POST.get("words", "").replace("\0", "")
    if not words.strip():
        return not_there(request)
    try:
        send_own_message(care_leaver=mine.person, kind=OwnMessageKind.TALK, words=words)
    except Refused:
        return not_there(request)
    return lead_on("next-steps-sent")
