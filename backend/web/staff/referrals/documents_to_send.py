"""Which documents of a young person may go to one employer: chosen on the preview, or on a referral that is out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.urls import reverse

from backend.care_leavers.agreements import agreed_for, kinds_for
from backend.care_leavers.choices import SHARING_KINDS, ConsentKind
from backend.care_leavers.consents import hold_agreements
from backend.care_leavers.models import CareLeaver, Document
from backend.core import clock
from backend.employers.models import Employer
from backend.referrals.models import SentDocument
from backend.referrals.sent_documents import NOT_AGREED, documents_to_offer, missing_agreements
from backend.web.kit.content import Link
from backend.web.kit.document_files import told_of_file
from backend.web.kit.fields import Checkboxes
from backend.web.kit.formats import day, listed
from backend.web.kit.shown import Facts, Shown


GONE = "What you ticked may not be sent any more, so nothing went. Look at what stands here now."
AGREED = "What they agree to for this employer"
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
        return [_link(each) for each in self.ready]

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


def told_of(person: CareLeaver, employer: Employer) -> Shown:
    """What this employer may be told by their agreements of today: the word that a document was read for it counts for
    that alone."""

    def agreed(kinds: Collection[str]) -> Facts:
        return {AGREED: [kind.label for kind in SHARING_KINDS if kind in kinds]}

    def again() -> Facts:
        hold_agreements(person)
        return agreed(kinds_for(person.consents.filter(), employer.pk, clock.today()))  # not as the page read them

    return Shown(agreed(agreed_for(person, employer, clock.today())), again)


def names_of(sent: Iterable[SentDocument]) -> str:
    return listed([each.file_name for each in sent])


def _link(document: Document) -> Link:
    return Link(_called(document), reverse("document", args=[document.public_id]))


def _called(document: Document) -> str:
    """Of two of a kind, each by its day."""
    return f"{document.get_kind_display()} of {day(document.created_at)}"


def _hint(document: Document) -> str:
    told = told_of_file(document.format, document.read.pages, document.size)
    looked = f"{document.looked_by} looked at it on {day(document.looked_at)}"
    return ". ".join(filter(None, (f"{told}", document.note, looked)))


class ChosenDocuments(forms.MultipleChoiceField):
    """What became of one that is offered no longer, the service says."""

    def valid_value(self, value):
        return True


class ChoosesDocuments(forms.Form):
    """Nothing is ticked until somebody ticks it; without any document that may be sent the boxes are not there."""

    documents = ChosenDocuments(label="Documents that go with it", required=False, widget=Checkboxes())
    documents_read = forms.BooleanField(label=READ, required=False)

    def __init__(self, *arguments, to_send: DocumentsToSend | None, **options):
        super().__init__(*arguments, **options)
        if to_send is None or not to_send.may_be_chosen:
            del self.fields["documents"], self.fields["documents_read"]
            return
        box = self.fields["documents"]
        box.choices = [(str(each.public_id), _called(each)) for each in to_send.ready]
        box.widget.hints = {str(each.public_id): _hint(each) for each in to_send.ready}

    def clean(self):
        """What was ticked on a page whose boxes are gone since would stay here without a word."""
        chosen = super().clean()
        if "documents" not in self.fields and _is_ticked(self):
            raise forms.ValidationError(GONE)
        return chosen


def _is_ticked(form: forms.Form) -> bool:
    sent = forms.SelectMultiple().value_from_datadict(form.data, form.files, form.add_prefix("documents"))
    return bool(sent)


class SendDocumentsForm(ChoosesDocuments):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        if "documents" in self.fields:
            self.fields["documents"].label = "What is sent"
