"""The draft of one form on one page: put back when the page is opened again, gone when the form succeeds."""

from collections.abc import Mapping
from functools import cached_property

from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from backend.core.digest import json_digest
from backend.drafts.middleware import NOT_KEPT
from backend.drafts.models import FormDraft
from backend.drafts.page_keys import OPENED_ON, PAGE_KEY
from backend.drafts.permissions import drafts_of
from backend.drafts.services import discard_draft
from backend.drafts.tickets import KEEP, Ticket
from backend.web.kit.opened import Opened
from backend.web.kit.untouched import is_left_out, reads_the_same, sent


class Draft:
    def __init__(self, request: HttpRequest, form: BaseForm, name: str, about: str, begun_from: str, page: str):
        self.request, self.form, self.name, self.about, self.page = request, form, name, about, page
        self.stands_at = begun_from
        self.differing: list[str] = []
        self.put_back_names: list[str] = []

    @cached_property
    def row(self) -> FormDraft | None:
        return drafts_of(self.request.viewer).of_form(self.name, self.about).first()

    @property
    def is_put_back(self) -> bool:
        return bool(self.row) and not self.form.is_bound

    @property
    def has_changed_since(self) -> bool:
        """Whether what is recorded is no longer what it was when the typing began."""
        return bool(self.row) and self.row.begun_from != self.stands_at

    @cached_property
    def opened(self) -> Opened | None:
        """What the page showed on which the typing began."""
        return Opened.unsealed(self.request, self.row.fields.get(OPENED_ON, [""])[0]) if self.row else None

    @cached_property
    def ticket(self) -> str:
        begun_from = self.row.begun_from if self.row else self.stands_at
        resumes = self.row.fields.get(PAGE_KEY, [""])[0] if self.row else ""
        return Ticket(self.name, self.about, begun_from, self.page, resumes).sealed_for(self.request.viewer)

    @property
    def saved_at(self):
        kept = self.request.kept
        return kept.at if kept and kept.ticket.form == self.name else None

    @property
    def is_only_kept(self) -> bool:
        return KEEP in self.request.POST

    @property
    def refusal(self) -> str:
        """Why the form could not be kept: where it could, the page was opened anew and nobody asks."""
        return (self.request.kept and self.request.kept.refusal) or NOT_KEPT

    def put_back(self) -> None:
        before = self._shown() if self.has_changed_since else {}
        typed = MultiValueDict(self.row.fields)
        for name, field in self.form.fields.items():
            box = self.form.add_prefix(name)
            if not field.widget.is_hidden and self._was_typed(name, typed):
                value = field.widget.value_from_datadict(typed, {}, box)
                self.form.initial[name] = value or None  # nothing ticked is not the answer "none"
                self.put_back_names.append(name)
        after = self._shown() if before else {}
        self.differing = [self.form[name].label for name in before if before[name] != after[name]]

    def _was_typed(self, name: str, typed: MultiValueDict) -> bool:
        """What was left as the page showed it is not put back: it may have been changed since."""
        if is_left_out(self.form, name, typed) or self._was_left_as_proposed(name, typed):
            return False
        shown = self.opened.shown if self.opened else {}
        return name not in shown or not reads_the_same(self.form, name, sent(self.form, name, typed), shown[name])

    def _was_left_as_proposed(self, name: str, typed: MultiValueDict) -> bool:
        """A form that proposes words knows which of them nobody touched."""
        left = getattr(self.form, "was_left_as_proposed", None)
        return bool(left and left(name, typed))

    def remove(self) -> None:
        viewer = self.request.viewer
        discard_draft(
            council=viewer.council, role=viewer.role, form=self.name, subject=self.about, by=self.request.user
        )

    def _shown(self) -> dict[str, str]:
        """Each box as the page would show it: what reads the same is the same, however it is written down."""
        fields = self.form.fields.items()
        return {name: field.get_bound_field(self.form, name).as_widget() for name, field in fields}


def drafted(
    request: HttpRequest, form: BaseForm, name: str, *, about: object = "", begun_from: object = None, page: str = ""
) -> Draft:
    """The draft of this form for whoever is looking, put back into it unless it was just posted.

    `name` is the form's own, the same on every page; `about` the public id of what it speaks of; `begun_from` the facts
    that make a draft old when they change, as a rule what the form shows when it is opened; `page` where the form
    stands, unless that is the address asked for.
    """
    facts = form.initial if begun_from is None else begun_from
    draft = Draft(request, form, name, str(about), _digest(facts), page or request.get_full_path())
    if draft.is_put_back:
        draft.put_back()
    return draft


def drafted_among(
    request: HttpRequest, form: BaseForm, name: str, kept: Mapping[str, FormDraft], *, about: object, page: str
) -> Draft:
    """As `drafted`, of one of many forms on a page, whose drafts were read at once: by what each speaks of."""
    draft = Draft(request, form, name, str(about), _digest(form.initial), page)
    draft.row = kept.get(str(about))
    if draft.is_put_back:
        draft.put_back()
    return draft


def _digest(facts: object) -> str:
    return json_digest(facts, plain=str)
