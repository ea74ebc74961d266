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
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from psycopg.errors import UniqueViolation

from backend.core.errors import Refused
from backend.web.kit.drafts.draft import Draft, drafted


TEMPLATE = "web/kit/form_page.html"
RECORDED_MEANWHILE = "Somebody has just recorded the same. Look at what is there now; nothing was saved a second time."


class ButtonForm(Form):
    """A button alone; what the services refuse stands at the top of the page."""


class FormPage:
    """One form in one request.

    `draft` is the name under which what is typed is kept, and `about` the public id of what it speaks of; `begun_from`
    and `page` are those of `drafted`. `options` go to the form; `data` is for a form whose answer a button already is.
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
        **options: Any,
    ):
        self.request = request
        is_post = request.method == "POST"
        self.form = form(data or (request.POST if is_post else None), request.FILES if is_post else None, **options)
        self.draft: Draft | None = None
        if draft and self.form.fields:
            self.draft = drafted(request, self.form, draft, about=about, begun_from=begun_from, page=page)
        self.result: Any = None

    @property
    def facts(self) -> dict[str, Any]:
        """What the service takes of a right form: its own `facts` where it has any, else the cleaned answers."""
        return self.form.facts if hasattr(type(self.form), "facts") else self.form.cleaned_data

    def saves(self, service: Callable[..., object], /, **about: object) -> bool:
        """Whether a right form was posted and the service took it: `service(**about, by=…, **facts)`.

        What the service gives back is `result`. A refusal becomes an error beside its field, nothing is half saved, and
        the draft is gone only when all of it succeeded.
        """
        if self.request.method != "POST":
            return False
        if self.draft and self.draft.is_only_kept:
            self.form.add_error(None, self.draft.refusal)
            return False
        return self.form.is_valid() and self._takes(service, about)

    def _takes(self, service: Callable[..., object], about: dict[str, object]) -> bool:
        try:
            with transaction.atomic():
                self.result = service(**about, by=self.request.user, **self.facts)
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
        return True

    def refuse(self, refusal: Refused) -> None:
        self.form.add_error(refusal.field if refusal.field in self.form.fields else None, refusal.message)

    def redirect(self, said: str, to: str, *arguments: object, **named: object) -> HttpResponse:
        """Lead on to the page of that name or address, and say what was done."""
        messages.success(self.request, said)
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
