"""Messages of the council by channel, in counts: no name, no address and no words. Of young people advisers decide."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from backend.councils.models import Council
from backend.councils.permissions import can_manage_people_and_settings
from backend.notifications.choices import NEVER_WENT, DeliveryStep, MessageChannel
from backend.notifications.decisions import confirm_addresses, settle_all
from backend.notifications.standing import (
    NOT_YOUNG_PEOPLE,
    closed_addresses,
    counts_by_channel,
    counts_of_replies,
    standing_of_carriers,
)
from backend.web.kit.access import only
from backend.web.kit.content import Table, columns
from backend.web.kit.formats import listed, plural
from backend.web.kit.navigation import administration_sections


CARRIERS = {"smtp": "Mail server", "notify": "GOV.UK Notify", "here": "Kept here: a demonstration", "": "Nothing"}
COUNTED = ("waiting", "held", "failing", "unclear", "failed", "sent")
CONFIRM = "confirm"
CANNOT_GO = "cannot be sent again and stays here,cannot be sent again and stay here"
MAY_HAVE_GONE = frozenset({DeliveryStep.UNCLEAR})
DECISIONS = {  # whether they are sent again, and of which it is said
    "again": (True, MAY_HAVE_GONE),
    "leave": (False, MAY_HAVE_GONE),
    "lost-again": (True, NEVER_WENT),
    "lost-leave": (False, NEVER_WENT),
}


@require_safe
@only(can_manage_people_and_settings)
def messages_of_council(request):
    council = request.viewer.council
    context = {
        "sections": administration_sections(request),
        "table": _table(council),
        "stands": standing_of_carriers(council),
        "closed": closed_addresses(council),
        "replies": _replies(council),
    }
    return render(request, "web/staff/administration/messages.html", context)


def _table(council: Council) -> Table:
    counts = counts_by_channel(council)
    rows = [
        [
            channel.label,
            CARRIERS[settings.MESSAGE_CARRIERS[channel]],
            *(str(counts[channel].get(n, 0)) for n in COUNTED),
        ]
        for channel in MessageChannel
    ]
    headings = columns(
        "Messages",
        "Carried by",
        "Waiting",
        "Held",
        "Not sent yet",
        "May have been sent",
        "Failed in 7 days",
        "Sent in 7 days",
    )
    return Table("How messages stand", headings, rows)


def _replies(council: Council) -> str:
    counted = counts_of_replies(council)
    said = [f"{plural(counted.kept, 'reply by text has,replies by text have')} come in"]
    if counted.to_place:
        said.append(plural(counted.to_place, "more waits to be placed,more wait to be placed"))
    if counted.others:
        said.append(plural(counted.others, "was of nobody known,were of nobody known"))
    return f"{listed(said)}."


@require_POST
@only(can_manage_people_and_settings)
def decide(request):
    """About all to employers and colleagues at once: what each said is nobody's here to read."""
    asked, whose = request.POST.get("decision", ""), {"recipients": NOT_YOUNG_PEOPLE, "by": request.user}
    if asked == CONFIRM:
        number = confirm_addresses(council=request.viewer.council, **whose)
        said = f"{plural(number, 'address is,addresses are')} written to again."
    elif asked in DECISIONS:
        is_again, steps = DECISIONS[asked]
        done, left = settle_all(council=request.viewer.council, again=is_again, steps=steps, **whose)
        said = f"{plural(done, 'message is,messages are')} {'sent again' if is_again else 'left as they are'}."
        said = f"{said} {plural(left, CANNOT_GO)}." if left else said
    else:
        messages.warning(request, "Choose what to do with them.")
        return redirect("administration-messages")
    messages.success(request, said)
    return redirect("administration-messages")
