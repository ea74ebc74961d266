"""Whoever reads an introduction at its employer: signed in, or by a link of their own. What they read is the same."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse

from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.permissions import has_worked_for_the_council
from backend.councils.viewer import Viewer
from backend.employers.models import EmployerContact
from backend.referrals.models import Referral, ReferralEvent, SentDocument


@dataclass(frozen=True)
class SignedIn:
    viewer: Viewer
    frame = "web/kit/record_page.html"
    is_signed_in = True

    @property
    def by(self) -> Any:
        return self.viewer.user

    def page(self, referral: Referral) -> str:
        return reverse("employer-referral", args=[referral.public_id])

    def answer(self, referral: Referral, name: str) -> str:
        return f"{reverse('employer-referral-answer', args=[referral.public_id])}?answer={name}"

    def wrote(self, event: ReferralEvent) -> bool:
        """Of somebody who has worked for the council too nobody knows in which of the two they wrote it."""
        by_link = event.by_contact is not None and event.by_contact.user_id == self.viewer.user_id
        return by_link or (event.by_id == self.viewer.user_id and not self._has_two_sides)

    def is_contact(self, contact: EmployerContact) -> bool:
        return bool(contact.user_id == self.viewer.user_id)

    def brief(self, referral: Referral) -> str:
        return reverse("employer-brief", args=[referral.opportunity.public_id])

    def document(self, sent: SentDocument) -> str:
        return reverse("employer-document", args=[sent.public_id])

    @cached_property
    def _has_two_sides(self) -> bool:
        return bool(has_worked_for_the_council(self.viewer))


@dataclass(frozen=True)
class ByLink:
    """A contact of the employer, who has a link and showed that they read what is sent to their address.

    It is asked as a viewer is: `user` is whoever speaks.
    """

    contact: EmployerContact
    council: Council
    role = Role.EMPLOYER
    frame = "web/employer_portal/by_link/record_page.html"
    is_signed_in = False

    @property
    def viewer(self) -> "ByLink":
        return self

    @property
    def by(self) -> EmployerContact:
        return self.contact

    @property
    def user(self) -> EmployerContact:
        return self.contact

    @property
    def user_id(self) -> int | None:
        """The account they have as well, if any: what the read log holds."""
        return self.contact.user_id

    @property
    def contact_id(self) -> UUID:
        """For the read log, which names by it whoever has no account."""
        return self.contact.public_id

    @property
    def council_id(self) -> int:
        return self.council.pk

    def page(self, referral: Referral) -> str:
        return reverse("introduction")

    def answer(self, referral: Referral, name: str) -> str:
        return f"{reverse('introduction-answer')}?answer={name}"

    def wrote(self, event: ReferralEvent) -> bool:
        return event.by_contact_id == self.contact.pk

    def is_contact(self, contact: EmployerContact) -> bool:
        return bool(contact.pk == self.contact.pk)

    def brief(self, referral: Referral) -> str:
        return reverse("introduction-brief")

    def document(self, sent: SentDocument) -> str:
        return reverse("introduction-document", args=[sent.public_id])


Reader = SignedIn | ByLink
