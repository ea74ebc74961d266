"""Files about a young person: kept once they are known to be harmless, sent once somebody has looked at them."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Protocol

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.choices import DocumentFormat, DocumentKind
from backend.care_leavers.confidential_days import has_confidential_address
from backend.care_leavers.document_findings import Finding, digest_of, findings_in
from backend.care_leavers.models import CareLeaver, Document
from backend.core import clock
from backend.core.digest import chunks_digest
from backend.core.errors import Refused
from backend.documents.isolation import TOO_LARGE, clean_document, read_document
from backend.documents.reading import Limits, Reading
from backend.documents.scanning import refuse_infected


NOTHING_GOES = "Nothing stands beside its words that could be taken out."
HAS_A_COPY = "A copy without what stood beside the words is in its place: look at that one."
CHANGED_ON_DISK = "The file is not the one that was added, or is gone. Remove it, and add it again."
FOUND_SINCE = "Something is found in it that this page did not show. Look at what stands here now, and press again."


class Uploaded(Protocol):
    def chunks(self) -> Iterable[bytes]: ...


@transaction.atomic
def add_document(
    *, care_leaver: CareLeaver, kind: DocumentKind | str, file: Uploaded, note: str = "", by: User
) -> Document:
    """Keep a file, under a name that tells nothing. Raises Refused, with the way out, for what may not be kept."""
    limits = limits_of_documents()
    with tempfile.TemporaryFile() as held:
        digest = _held(file, held, limits)
        _refuse_again(care_leaver, digest)
        refuse_infected(held)
        reading = read_document(held, limits)
        facts = {"kind": DocumentKind(kind), "note": " ".join(note.split()), "added_by": by}
        return _keep(care_leaver, held, reading, digest, **facts)


def limits_of_documents() -> Limits:
    return Limits(settings.DOCUMENT_LARGEST_BYTES, settings.DOCUMENT_MOST_PAGES)


def _held(file: Uploaded, held: IO[bytes], limits: Limits) -> str:
    """Piece by piece, so that a file of any size takes no more memory than a small one; its digest."""

    def pieces() -> Iterator[bytes]:
        size = 0
        for chunk in file.chunks():
            size += len(chunk)
            if size > limits.most_bytes:
                raise Refused(TOO_LARGE.format(megabytes=limits.megabytes), "file")
            held.write(chunk)
            yield chunk

    return chunks_digest(pieces())


def _refuse_again(care_leaver: CareLeaver, digest: str) -> None:
    before = care_leaver.documents.filter(digest=digest).first()
    if before:
        said = by_whom_on(before.added_by_id, before.created_at)
        raise Refused(f"The very same file is here already, as a {before.get_kind_display()}, {said}.", "file")


def _keep(care_leaver: CareLeaver, held: IO[bytes], reading: Reading, digest: str, **facts) -> Document:
    held.seek(0, 2)
    size = held.tell()
    held.seek(0)
    document = Document(
        council_id=care_leaver.council_id,
        care_leaver=care_leaver,
        format=DocumentFormat(reading.kind),
        size=size,
        digest=digest,
        reading=reading.as_json(),
        **facts,
    )
    document.file.save("document", File(held), save=False)
    try:
        document.save()
    except BaseException:
        document.file.storage.delete(document.file.name)  # nobody would ever find it again
        raise
    return document


def findings_of(document: Document, care_leaver: CareLeaver) -> list[Finding]:
    """By the facts of today."""
    return findings_of_each([document], care_leaver)[0]


def findings_of_each(documents: Sequence[Document], care_leaver: CareLeaver) -> list[list[Finding]]:
    if not documents:
        return []
    is_confidential = has_confidential_address(care_leaver)
    return [findings_in(each.read, care_leaver, is_confidential=is_confidential) for each in documents]


def may_be_sent(document: Document, findings: Iterable[Finding]) -> bool:
    """Whether somebody looked at this very file, and nothing is found in it now that was not then."""
    return document.looked_at is not None and document.looked_for == digest_of(findings)


def bytes_of(document: Document) -> bytes:
    """The very file that was added. Raises Refused where it is another one, or gone."""
    try:
        with document.file.open("rb") as file:
            data: bytes = file.read()
    except OSError as problem:
        raise Refused(CHANGED_ON_DISK) from problem
    if chunks_digest([data]) != document.digest:
        raise Refused(CHANGED_ON_DISK)
    return data


@transaction.atomic
def take_out_what_stands_beside(*, document: Document, by: User) -> Document:
    """A copy without it, to be looked at in place of this one. The words are the same, to the letter."""
    held = _hold(document)
    if not any(note.goes for note in held.read.notes):
        raise Refused(NOTHING_GOES)
    if held.copies.exists():
        raise Refused(HAS_A_COPY)
    with tempfile.TemporaryFile() as on_disk:
        on_disk.write(bytes_of(held))
        made, reading = clean_document(on_disk, limits_of_documents())
    digest = chunks_digest([made])
    _refuse_again(held.care_leaver, digest)
    facts = {"kind": held.kind, "note": held.note, "added_by": by, "cleaned_from": held}
    return _keep(held.care_leaver, ContentFile(made), reading, digest, **facts)


@transaction.atomic
def look_at(*, document: Document, found: str, by: User) -> Document:
    """Somebody has read it and says that it may be sent. `found` is the digest of all that their page showed of it.

    Where nothing else is found in it than at the look of before, that one counts.
    """
    held = _hold(document)
    if held.copies.exists():
        raise Refused(HAS_A_COPY)
    bytes_of(held)
    now = digest_of(findings_of(held, held.care_leaver))
    if now != found:
        raise Refused(FOUND_SINCE)
    if held.looked_at and held.looked_for == now:  # what was sent since then is not sent anew for a second look
        return held
    held.looked_at, held.looked_by, held.looked_for = clock.now(), by, now
    held.save(update_fields=["looked_at", "looked_by", "looked_for"])
    return held


@transaction.atomic
def remove_document(*, document: Document, by: User) -> str:
    """Take it away with its file and all that was read in it; the history keeps that it was there, and not what it
    said. Returns what it was. Of a cleaned copy, what it was made from is looked at anew before it goes to anybody."""
    held = _hold(document)
    Document.objects.filter(copies=held).update(looked_at=None, looked_by=None, looked_for="")
    storage, name, what = held.file.storage, held.file.name, str(held.get_kind_display())
    held.delete()
    transaction.on_commit(lambda: storage.delete(name))
    return what


def _hold(document: Document) -> Document:
    locked = Document.objects.select_for_update(of=["self"]).select_related("care_leaver", "care_leaver__eet_adviser")
    held: Document | None = locked.filter(pk=document.pk).first()
    if held is None:
        raise Refused("It was removed meanwhile. Nothing was changed.")
    return held
