"""What the OpenAPI document says of the writing of opportunities."""

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema

from backend.api.errors import (
    BROKEN_RULES,
    CHANGED_SINCE,
    MATCH_NEEDED,
    NOT_NOW,
    NOT_THERE,
    REFUSED,
    FindingSerializer,
)
from backend.api.idempotency import HEADER, LONGEST, PATTERN
from backend.api.preconditions import IF_MATCH
from backend.api.v1.opportunities.serializers import (
    ChangeSerializer,
    ClosingSerializer,
    EmployerOpportunitySerializer,
    PostingSerializer,
    ReplaceSerializer,
)


class WrittenSerializer(EmployerOpportunitySerializer):
    warnings = FindingSerializer(
        many=True,
        help_text="What the posting rules advise, and posts that look like this one; nothing was refused for it.",
    )

    class Meta(EmployerOpportunitySerializer.Meta):
        fields = (*EmployerOpportunitySerializer.Meta.fields, "warnings")


JOB = {
    "external_reference": "REF-7",
    "type": "job",
    "title": "Catering assistant",
    "summary": "Help the team prepare lunches for three schools.",
    "closing_date": "2027-07-31",
    "start_date": "2027-09-01",
    "weekly_hours": "37.0",
    "paid": True,
    "wage_from": "15.00",
    "wage_period": "hour",
    "places": 2,
    "min_age": 16,
    "sites": [{"address": "1 High Street", "postcode": "SW1A 1AA"}],
}
TAG = ["opportunities"]
KEY = OpenApiParameter(
    HEADER,
    {"type": "string", "maxLength": LONGEST, "pattern": PATTERN},
    OpenApiParameter.HEADER,
    description="A name of your own for this call, such as a UUID: sent again, it gets the same answer for 24 hours.",
    examples=[OpenApiExample("A UUID", value="0c7f3a52-6a0e-4c1c-9d55-6d0f0f7a2b11")],
)
MATCH = OpenApiParameter(
    IF_MATCH,
    str,
    OpenApiParameter.HEADER,
    description="The ETag the opportunity came with: the change is made only if nobody changed it since.",
)
ETAG = OpenApiParameter(
    "ETag", str, OpenApiParameter.HEADER, response=[200, 201], description="What it is now, for If-Match."
)
WRITES = {400: BROKEN_RULES, 409: NOT_NOW, **REFUSED}
CHANGES = {**WRITES, 404: NOT_THERE, 412: CHANGED_SINCE}


def _change(summary: str, description: str, request, **more):
    """What the calls that change one opportunity have in common; `more` of it has its own `responses` or `examples`."""
    responses = {200: WrittenSerializer, **CHANGES, **more.pop("responses", {})}
    asked = {"summary": summary, "description": description, "request": request, "parameters": [MATCH, ETAG]}
    return extend_schema(tags=TAG, responses=responses, **asked, **more)


create_documented = extend_schema(
    tags=TAG,
    summary="Post an opportunity",
    description="It is sent for approval, as if it were posted on the page, unless `draft` is true.",
    request=PostingSerializer,
    parameters=[KEY, ETAG],
    responses={201: WrittenSerializer, **WRITES},
    examples=[OpenApiExample("A job", value=JOB, request_only=True)],
)
change_documented = _change(
    "Change an opportunity",
    "Only what is named is changed. With If-Match, only if nobody changed it since you read it. After"
    " approval, other pay, hours, place, dates or requirements wait for approval again.",
    ChangeSerializer,
    examples=[OpenApiExample("Another closing date", value={"closing_date": "2027-08-14"}, request_only=True)],
)
replace_documented = _change(
    "Replace an opportunity",
    "Every field has to be named, and If-Match sent: what is replaced is what you have read.",
    ReplaceSerializer,
    responses={428: MATCH_NEEDED},
)
close_documented = _change(
    "Close an opportunity",
    "Nobody new is put forward for it. One that was never approved is withdrawn.",
    ClosingSerializer,
    examples=[OpenApiExample("Filled elsewhere", value={"reason": "We have filled it."}, request_only=True)],
)
