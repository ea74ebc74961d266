from collections.abc import Iterator
from typing import Self

from django.db import transaction
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema, extend_schema_view, inline_serializer
from rest_framework import serializers, status
from rest_framework.exceptions import APIException, ErrorDetail, ParseError, ValidationError
from rest_framework.views import exception_handler


ERROR = inline_serializer("Error", {"detail": serializers.CharField()})
NOT_SIGNED_IN = OpenApiResponse(ERROR, description="No token or session, or one that no longer counts.")
NOT_ALLOWED = OpenApiResponse(ERROR, description="Your role, or this token, does not have this.")
NOT_THERE = OpenApiResponse(ERROR, description="Nothing of yours has this id.")
NO_SUCH_PAGE = OpenApiResponse(ERROR, description="The list has no such page.")
TOO_MANY = OpenApiResponse(
    ERROR, description="Too many calls with this token: wait so many seconds as the header Retry-After says."
)
BAD_QUERY = OpenApiResponse(
    {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
    description="A filter or page has a value that cannot be used; why stands under its name.",
)
REFUSED = {401: NOT_SIGNED_IN, 403: NOT_ALLOWED, 429: TOO_MANY}


class FindingSerializer(serializers.Serializer):
    code = serializers.CharField(help_text="Which rule it is; stays the same when the words change.")
    field = serializers.CharField(help_text="The field it is about; empty where it is about the whole.")
    message = serializers.CharField(help_text="What is wrong and the way out, for a person to read.")


class FindingsSerializer(serializers.Serializer):
    errors = FindingSerializer(many=True)


def _findings(code: str, field: str, message: str, *, what: str, name: str) -> OpenApiResponse:
    example = OpenApiExample(name, value={"errors": [{"code": code, "field": field, "message": message}]})
    return OpenApiResponse(FindingsSerializer, description=what, examples=[example])


BROKEN_RULES = _findings(
    "title-needed",
    "title",
    "Give the opportunity a title, such as “Catering assistant”.",
    what="What the posting rules forbid, or a value that cannot be used. Nothing is saved.",
    name="A broken rule",
)
NOT_NOW = _findings(
    "external-reference-used",
    "external_reference",
    "“REF-7” is the reference of your opportunity 3f0c…: change that one instead.",
    what="It cannot be done as things are: the state, a reference or an Idempotency-Key is in the way.",
    name="A reference that is used already",
)
CHANGED_SINCE = _findings(
    "changed-since",
    "summary",
    "“summary” was changed since you read it. Read it again, then send your change with the new ETag.",
    what="If-Match is not its ETag any longer: every field that changed is named, and the header ETag has the new one.",
    name="Somebody changed it meanwhile",
)
MATCH_NEEDED = _findings(
    "if-match-needed",
    "If-Match",
    "A PUT replaces everything: send If-Match with the ETag the row came with.",
    what="A PUT without If-Match. Nothing is saved.",
    name="The header is missing",
)


class NotTaken(APIException):
    """A refusal as a list of code, field and message."""

    status_code = status.HTTP_400_BAD_REQUEST

    def __init__(self, errors: list[dict[str, str]], *, status: int):
        super().__init__({"errors": errors})
        self.status_code = status

    @classmethod
    def because(cls, code: str, field: str, message: str, *, status: int) -> Self:
        return cls([{"code": code, "field": field, "message": message}], status=status)

    @classmethod
    def of(cls, problem: ValidationError | ParseError) -> Self:
        """What the framework found in a body, in our form."""
        return cls(list(_flat(problem.detail)), status=problem.status_code)


def take_back(problem, context):
    """A refusal keeps nothing of what was done before it; the framework sees to that under ATOMIC_REQUESTS alone."""
    answer = exception_handler(problem, context)
    if answer is not None:
        transaction.set_rollback(True)
    return answer


def _flat(detail, path: str = "") -> Iterator[dict[str, str]]:
    if isinstance(detail, ErrorDetail):
        yield {"code": detail.code, "field": path, "message": str(detail)}
    elif isinstance(detail, dict):
        for name, inner in detail.items():
            whole = name == "non_field_errors"
            yield from _flat(inner, path if whole else ".".join(filter(None, [path, str(name)])))
    else:
        for inner in detail:
            yield from _flat(inner, path)


def documented(what: str):
    """Describe the list and the single row of a resource, refusals included."""

    def describe(view):
        row = view.serializer_class
        listed = {200: row(many=True), 400: BAD_QUERY, 404: NO_SUCH_PAGE, **REFUSED}
        single = {200: row, 404: NOT_THERE, **REFUSED}
        return extend_schema_view(
            list=extend_schema(tags=[what], summary=f"List {what}", responses=listed),
            retrieve=extend_schema(tags=[what], summary=f"One of the {what}", responses=single),
        )(view)

    return describe
