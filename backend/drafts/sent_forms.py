"""The same form of a page, sent twice, also at once, is saved once: the second gets the answer of the first."""

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from backend.core import clock
from backend.core.digest import chunks_digest, json_digest
from backend.core.sealing import seal, unseal
from backend.councils.viewer import Viewer
from backend.drafts.models import SentForm
from backend.drafts.page_keys import PageKey, typed_in


PURPOSE = "what a page said"


@dataclass(frozen=True)
class Sending:
    """One post under a key. `row` is locked, so the same form sent at the same moment waits for what becomes of it."""

    row: SentForm
    body_digest: str
    is_first: bool

    @property
    def is_the_same_again(self) -> bool:
        return not self.is_first and self.row.is_of(self.body_digest)

    @property
    def said(self) -> list[str]:
        return unseal(self.row.answer["said"], purpose=PURPOSE) or []

    def saved(self, *, location: str, said: list[str], status: int) -> None:
        """Keep the answer of this one, the newest, for whoever sends the same again."""
        self.row.body_digest, self.row.status, self.row.created_at = self.body_digest, status, clock.now()
        self.row.answer = {"location": location, "said": seal(said, purpose=PURPOSE)}
        self.row.save(update_fields=["body_digest", "status", "created_at", "answer"])

    def came_to_nothing(self) -> None:
        """Refused or only looked at: the same key may try again."""
        if self.is_first:
            self.row.delete()


def begin(request: HttpRequest, key: PageKey, viewer: Viewer) -> Sending:
    body_digest = _digest_of(request)
    made = SentForm(
        council=viewer.council, user=viewer.user, key=key.name, body_digest=body_digest, status=0, answer={"said": ""}
    )
    SentForm.objects.bulk_create([made], ignore_conflicts=True)
    row = SentForm.objects.for_council(viewer.council_id).select_for_update().get(user=viewer.user, key=key.name)
    return Sending(row, body_digest, is_first=row.public_id == made.public_id)


def _digest_of(request: HttpRequest) -> str:
    files = {name: [_digest_of_file(each) for each in request.FILES.getlist(name)] for name in request.FILES}
    return json_digest([request.path, typed_in(request.POST.lists()), files])


def _digest_of_file(file: UploadedFile) -> str:
    found = chunks_digest(file.chunks())
    file.seek(0)
    return found
