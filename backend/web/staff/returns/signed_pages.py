"""A return signed, read again as it was, and its signature taken back."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.core import clock
from backend.core.errors import Refused
from backend.returns.choices import ReturnKind
from backend.returns.collection import CollectionYear, read_year
from backend.returns.permissions import can_prepare_returns, can_see_returns, can_sign_returns, signed_returns_of
from backend.returns.services import sign_return, withdraw_return
from backend.web.kit.access import GET_AND_POST, only, row_or_404
from backend.web.kit.buttons import tell
from backend.web.kit.content import Link, Row
from backend.web.kit.fields import text_box
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import moment, plural
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.returns.returns_page import address, text_file


class WithdrawReturnForm(forms.Form):
    because = text_box("Why the signature is taken back", longest=400, rows=3)

    @property
    def facts(self):
        return self.cleaned_data


@require_POST
@only(can_sign_returns)
def sign(request) -> HttpResponse:
    kind = request.POST.get("kind", "")
    try:
        year = read_year(request.POST.get("year", ""), today=clock.today())
    except Refused:
        year = None
    if year is None or kind not in ReturnKind.values:
        tell_moved_on(request, "Which return it was cannot be read. Choose it again.")
        return redirect("returns")
    facts = {"council": request.viewer.council, "kind": kind, "year": year, "digest": request.POST.get("digest", "")}
    said = f"{ReturnKind(kind).label}, {year}: signed. The files are kept as they are."
    return tell(request, said, address("returns", kind, year), sign_return, **facts)


@require_safe
@only(can_see_returns)
def signed(request, public_id) -> HttpResponse:
    kept = row_or_404(request, signed_returns_of(request.viewer), public_id, page="signed-return")
    year = CollectionYear(kept.year)
    context = {
        "kept": kept,
        "heading": f"{kept}",
        "rows": [
            Row("Signed by", f"{kept.signed_by}, {moment(kept.created_at)}"),
            Row("How it was read", kept.reading),
            *(Row(name, plural(text.count("\r\n") - 1, "row,rows")) for name, text in kept.files.items()),
            Row("Digest of the files", kept.digest),
        ],
        "files": [Link(name, f"{reverse('signed-return-file', args=[public_id])}?name={name}") for name in kept.files]
        if can_prepare_returns(request.viewer)
        else [],
        "may_withdraw": can_sign_returns(request.viewer) and not kept.withdrawn_at,
        "back": address("returns", kept.kind, year),
    }
    return render(request, "web/staff/returns/signed.html", context)


@require_safe
@only(can_prepare_returns)
def file(request, public_id) -> HttpResponse:
    kept = row_or_404(request, signed_returns_of(request.viewer), public_id, page="signed-return-file")
    name = request.GET.get("name", next(iter(kept.files)))
    if name not in kept.files:
        raise Http404
    return text_file(name, kept.files[name])


@GET_AND_POST
@only(can_sign_returns)
def withdraw(request, public_id) -> HttpResponse:
    kept = get_object_or_404(signed_returns_of(request.viewer), public_id=public_id)
    page = FormPage(request, WithdrawReturnForm, draft="signed-return-withdraw", about=public_id)
    if page.saves(withdraw_return, signed=kept):
        said = "The signature is taken back. What was signed stays to be read."
        return page.redirect(said, "signed-return", public_id=public_id)
    back = reverse("signed-return", args=[public_id])
    return page.show(heading="Take the signature back", button="Take it back", back=back, about=f"{kept}")
