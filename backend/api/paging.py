from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination


LAST_PAGE = 1_000_000


class Paging(PageNumberPagination):
    """Refuses a page or page size that is no number, where the framework would quietly take another."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200

    def get_page_number(self, request, paginator):
        return _whole_number(request, self.page_query_param, default=1, most=LAST_PAGE)

    def get_page_size(self, request):
        return _whole_number(request, self.page_size_query_param, default=self.page_size, most=self.max_page_size)

    def get_schema_operation_parameters(self, view):
        parameters = super().get_schema_operation_parameters(view)
        limits = {
            self.page_query_param: {"minimum": 1, "maximum": LAST_PAGE, "default": 1},
            self.page_size_query_param: {"minimum": 1, "maximum": self.max_page_size, "default": self.page_size},
        }
        for parameter in parameters:
            parameter["schema"] |= limits[parameter["name"]]
        return parameters


def _whole_number(request, name: str, *, default: int, most: int) -> int:
    text = request.query_params.get(name)
    if text is None:
        return default
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    if not is_number or not 1 <= int(text) <= most:
        raise ValidationError({name: [f"Give a whole number from 1 to {most}."]})
    return int(text)
