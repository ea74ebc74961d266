"""A profile after which somebody would look like another one: the form shows whom, and asks how one knows."""

from functools import cached_property

from django import forms
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.web.kit.fields import text_box
from backend.web.staff.people.profile_form import ProfileForm


class LookAlikeFields(forms.Form):
    another_because = text_box(
        "How do you know that this is another person?",
        longest=500,
        rows=3,
        required=False,
        help_text="Answer only if you have looked at the records above. It is kept with your name.",
    )


class LooksLikeOthers(ProfileForm, LookAlikeFields):
    """Asks about those of `alike`, who may be the same person, where there are any."""

    def __init__(self, *arguments, viewer, **options):
        super().__init__(*arguments, council=viewer.council, **options)
        self.council, self.viewer = viewer.council, viewer
        self.alike: list[tuple[CareLeaver, str]] = []

    @property
    def sections(self):
        if self.alike:
            yield "May be here already", [self[name] for name in LookAlikeFields.base_fields]
        yield from super().sections

    @cached_property
    def look_alikes(self) -> list[tuple[str, str, str]]:
        """Of each who looks alike the name, how, and the address; of one they may not open, only that there is one."""
        alike = care_leavers_of(self.viewer).filter(pk__in=[each.pk for each, _ in self.alike])
        mine = set(alike.values_list("pk", flat=True)) if self.alike else set()
        return [
            (person.full_name, how, reverse("person", args=[person.public_id]))
            if person.pk in mine
            else ("Somebody whose record you may not open", how, "")
            for person, how in self.alike
        ]
