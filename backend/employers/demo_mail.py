"""Which of a demonstration's messages a role may read: everybody in it is invented, but an employer's eyes are not."""

from django.db.models import QuerySet
from django.db.models.functions import Lower

from backend.councils.choices import COUNCILS_SIDE
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.employers.models import EmployerContact
from backend.employers.permissions import acts_for_an_employer, employers_of
from backend.notifications.models import Message


def demo_messages_of(viewer: Viewer) -> QuerySet[Message]:
    """In a demonstration alone.

    - an employer's people: what was sent to themselves and to colleagues of theirs
    - everybody else: all of their council, since an invented person may need the code of another
    """
    sent = Message.objects.for_council(viewer.council_id).latest_first()
    return _sent_to(sent, _addresses_of(viewer)) if acts_for_an_employer(viewer) else sent


def _sent_to(sent: QuerySet[Message], addresses: set[str]) -> QuerySet[Message]:
    return sent.annotate(address=Lower("to")).filter(address__in=addresses)


def _addresses_of(viewer: Viewer) -> set[str]:
    """Of the viewer's employers alone: who also speaks for another, or works for the council, gets other mails too.

    A colleague's mails are about everything of the employer: who sees a part of it reads their own.
    """
    contacts = EmployerContact.objects.current()
    own = contacts.filter(user=viewer.user, employer__in=_numbers(employers_of(viewer), "id"))
    whole = contacts.filter(employer__in=_numbers(own.filter(sees_all=True)))
    reached = _lowered(own, "email") | _lowered(whole, "email")
    others = contacts.exclude(employer__in=_numbers(own))
    staff = Membership.objects.filter(role__in=COUNCILS_SIDE)
    return reached - _lowered(others, "email") - _lowered(staff, "user__email")


def _numbers(rows: QuerySet, field: str = "employer_id") -> set[int]:
    """Read once: as a query inside a query it is asked anew for each row of the other."""
    return set(rows.values_list(field, flat=True))


def _lowered(rows: QuerySet, field: str) -> set[str]:
    return set(rows.values_list(Lower(field), flat=True))
