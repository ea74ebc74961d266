"""What an employer's people read of their own organisations, in words that name no concern."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from backend.accounts.models import User
from backend.core.protection import council_context
from backend.employers import verification_deadline
from backend.employers.colleagues import looked_at_first
from backend.employers.invitations import unanswered_of
from backend.employers.inviters import outlived
from backend.employers.models import ColleagueInvitation, Employer, EmployerContact
from backend.employers.permissions import acts_for_an_employer, employers_of
from backend.web.kit.access import only
from backend.web.kit.colleagues import ColleagueForm, colleague_form_for
from backend.web.kit.content import Link, Row, Tag
from backend.web.kit.employers import contact_end_link, contact_sees_link, rows_of
from backend.web.kit.formats import deadline
from backend.web.kit.invitation_buttons import answer_buttons


TO_RENEW = " (the person who invited them can no longer do so: send it again, or take it back)"


@dataclass(frozen=True)
class Organisation:
    employer: Employer
    reader: User
    request: HttpRequest
    invitations: Sequence[ColleagueInvitation] = ()

    @property
    def state(self) -> Tag:
        if self.employer.is_paused:
            return Tag("Paused", "yellow")
        return Tag("Checked", "green") if self.employer.verified_at else Tag("Being checked", "blue")

    @property
    def answer_by(self) -> str:
        due = verification_deadline.due_at(self.employer)
        return deadline(due) if due else ""

    @property
    def rows(self) -> list[Row]:
        return rows_of(self.employer, for_staff=False)

    @property
    def people(self) -> list[tuple[str, list[Link]]]:
        return [(_name_and_address(each), self._links(each)) for each in self.employer.contacts.all()]

    @property
    def waiting(self) -> list[str]:
        """Colleagues of another mail domain, at whom the council looks first."""
        return [each.name_and_address for each in self.invitations if each.employer_id == self.employer.pk]

    @property
    def invite_form(self) -> ColleagueForm | None:
        """For whoever sees everything: who sees a part says nothing of who else does."""
        own = self._own_contact
        return colleague_form_for(self.employer) if own and own.sees_all else None

    @property
    def _own_contact(self) -> EmployerContact | None:
        return next((each for each in self.employer.contacts.all() if each.user_id == self.reader.pk), None)

    def _links(self, contact: EmployerContact) -> list[Link]:
        own = self._own_contact
        if contact.user_id == self.reader.pk or (own and not own.sees_all):
            return []
        return [*([contact_sees_link(contact)] if contact.user_id else []), contact_end_link(contact)]

    def invited(self) -> list[tuple[str, SafeString]]:
        """Who has not answered yet, as a colleague typed it."""
        waiting = unanswered_of(self.employer)
        with council_context(self.employer.council_id):
            to_renew = outlived(waiting)
        return [
            (
                f"{each.name_and_address}{TO_RENEW if each.pk in to_renew else ''}",
                answer_buttons(self.request, each, "employer-invitation"),
            )
            for each in waiting
        ]


def _name_and_address(contact: EmployerContact) -> str:
    return ", ".join(filter(None, (contact.name, contact.email)))


@require_safe
@only(acts_for_an_employer)
def organisations(request):
    contacts = EmployerContact.objects.current().order_by("name", "id")
    mine = employers_of(request.viewer).prefetch_related(Prefetch("contacts", contacts)).by_name()
    invitations = looked_at_first(list(mine))
    context = {"organisations": [Organisation(each, request.user, request, invitations) for each in mine]}
    return render(request, "web/employer_portal/organisations.html", context)
