"""What is still to ask of a young person: each part of the profile as a task, in any order."""

from collections.abc import Iterable

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.agreements import agreed_for, agreed_for_one_alone
from backend.care_leavers.choices import SHARING_KINDS, ConsentKind
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_edit_profile
from backend.core import clock
from backend.web.kit.access import only, person_or_404
from backend.web.kit.content import Tag, Task
from backend.web.kit.formats import listed, plural
from backend.web.staff.people.identity import Identity
from backend.web.staff.people.profile_parts import ENTITLEMENT, PARTS, Part


ORDER = (*PARTS, ENTITLEMENT)


@require_safe
@only(can_edit_profile)
def person_parts(request, public_id):
    person = person_or_404(request, public_id, page="person-parts")
    identity = Identity(person, request.viewer)
    tasks = [*(_task(part, person) for part in ORDER), _activity(identity, person), _agreements(person)]
    open_ones = [each for each in tasks if each.status != DONE]
    context = {
        "identity": identity,
        "to_ask": open_ones,
        "done": [each for each in tasks if each.status == DONE],
        "counted": plural(len(open_ones), "part is,parts are"),
    }
    return render(request, "web/staff/people/parts.html", context)


DONE = "Done"
NOT_ASKED = Tag("Not asked yet", "blue")


def _task(part: Part, person: CareLeaver) -> Task:
    url = reverse("person-part", args=[person.public_id, part.slug])
    missing, said = part.missing(person), part.said(person)
    if not missing:
        return Task(part.title, DONE, url, said)
    status = (
        NOT_ASKED if len(missing) == len(part.asked) else Tag(f"{len(missing)} of {len(part.asked)} to ask", "yellow")
    )
    known = f" Known: {said}." if said else ""
    return Task(part.title, status, url, f"To ask: {'; '.join(missing)}. It settles {part.settles}.{known}")


def _activity(identity: Identity, person: CareLeaver) -> Task:
    url = reverse("person-activity", args=[person.public_id])
    if not identity.knows_activity:
        return Task(
            "What they do now", NOT_ASKED, url, "To ask: main activity. It settles what the yearly return counts."
        )
    return Task("What they do now", DONE, url, f"{identity.activity.text} {identity.activity_for}")


def _agreements(person: CareLeaver) -> Task:
    """Done once an employer may have something of them: how we reach them is no answer to that."""
    url = reverse("person-consent", args=[person.public_id])
    today = clock.today()
    for_any, for_one = agreed_for(person, None, today), agreed_for_one_alone(person, today)
    said = f"They agreed: {_labels(for_any)}." if for_any else ""
    alone = f"For one employer alone: {_labels(for_one)}." if for_one else ""
    known = " ".join(filter(None, (said, alone)))
    if for_any.isdisjoint(SHARING_KINDS) and not for_one:
        hint = "To ask: whether an employer may have their name. Without it nobody can be introduced."
        return Task("Agreements", NOT_ASKED, url, f"{hint} {known}".rstrip())
    return Task("Agreements", DONE, url, known)


def _labels(kinds: Iterable[str]) -> str:
    return listed(sorted(ConsentKind(each).label for each in kinds))
