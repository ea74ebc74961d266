"""What an employer's people read of their own organisations, in words that name no concern."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from backend.accounts.models import User
from backend.employers import verification_deadline
from backend.employers.invitations import unanswered_of
from backend.employers.models import Employer, EmployerContact
from backend.employers.permissions import acts_for_an_employer, employers_of
from backend.web.kit.access import only
from backend.web.kit.content import Link, Row, Tag
from backend.web.kit.employers import contact_end_link, rows_of
from backend.web.kit.formats import moment
from backend.web.kit.invitation_buttons import answer_buttons


@dataclass(frozen=True)
class Organisation:
    employer: Employer
    reader: User
    request: HttpRequest

    @property
    def state(self) -> Tag:
        if self.employer.paused_at:
            return Tag("Paused", "yellow")
        return Tag("Checked", "green") if self.employer.verified_at else Tag("Being checked", "blue")

    @property
    def answer_by(self) -> str:
        due = verification_deadline.due_at(self.employer)
        return moment(due) if due else ""

    @property
    def rows(self) -> list[Row]:
        return rows_of(self.employer, for_staff=False)

    @property
    def people(self) -> list[tuple[str, Link | str]]:
        return [(_name_and_address(each), self._end(each)) for each in self.employer.contacts.all()]

    @property
    def invited(self) -> list[tuple[str, SafeString]]:
        """Who has not answered yet, as a colleague typed it."""
        return [
            (f"{each.name}, {each.email}", answer_buttons(self.request, each, "employer-invitation"))
            for each in unanswered_of(self.employer)
        ]

    def _end(self, contact: EmployerContact) -> Link | str:
        return "" if contact.user_id == self.reader.pk else contact_end_link(contact)


def _name_and_address(contact: EmployerContact) -> str:
    return ", ".join(filter(None, (contact.name, contact.email)))


@require_safe
@only(acts_for_an_employer)
def organisations(request):
    contacts = EmployerContact.objects.current().order_by("name", "id")
    mine = employers_of(request.viewer).prefetch_related(Prefetch("contacts", contacts)).by_name()
    context = {"organisations": [Organisation(each, request.user, request) for each in mine]}
    return render(request, "web/employer_portal/organisations.html", context)
