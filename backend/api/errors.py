from drf_spectacular.utils import OpenApiResponse, extend_schema, inline_serializer
from rest_framework import serializers


ERROR = inline_serializer("Error", {"detail": serializers.CharField()})
NOT_SIGNED_IN = OpenApiResponse(ERROR, description="No token or session, or one that no longer counts.")
NOT_ALLOWED = OpenApiResponse(ERROR, description="Your role does not have this.")
NOT_THERE = OpenApiResponse(ERROR, description="There is no such row for you.")
BAD_FILTER = OpenApiResponse(
    serializers.DictField(child=serializers.ListField(child=serializers.CharField())),
    description="A filter has a value that cannot be used; the message stands under its name.",
)


def documented(view, *, row, what: str):
    """Describe the list and the single row of a resource, refusals included."""
    return extend_schema(tags=[what])(_with_operations(view, row, what))


def _with_operations(view, row, what):
    refused = {401: NOT_SIGNED_IN, 403: NOT_ALLOWED}
    view.list = extend_schema(
        summary=f"List {what}", responses={200: row(many=True), 400: BAD_FILTER, 404: NOT_THERE, **refused}
    )(view.list)
    view.retrieve = extend_schema(summary=f"One of the {what}", responses={200: row, 404: NOT_THERE, **refused})(
        view.retrieve
    )
    return view
