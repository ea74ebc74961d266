"""The page of one form: it is shown, a right form goes to a service, a refusal stands beside its field, and the page
leads on with a message.

    page = FormPage(request, UndoForm, draft="decision-undo", about=public_id)
    if page.saves(undo_decision, decision=decision):
        return page.redirect("The decision is undone.", "person", public_id=person.public_id)
    return page.show(heading="Undo a decision", button="Undo the decision", back=back)
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from psycopg.errors import UniqueViolation

from backend.core.errors import Refused
from backend.web.kit.drafts.draft import Draft, drafted
from backend.web.kit.form_edit import FormEdit
from backend.web.kit.formats import moment
from backend.web.kit.shown import Shown


TEMPLATE = "web/kit/form_page.html"
SAVED_WITH_OTHER_WORDS = (
    "This page was saved already, on {when}, and what stands here now is different. To save it as well, as another one,"
    " press the button again. To correct what was saved, open it from the list."
)
CHOOSE_AGAIN = "Choose the file again: it is not kept while something on this page is still to be corrected"
RECORDED_MEANWHILE = "Somebody has just recorded the same. Look at what is there now; nothing was saved a second time."


class ButtonForm(Form):
    """A button alone; what the services refuse stands at the top of the page."""


class FormPage:
    """One form in one request.

    `draft` is the name under which what is typed is kept, and `about` the public id of what it speaks of; `begun_from`
    and `page` are those of `drafted`. `options` go to the form; `data` is for a form whose answer a button already is.

    A form with `initial` values is about something recorded: it carries what it was opened on and writes only what this
    person changed (kit.form_edit). `record` is the row it is about, from whose history the page tells who changed it.
    `only_changes` is for a service that takes any of its facts alone: it is not given what stays as it is.
    `proposed` values are recorded nowhere: the page fills them in for something new.
    `shown` are the facts that the person's word speaks of: nothing is recorded where they are not those of the page
    that was sent (kit.shown).
    `by` is whoever does it, where that is not who is signed in.
    """

    def __init__(
        self,
        request: HttpRequest,
        form: type[Form],
        *,
        draft: str = "",
        about: object = "",
        begun_from: object = None,
        page: str = "",
        data: dict[str, str] | None = None,
        record: Model | None = None,
        only_changes: bool = False,
        proposed: dict[str, Any] | None = None,
        shown: Shown | None = None,
        by: object = None,
        **options: Any,
    ):
        self.request, self.only_changes, self.shown, self.by = request, only_changes, shown, by
        is_post = request.method == "POST"
        if proposed is not None:
            options["initial"] = proposed
        self.form = form(data or (request.POST if is_post else None), request.FILES if is_post else None, **options)
        if shown:
            self.form.facts_shown = shown.sealed_for(request)
        self.edit = FormEdit(request, self.form, record, is_recorded=proposed is None)
        self.draft: Draft | None = None
        if draft and self.form.fields:
            self.draft = drafted(request, self.form, draft, about=about, begun_from=begun_from, page=page)
            self.edit.begun(self.draft.opened, self.draft.put_back_names)
        self.result: Any = None

    @property
    def facts(self) -> dict[str, Any]:
        """What the service takes of a right form: its own `facts` where it has any, else the cleaned answers."""
        return self.form.facts if hasattr(type(self.form), "facts") else self.form.cleaned_data

    @property
    def _written(self) -> dict[str, Any]:
        """Without what this person left as it was, for a service that takes any of its facts alone."""
        if not self.only_changes:
            return self.facts
        return {name: value for name, value in self.facts.items() if not self.edit.leaves(name, value)}

    def saves(self, service: Callable[..., object], /, **about: object) -> bool:
        """Whether a right form was posted and the service took it: `service(**about, by=…, **facts)`.

        What the service gives back is `result`. A refusal becomes an error beside its field, nothing is half saved, and
        the draft is gone only when all of it succeeded.
        """
        if self.request.method != "POST":
            return False
        if self.draft and self.draft.is_only_kept:
            self.form.add_error(None, self.draft.refusal)
        elif self.form.is_valid() and not self._differs() and not self._has_to_ask() and self._takes(service, about):
            return True
        else:
            self.edit.tell(is_saved=False)
        self._ask_for_files_again()
        return False

    def _ask_for_files_again(self) -> None:
        """No browser sends a file a second time by itself, and nothing of a page with an error is kept here."""
        for name in self.form.fields:
            if self.form.files.get(self.form.add_prefix(name)) and name not in self.form.errors:
                self.form.add_error(name, CHOOSE_AGAIN)

    def _differs(self) -> bool:
        said = self.shown.differs(self.request) if self.shown else ""
        if said:
            self.form.add_error(None, said)
        return bool(said)

    def _has_to_ask(self) -> bool:
        if self.edit.is_of_something_recorded:
            return self.edit.asks()
        sending = getattr(self.request, "sending", None)
        if sending is None or sending.is_first:
            return False
        self.form.add_error(None, SAVED_WITH_OTHER_WORDS.format(when=moment(sending.row.created_at)))
        return True

    def _takes(self, service: Callable[..., object], about: dict[str, object]) -> bool:
        try:
            with transaction.atomic(), self.edit.in_history():
                if self.shown:
                    self.shown.refuse_changed(self.request)
                self.result = service(**about, by=self.by or self.request.user, **self._written)
                if self.draft:
                    self.draft.remove()
        except Refused as refusal:
            self.refuse(refusal)
            return False
        except IntegrityError as error:
            if not isinstance(error.__cause__, UniqueViolation):
                raise
            self.refuse(Refused(RECORDED_MEANWHILE))
            return False
        self.request.has_saved = True
        self.edit.tell()
        return True

    def refuse(self, refusal: Refused) -> None:
        self.form.add_error(refusal.field if refusal.field in self.form.fields else None, refusal.message)

    def redirect(self, said: str, to: str, *arguments: object, follow: str = "", **named: object) -> HttpResponse:
        """Lead on to the page of that name or address, and say what was done.

        `follow` is the address that says how far what follows from it has come; the message shows it as it comes.
        """
        messages.success(self.request, said, extra_tags=follow)
        return redirect(to, *arguments, **named)

    def show(
        self,
        template: str = TEMPLATE,
        /,
        *,
        heading: str,
        button: str,
        back: str,
        back_text: str = "Back",
        about: str = "",
        title: str = "",
        caption: str | None = None,
        warning: str = "",
        explanation: str = "",
        points: Sequence[str] = (),
        button_kind: str = "primary",
        **context: object,
    ) -> HttpResponse:
        """The page with the form. `about` names in the title, and above the heading, what the form is about."""
        page = {
            "form": self.form,
            "draft": self.draft,
            "heading": heading,
            "button": button,
            "button_kind": button_kind,
            "back": back,
            "back_text": back_text,
            "title": title or (f"{heading}: {about}" if about else heading),
            "caption": about if caption is None else caption,
            "warning": warning,
            "explanation": explanation,
            "points": points,
        }
        return render(self.request, template, page | context)
