"""What a page carries so that its form can be kept: sealed for the person it was shown to, and of no use to another."""

from dataclasses import asdict, dataclass

from django.core import signing

from backend.councils.viewer import Viewer


TICKET = "draft"  # name of the hidden box that holds it
KEEP = "keep_draft"  # name of the button that keeps the form and does nothing else


@dataclass(frozen=True)
class Ticket:
    form: str
    subject: str
    begun_from: str  # digest of what was recorded when the page was made
    page: str  # where the form stands
    resumes: str = ""  # key of the page whose draft this one shows

    def sealed_for(self, viewer: Viewer) -> str:
        return signing.dumps(asdict(self), salt=_salt(viewer), compress=True)

    @classmethod
    def opened_by(cls, viewer: Viewer, sealed: str) -> "Ticket | None":
        try:
            return cls(**signing.loads(sealed, salt=_salt(viewer)))
        except signing.BadSignature:
            return None


def _salt(viewer: Viewer) -> str:
    return f"draft of {viewer.user_id} as {viewer.role.value} in {viewer.council_id}"
