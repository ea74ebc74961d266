from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view, inline_serializer
from rest_framework import serializers


ERROR = inline_serializer("Error", {"detail": serializers.CharField()})
NOT_SIGNED_IN = OpenApiResponse(ERROR, description="No token or session, or one that no longer counts.")
NOT_ALLOWED = OpenApiResponse(ERROR, description="Your role does not have this.")
NOT_THERE = OpenApiResponse(ERROR, description="Nothing of yours has this id.")
NO_SUCH_PAGE = OpenApiResponse(ERROR, description="The list has no such page.")
BAD_QUERY = OpenApiResponse(
    {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
    description="A filter or page has a value that cannot be used; why stands under its name.",
)
REFUSED = {401: NOT_SIGNED_IN, 403: NOT_ALLOWED}


def documented(*, row, what: str):
    """Describe the list and the single row of a resource, refusals included."""
    listed = {200: row(many=True), 400: BAD_QUERY, 404: NO_SUCH_PAGE, **REFUSED}
    return extend_schema_view(
        list=extend_schema(tags=[what], summary=f"List {what}", responses=listed),
        retrieve=extend_schema(
            tags=[what], summary=f"One of the {what}", responses={200: row, 404: NOT_THERE, **REFUSED}
        ),
    )
