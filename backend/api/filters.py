import django_filters
from django import forms
from drf_spectacular.utils import extend_schema_field


YES_OR_NO = {"true": True, "false": False}


class NothingLeftEmpty(forms.Form):
    """A caller whose variable happened to be empty did not ask for everything."""

    def clean(self):
        for name in self.fields:
            if name in self.data and not self.data[name].strip():
                self.add_error(name, "Give a value, or leave this filter out.")
        return super().clean()


class ListFilter(django_filters.FilterSet):
    """The filters of a list: only those it declares, and none of them left empty."""

    class Meta:
        form = NothingLeftEmpty
        fields = ()


class YesNoFilter(django_filters.TypedChoiceFilter):
    """True or false in so many letters; the library's own filter takes any other word for no filter at all."""

    def __init__(self, field_name: str, **options):
        choices = [(word, word) for word in YES_OR_NO]
        super().__init__(field_name, choices=choices, coerce=YES_OR_NO.__getitem__, **options)


@extend_schema_field({"type": "integer", "minimum": 1})
class CountFilter(django_filters.Filter):
    """A whole number of 1 or more."""

    field_class = forms.IntegerField

    def __init__(self, field_name: str, **options):
        super().__init__(field_name, min_value=1, **options)
