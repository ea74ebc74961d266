from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination


LONGEST_NUMBER = 18  # digits; more than any list has pages, and no more than any reader of JSON can hold


class Paging(PageNumberPagination):
    """Refuses a page or page size that is no number, where the framework would quietly take another."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200

    def get_page_number(self, request, paginator):
        return _whole_number(request, self.page_query_param, default=1)

    def get_page_size(self, request):
        return _whole_number(request, self.page_size_query_param, default=self.page_size, most=self.max_page_size)

    def get_schema_operation_parameters(self, view):
        parameters = super().get_schema_operation_parameters(view)
        for parameter in parameters:
            parameter["schema"] |= {"minimum": 1}
            if parameter["name"] == self.page_size_query_param:
                parameter["schema"] |= {"maximum": self.max_page_size, "default": self.page_size}
        return parameters


def _whole_number(request, name: str, *, default: int, most: int | None = None) -> int:
    text = request.query_params.get(name)
    if text is None:
        return default
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    if not is_number or int(text) < 1 or (most is not None and int(text) > most):
        limits = "of 1 or more" if most is None else f"from 1 to {most}"
        raise ValidationError({name: [f"Give a whole number {limits}."]})
    return int(text)
