"""What an employer's people read of their own organisations, in words that name no concern."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.accounts.models import User
from backend.employers import verification_deadline
from backend.employers.models import Employer, EmployerContact
from backend.employers.permissions import acts_for_an_employer, employers_of
from backend.web.kit.access import only
from backend.web.kit.content import Link, Row, Tag
from backend.web.kit.formats import moment
from backend.web.staff.employers.facts import rows_of
from backend.web.staff.employers.tables import end_link


@dataclass(frozen=True)
class Organisation:
    employer: Employer
    reader: User

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
        return [
            (", ".join(filter(None, (each.name, each.email))), "" if each.user_id == self.reader.pk else end_link(each))
            for each in self.employer.contacts.all()
        ]


@require_safe
@only(acts_for_an_employer)
def organisations(request):
    contacts = EmployerContact.objects.current().order_by("name", "id")
    mine = employers_of(request.viewer).prefetch_related(Prefetch("contacts", contacts)).by_name()
    context = {"organisations": [Organisation(each, request.user) for each in mine]}
    return render(request, "web/employer_portal/organisations.html", context)
