"""FORM_RENDERER: any Django form comes out as GOV.UK markup, with no work by the page's author."""

from itertools import chain

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.functional import cached_property

from backend.web.kit.fields import PARTS, DateBoxes, revealed_by
from backend.web.kit.messages import plain_message


TEMPLATES = {
    "django/forms/widgets/radio.html": "web/kit/forms/widgets/radios.html",
    "django/forms/widgets/checkbox_select.html": "web/kit/forms/widgets/checkboxes.html",
    "django/forms/widgets/select.html": "web/kit/forms/widgets/select.html",
    "django/forms/widgets/password.html": "web/kit/forms/widgets/password.html",
}
CLASSES = (
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Textarea, "govuk-textarea"),
    ((forms.RadioSelect, forms.CheckboxSelectMultiple), ""),
    (forms.Select, "govuk-select"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.PasswordInput, "govuk-input govuk-password-input__input govuk-js-password-input-input"),
    (forms.Widget, "govuk-input"),
)
TYPED = (forms.TextInput, forms.NumberInput, forms.EmailInput, forms.URLInput, forms.Textarea)


class GovukBoundField(BoundField):
    """A field that knows its GOV.UK error ids, classes and, for the page's author, a few ways to look different."""

    label_size = "s"
    page_heading = False

    @property
    def is_boolean(self):
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_date(self):
        return isinstance(self.field.widget, forms.MultiWidget)

    @property
    def shown_label(self):
        if self.name in getattr(self.form, "needed", ()):
            return f"{self.label} (needed)"
        return f"{self.label} (optional)" if self._says_optional else self.label

    @property
    def _says_optional(self):
        """One shown under a choice is needed with that choice, though not in every answer of the form."""
        if self.field.required or self.is_boolean or self.is_revealed or getattr(self.form, "all_optional", False):
            return False
        if self.name in getattr(self.form, "one_is_needed", ()):
            return False
        return "optional" not in str(self.label).lower()

    @property
    def messages(self):
        """Sentences for the person, each naming the field."""
        return [plain_message(error, self) for error in self.errors.as_data()]

    @property
    def conflict(self):
        """The two values of a field that somebody else changed as well: box, value, words and whether it is chosen."""
        return getattr(self.form, "conflicts", {}).get(self.name, ())

    @property
    def is_revealed(self):
        """Shown under a choice of another field, so not a second time by itself."""
        return any(self.name in chain(*revealed_by(field.widget).values()) for field in self.form.fields.values())

    @property
    def invalid_parts(self):
        return [part for error in self.errors.as_data() for part in (error.params or {}).get("parts", ())]

    @property
    def target_id(self):
        """Where a link from the error summary leads: the first box that can be corrected."""
        widget = self.field.widget
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return f"{self.auto_id}_0"
        if isinstance(widget, forms.MultiWidget):
            names = [name.lstrip("_") for name in widget.widgets_names]
            wrong = self.invalid_parts[:1]
            return f"{self.auto_id}_{names.index(wrong[0]) if wrong else 0}"
        return self.id_for_label

    @property
    def aria_describedby(self):
        """Hint, then error, then the count of characters that are left."""
        described = super().aria_describedby
        if self.character_limit and self.auto_id:
            described = f"{described or ''} {self.id_for_label}-info".strip()
        return described

    @cached_property
    def character_limit(self):
        return getattr(self.field, "max_length", None) if isinstance(self.field.widget, forms.Textarea) else None

    def build_widget_attrs(self, attrs, widget=None):
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        attrs.pop("required", None)  # the browser's own bubble would come before our sentences
        if widget.is_hidden:
            return attrs
        attrs["class"] = self._classes(widget, attrs)
        if isinstance(widget, TYPED) and "autocomplete" not in widget.attrs:
            attrs.setdefault("autocomplete", "off")  # a shared computer must not offer the last person's details
        if isinstance(widget, forms.NumberInput):
            self._prefer_plain_box(widget, attrs)
        widget.attrs.pop("placeholder", None)  # gone as soon as it is needed; a hint stays
        if self.character_limit:
            widget.attrs.pop("maxlength", None)  # the count says what is too long; the browser would cut in silence
        if self.use_fieldset:
            attrs.pop("aria-invalid", None)  # not allowed on one radio of a group
        if isinstance(widget, DateBoxes) and self.errors:
            attrs["data-invalid-parts"] = " ".join(self.invalid_parts or PARTS)
        return attrs

    def as_widget(self, widget=None, attrs=None, only_initial=False):
        shown = widget or self.field.widget
        shown.revealed = {value: [self.form[name] for name in names] for value, names in revealed_by(shown).items()}
        return super().as_widget(widget, attrs, only_initial)

    def _prefer_plain_box(self, widget, attrs):
        """A number box changes its number when scrolled over, and says nothing when letters are typed."""
        widget.input_type = "text"
        for name in ("step", "min", "max"):
            widget.attrs.pop(name, None)
        attrs["inputmode"] = "numeric" if isinstance(self.field, forms.IntegerField) else "decimal"

    def _classes(self, widget, attrs):
        base = next(classes for kinds, classes in CLASSES if isinstance(widget, kinds))
        error = f"{base.split()[0]}--error" if base and self.errors and not self.is_boolean else ""
        width = "govuk-input--width-5" if isinstance(widget, forms.NumberInput) else ""
        count = "govuk-js-character-count" if self.character_limit else ""
        return " ".join(filter(None, (base, error, width, count, widget.attrs.get("class"), attrs.get("class"))))


class GovukRenderer(TemplatesSetting):
    form_template_name = "web/kit/forms/form.html"
    formset_template_name = "web/kit/forms/formset.html"
    field_template_name = "web/kit/forms/field.html"
    bound_field_class = GovukBoundField

    def get_template(self, template_name):
        return super().get_template(TEMPLATES.get(template_name, template_name))
