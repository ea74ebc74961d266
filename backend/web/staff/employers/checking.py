"""An officer's checks of an employer, one page an item, and the word that it is verified."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from backend.employers.checklist import BY_ITEM, RequiredCheck
from backend.employers.choices import Item
from backend.employers.permissions import can_verify_employers, employers_of
from backend.employers.verification import record_check, verify
from backend.web.kit.access import only
from backend.web.kit.drafts.draft import drafted
from backend.web.kit.fields import DateField
from backend.web.kit.saving import ButtonForm, saved
from backend.web.staff.employers.page import show


class CheckForm(forms.Form):
    evidence = forms.CharField(
        label="What you looked at and what you found", max_length=1000, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *arguments, asked: RequiredCheck, **named):
        super().__init__(*arguments, **named)
        self.fields["evidence"].help_text = asked.what_to_look_at
        self.fields["next_check_on"] = _insured_until() if asked.ends_by_itself else _next_check(asked.months)


def _insured_until() -> DateField:
    return DateField(label="Last day on which the insurance is valid", help_text="It stands on the certificate.")


def _next_check(months: int) -> DateField:
    return DateField(
        label="Next check",
        help_text=f"Leave it empty for {months} months from today, which is the latest.",
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@only(can_verify_employers)
def record(request, public_id):
    employer = get_object_or_404(employers_of(request.viewer), public_id=public_id)
    item = request.GET.get("item", "")
    if item not in Item or employer.kind not in BY_ITEM[Item(item)].kinds:
        raise Http404
    asked = BY_ITEM[Item(item)]
    form = CheckForm(request.POST or None, asked=asked)
    draft = drafted(request, form, f"employer-check-{item}", about=public_id)

    def save(facts):
        record_check(employer=employer, item=asked.item, by=request.user, **facts)

    if request.method == "POST" and saved(form, save, draft):
        messages.success(request, f"Recorded: {asked.item.label}.")
        return redirect("employer", public_id=public_id)
    context = {
        "employer": employer,
        "asked": asked,
        "form": form,
        "draft": draft,
        "back": reverse("employer", args=[public_id]),
    }
    return render(request, "web/staff/employers/check.html", context)


@require_POST
@only(can_verify_employers)
def verified(request, public_id):
    employer = get_object_or_404(employers_of(request.viewer), public_id=public_id)
    form = ButtonForm(request.POST)
    if saved(form, lambda _: verify(employer=employer, by=request.user)):
        messages.success(request, f"You have verified {employer.name}.")
        return redirect("employer", public_id=public_id)
    return show(request, public_id, form)
