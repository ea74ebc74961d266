"""Documents that go to an employer with an introduction: which may go, exactly which file went, and whether it may
still be read.

A file goes for one referral, to its employer, with an agreement to tell it the name and one to send it documents, once
somebody has looked at that very file. All of it is asked again each time the employer opens it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from backend.accounts.models import User
from backend.audit.models import Read
from backend.care_leavers.agreements import agreed_for, kinds_for, run_out_for
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.documents import findings_of_each, may_be_sent
from backend.care_leavers.models import CareLeaver, Document
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.employers.models import Employer
from backend.employers.organisations.conflicts import refuse_own
from backend.referrals.choices import REFERS, Way
from backend.referrals.disclosure import shown_to_employer
from backend.referrals.document_names import next_name
from backend.referrals.gate_answers import GateAnswer, GateStep, require_answer
from backend.referrals.last_days import note_last_days
from backend.referrals.messages import tell_of_more
from backend.referrals.models import Referral, SentDocument
from backend.referrals.permissions import user_may_refer
from backend.referrals.transitions import REFERRAL_LIFE


NEEDED = (ConsentKind.SHARE_NAME, ConsentKind.SHARE_DOCUMENTS)
NOT_AGREED = {
    ConsentKind.SHARE_NAME: "No agreement that this employer is told their name is recorded.",
    ConsentKind.SHARE_DOCUMENTS: "No agreement to send this employer their documents is recorded: ask them.",
}
LOOK_FIRST, LOOK_AGAIN = (
    "nobody has looked at it yet",
    "something is found in it that was not there to be seen: look again",
)
READ_FIRST = (
    "A document is read for each employer before it goes: say that you have read it and that it gives nothing away that"
    " they have not agreed to."
)


@dataclass(frozen=True)
class Offered:
    """One of their documents, and why it may not be sent to anybody yet."""

    document: Document
    why_not: str


def documents_to_offer(care_leaver: CareLeaver) -> list[Offered]:
    """Without those that a cleaned copy stands in place of."""
    found = [each for each in care_leaver.documents.with_copies() if not each.has_copy]
    return [Offered(each, why) for each, why in _why_not_sent(found, care_leaver)]


def missing_agreements(care_leaver: CareLeaver, employer: Employer) -> list[ConsentKind]:
    """Those without which no document of theirs goes to this employer today."""
    agreed = agreed_for(care_leaver, employer, clock.today())
    return [kind for kind in NEEDED if kind not in agreed]


def _why_not_sent(documents: Sequence[Document], care_leaver: CareLeaver) -> list[tuple[Document, str]]:
    """Each with the reason, by the facts of today; empty where it may be sent. Of none nothing is asked."""
    if not documents:
        return []
    found = zip(documents, findings_of_each(documents, care_leaver), strict=True)
    return [(each, _why_not(each, may_be_sent(each, findings))) for each, findings in found]


def _why_not(document: Document, may_go: bool) -> str:
    if may_go:
        return ""
    return LOOK_AGAIN if document.looked_at else LOOK_FIRST


@transaction.atomic
def send_documents(
    *,
    referral: Referral,
    documents: Collection[str] = (),
    documents_read: bool = False,
    gate: GateAnswer | None,
    by: User,
) -> list[SentDocument]:
    """With a referral that is out. The employer is told that there is more to read, with a reference only.

    `gate` is the answer of `ranking.gate.may_go_on` for today.
    """
    if not user_may_refer(by, referral.council_id):
        raise Refused("Only an EET adviser of this council may send a document.")
    refuse_own(referral.employer, to="send a document to it", by=by, who=REFERS)
    CareLeaver.objects.lock(referral.care_leaver_id)
    REFERRAL_LIFE.hold(referral)
    pair = referral.care_leaver_id, referral.opportunity_id
    require_answer(gate, pair=pair, step=GateStep.DISCLOSE, on=clock.today())
    if not documents:
        raise Refused("Select what is sent.", field="documents")
    sent = send_with_introduction(referral=referral, documents=documents, documents_read=documents_read, by=by)
    tell_of_more(referral)
    return sent


@transaction.atomic
def send_with_introduction(
    *, referral: Referral, documents: Collection[str], documents_read: bool = False, by: User
) -> list[SentDocument]:
    """What was chosen on the preview, once the introduction is made: whoever asks holds it, and has asked the gate."""
    if not documents:
        return []
    _refuse_closed(referral)
    if not documents_read:
        raise Refused(READ_FIRST, field="documents_read")
    agreed = agreed_for(referral.care_leaver, referral.employer, clock.today())
    for kind in NEEDED:
        if kind not in agreed:
            raise Refused(NOT_AGREED[kind], field="documents")
    sent: list[SentDocument] = []
    before = standing_of_each(referral)
    used = [each.sent.name for each in before]
    for document in _chosen(referral, documents, before):
        sent.append(_send(referral, document, [*used, *(each.name for each in sent)], agreed, by))
    referral.disclosed = referral.disclosed | {each.name: each.file_name for each in sent}
    referral.save(update_fields=["disclosed"])
    note_last_days(referral)
    return sent


def _refuse_closed(referral: Referral) -> None:
    if referral.way != Way.INTRODUCED or not referral.is_open:
        raise Refused("Documents go with an introduction that is open alone.", field="documents")
    if "name" not in shown_to_employer(referral):
        raise Refused("The employer reads a reference only at present, so no document goes with it.", field="documents")


def _chosen(referral: Referral, wanted: Collection[str], before: Iterable["Standing"]) -> list[Document]:
    """Each may be sent now, and is not to be read with this referral already."""
    person = referral.care_leaver
    found = [each for each in person.documents.with_copies() if str(each.public_id) in wanted and not each.has_copy]
    if len(found) != len(set(wanted)):
        raise Refused("One of them was removed or replaced meanwhile. Look at what is there now.", field="documents")
    there = {each.sent.document: each.sent for each in before if not each.why_not}
    for document, why_not in _why_not_sent(found, person):
        if why_not:
            raise Refused(f"{document.given_name} may not be sent: {why_not}.", field="documents")
        if sent := there.get(document.public_id):
            when = f"{clock.day_of(sent.created_at):%-d %B %Y}"
            raise Refused(f"{sent.file_name} was sent already, by {sent.by} on {when}.", field="documents")
    return found


def _send(
    referral: Referral, document: Document, used: Collection[str], agreed: Collection[str], by: User
) -> SentDocument:
    return SentDocument.objects.create(
        council_id=referral.council_id,
        referral=referral,
        employer_id=referral.employer_id,
        document=document.public_id,
        digest=document.digest,
        kind=document.kind,
        format=document.format,
        size=document.size,
        pages=document.read.pages or 0,
        name=next_name(document.kind, used),
        with_care=ConsentKind.SHARE_CARE_STATUS in agreed,
        by=by,
    )


@dataclass(frozen=True)
class Standing:
    """One that was sent, its document where it is there still, why its employer may not read it now, and whether
    somebody there had."""

    sent: SentDocument
    document: Document | None
    why_not: str
    was_read: bool


def standing_of_each(referral: Referral) -> list[Standing]:
    """All that was sent, as it stands now; of a hold nothing is said, since not everybody may know of one."""
    with council_context(referral.council_id):  # an employer's walls let no fact of a young person through
        none_came = getattr(referral, "has_sent_documents", True) is False  # of a page that asked for the referral
        sent = [] if none_came else _with_readings(referral)
        if not sent:
            return []
        person, shown = _person_of(referral), shown_to_employer(referral) if referral.is_open else {}
        agreements = Agreements.of(person, referral.employer_id)
        ids = [each.document for each in sent]
        rows = _why_not_sent(list(person.documents.with_copies().filter(public_id__in=ids)), person)
    documents, found = {each.public_id: each for each, _ in rows}, {each.public_id: why for each, why in rows}
    return [
        Standing(
            each,
            documents.get(each.document),
            why_closed(each, referral, shown, agreements)
            or _why_not_of_file(each, documents.get(each.document), found.get(each.document, "")),
            each.was_read,
        )
        for each in sent
    ]


def _with_readings(referral: Referral) -> list[Any]:
    log = Read.objects.of_subject(SentDocument._meta.label_lower, OuterRef("public_id"))
    was_read = Exists(log.filter(reader_role=Role.EMPLOYER, refused=False))
    return list(referral.sent_documents.select_related("by", "taken_back_by", "employer").annotate(was_read=was_read))


def _person_of(referral: Referral) -> CareLeaver:
    """With those whose names are looked for in a document, where a page has not read them already."""
    if not referral._meta.get_field("care_leaver").is_cached(referral):
        people = CareLeaver.objects.select_related("eet_adviser", "personal_adviser")
        referral.care_leaver = people.get(pk=referral.care_leaver_id)
    person: CareLeaver = referral.care_leaver
    return person


@dataclass(frozen=True)
class Agreements:
    """The kinds that a person agrees to for one employer today, and those whose last day has passed."""

    agreed: frozenset[str]
    run_out: frozenset[str]

    @classmethod
    def of(cls, person: CareLeaver, employer_id: int) -> "Agreements":
        rows, today = list(person.consents.all()), clock.today()
        return cls(kinds_for(rows, employer_id, today), run_out_for(rows, employer_id, today))


def why_closed(sent: SentDocument, referral: Referral, shown: Collection[str], theirs: Agreements) -> str:
    if sent.taken_back_at:
        return "It was taken back."
    if not referral.is_open:
        return "The referral has ended."
    if sent.employer_id != referral.employer_id:
        return "The opportunity is with another employer now."
    needed = {*NEEDED, *([ConsentKind.SHARE_CARE_STATUS] if sent.with_care else [])}
    if sent.name in shown and needed <= theirs.agreed:
        return ""
    if referral.employer.is_paused:
        return "The employer is paused."
    is_run_out = (needed - theirs.agreed) and (needed - theirs.agreed) <= theirs.run_out
    return "The last day of what they agreed to has passed." if is_run_out else "They do not agree to it any more."


def _why_not_of_file(sent: SentDocument, document: Any, found: str) -> str:
    """Whether it is the very file still, one of `with_copies`, and what is `found` against it by the facts of today."""
    if document is None or document.digest != sent.digest:
        return "The document was removed."
    if document.has_copy:
        return "A cleaned copy is in its place: send that one."
    if found:
        return "What is found in it has changed since. Look at it again, and send it anew."
    return "It was looked at again since. Send it anew." if document.looked_at > sent.created_at else ""


def why_not(sent: SentDocument, document: Document, may_go: bool) -> str:
    """The same of one whose findings were looked through already."""
    return _why_not_of_file(sent, document, _why_not(document, may_go))


def readable_now(referral: Referral) -> list[Standing]:
    """Those that the employer may open at this moment, of a referral that came with its hold (`ranking.holds`)."""
    return [] if referral.is_held else [each for each in standing_of_each(referral) if not each.why_not]


def readable(referral: Referral, public_id: UUID) -> Standing | None:
    return next((each for each in readable_now(referral) if each.sent.public_id == public_id), None)
