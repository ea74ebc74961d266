"""Mail to an employer's contacts. It may be read by anybody: no title, no name, nothing about a young person."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from backend.councils.models import Council
from backend.employers.models import Employer, EmployerContact
from backend.employers.models.employer import EmployerContactQuerySet
from backend.notifications.choices import Recipient
from backend.notifications.services import send


def write_to_contacts(employer: Employer, *, council: Council, subject: str, text: str) -> None:
    """The same to every current contact, from `council`, which need not be the employer's own."""
    write_to(employer.contacts.current().order_by("id"), council=council, subject=subject, text=text)


def write_about(row: Any, *, subject: str, text: str) -> None:
    """To the contacts of its employer who see an opportunity or a referral, from the council it belongs to."""
    write_to(contacts_about(row), council=row.council, subject=subject, text=text)


def contacts_about(row: Any) -> EmployerContactQuerySet:
    """Whoever is written to about an opportunity or a referral."""
    contacts = row.employer.contacts.current().who_see(getattr(row, "opportunity_id", row.pk))
    return contacts.order_by("id")


def write_to(
    contacts: Iterable[EmployerContact],
    *,
    council: Council,
    subject: str,
    text: str,
    secret: str = "",
    about: UUID | None = None,
) -> None:
    body = f"{text}\n\n{council.employment_team_name}\n"
    for contact in contacts:
        facts = {"subject": subject, "body": body, "secret": secret, "about": about}
        send(council=council, to=contact.email, recipient=Recipient.EMPLOYER, **facts)
