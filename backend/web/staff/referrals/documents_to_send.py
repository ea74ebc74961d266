"""Which documents of a young person may go to one employer: chosen on the preview, or on a referral that is out."""

from collections.abc import Collection
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.urls import reverse

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver, Document
from backend.employers.models import Employer
from backend.referrals.sent_documents import NOT_AGREED, documents_to_offer, missing_agreements
from backend.web.kit.content import Link
from backend.web.kit.document_files import told_of_file
from backend.web.kit.fields import Checkboxes
from backend.web.kit.formats import day


GONE = "One of them may not be sent any more. Look at what stands here now."
READ = "I have read what I ticked for this employer: it gives nothing away that they have not agreed to"


@dataclass(frozen=True)
class NotYet:
    link: Link
    why: str


@dataclass(frozen=True)
class DocumentsToSend:
    person: CareLeaver
    employer: Employer
    ready: list[Document] = field(default_factory=list)
    not_yet: list[NotYet] = field(default_factory=list)
    lacks: list[ConsentKind] = field(default_factory=list)

    @classmethod
    def of(cls, person: CareLeaver, employer: Employer, sent: Collection[UUID] = ()) -> "DocumentsToSend":
        """Without those that are `sent` already."""
        offered = [each for each in documents_to_offer(person) if each.document.public_id not in sent]
        not_yet = [NotYet(_link(each.document), each.why_not) for each in offered if each.why_not]
        ready = [each.document for each in offered if not each.why_not]
        return cls(person, employer, ready, not_yet, missing_agreements(person, employer))

    @property
    def may_be_chosen(self) -> bool:
        return bool(self.ready) and not self.lacks

    @property
    def to_read(self) -> list[Link]:
        return [Link(each.given_name, reverse("document", args=[each.public_id])) for each in self.ready]

    @property
    def why_none(self) -> str:
        return NOT_AGREED[self.lacks[0]] if self.lacks and self.ready else ""

    @property
    def agreement_url(self) -> str:
        kinds = [("kind", kind) for kind in self.lacks]
        query = urlencode([*kinds, ("employer", str(self.employer.public_id))])
        return f"{reverse('person-consent', args=[self.person.public_id])}?{query}"

    @property
    def papers_url(self) -> str:
        return reverse("person-papers", args=[self.person.public_id])


def _link(document: Document) -> Link:
    said = f"{document.get_kind_display()} of {day(document.created_at)}"
    return Link(said, reverse("document", args=[document.public_id]))


def _hint(document: Document) -> str:
    told = told_of_file(document.format, document.read.pages, document.size)
    looked = f"{document.looked_by} looked at it on {day(document.looked_at)}"
    return ". ".join(filter(None, (f"{told}", document.note, looked)))


class ChoosesDocuments(forms.Form):
    """Nothing is ticked until somebody ticks it; without any document that may be sent the boxes are not there."""

    documents = forms.MultipleChoiceField(
        label="Documents that go with it",
        required=False,
        widget=Checkboxes(),
        error_messages={"invalid_choice": GONE},
    )
    documents_read = forms.BooleanField(label=READ, required=False)

    def __init__(self, *arguments, to_send: DocumentsToSend | None, **options):
        super().__init__(*arguments, **options)
        if to_send is None or not to_send.may_be_chosen:
            del self.fields["documents"], self.fields["documents_read"]
            return
        box = self.fields["documents"]
        box.choices = [(str(each.public_id), each.given_name) for each in to_send.ready]
        box.widget.hints = {str(each.public_id): _hint(each) for each in to_send.ready}


class SendDocumentsForm(ChoosesDocuments):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        if "documents" in self.fields:
            self.fields["documents"].label = "What is sent"
