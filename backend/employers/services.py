from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.services import add_member
from backend.employers.choices import EmployerKind
from backend.employers.models import Employer, EmployerContact


@transaction.atomic
def add_employer(*, council: Council, name: str, kind: EmployerKind, by: User | None, **facts) -> Employer:
    """Add an employer; `facts` are further fields of the model by name."""
    return Employer.objects.create(council=council, name=name, kind=kind, **facts)


@transaction.atomic
def employer_known_from_feed(*, council: Council, name: str, disability_confident: bool = False) -> Employer:
    """The employer of that name, made with the kind "feed" if the council does not know it yet."""
    employer, _ = Employer.objects.get_or_create(
        council=council,
        name=name,
        defaults={"kind": EmployerKind.FEED, "disability_confident": disability_confident},
    )
    return employer


@transaction.atomic
def add_contact(
    *, employer: Employer, name: str, email: str, by: User | None, user: User | None = None, **facts
) -> EmployerContact:
    """Add a person at an employer. With a user, they may sign in for that employer."""
    contact = EmployerContact.objects.create(employer=employer, name=name, email=email.lower(), user=user, **facts)
    if user:
        add_member(council=employer.council, user=user, role=Role.EMPLOYER, by=by)
    return contact


@transaction.atomic
def verify(*, employer: Employer, by: User) -> Employer:
    """Record that a named officer has checked the employer is what it says it is."""
    employer.verified_at, employer.verified_by = clock.now(), by
    employer.save(update_fields=["verified_at", "verified_by"])
    return employer


@transaction.atomic
def pause(*, employer: Employer, reason: str, by: User) -> Employer:
    """Take everything of this employer out of matching at once."""
    employer.paused_at, employer.paused_by, employer.pause_reason = clock.now(), by, reason
    employer.save(update_fields=["paused_at", "paused_by", "pause_reason"])
    return employer


@transaction.atomic
def lift_pause(*, employer: Employer, by: User) -> Employer:
    employer.paused_at, employer.paused_by, employer.pause_reason = None, None, ""
    employer.save(update_fields=["paused_at", "paused_by", "pause_reason"])
    return employer
