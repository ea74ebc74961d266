import django_filters


YES_OR_NO = {"true": True, "false": False}


class YesNoFilter(django_filters.TypedChoiceFilter):
    """True or false in so many letters; the library's own filter takes any other word for no filter at all."""

    def __init__(self, field_name: str, **options):
        choices = [(word, word) for word in YES_OR_NO]
        super().__init__(field_name, choices=choices, coerce=YES_OR_NO.__getitem__, **options)
