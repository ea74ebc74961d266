import django_filters
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.permissions import SAFE_METHODS
from rest_framework.response import Response

from backend.api.errors import NotTaken, documented
from backend.api.filters import ListFilter
from backend.api.idempotency import answered_once
from backend.api.preconditions import etag_of, refusal_of
from backend.api.v1.opportunities import writing
from backend.api.v1.opportunities.documents import (
    WrittenSerializer,
    change_documented,
    close_documented,
    create_documented,
    replace_documented,
)
from backend.api.v1.opportunities.openings import WhatWouldOpen
from backend.api.v1.opportunities.serializers import (
    FACTS,
    ChangeSerializer,
    ClosingSerializer,
    EmployerOpportunitySerializer,
    OpportunitySerializer,
    PostingSerializer,
    ReplaceSerializer,
)
from backend.api.views import CouncilReadOnly
from backend.core import clock
from backend.councils.models import ApiToken
from backend.councils.viewer import Viewer
from backend.employers.permissions import acts_for_an_employer
from backend.employers.tokens import employer_of_token, is_of_an_employer
from backend.opportunities.choices import OpportunityState, OpportunityType
from backend.opportunities.permissions import can_browse, opportunities_of
from backend.ranking.gate_facts import lapsed_checks
from backend.reference.choices import Route


class OpportunityFilter(ListFilter):
    type = django_filters.ChoiceFilter(choices=OpportunityType.choices)
    state = django_filters.ChoiceFilter(choices=OpportunityState.choices)
    route = django_filters.ChoiceFilter(choices=Route.choices)
    closing_from = django_filters.DateFilter("closing_date", lookup_expr="gte")


def may_list_opportunities(viewer: Viewer) -> bool:
    """- everybody; an employer's people only their own"""
    return can_browse(viewer) or acts_for_an_employer(viewer)


class ReadableOpportunities(CouncilReadOnly):
    filterset_class = OpportunityFilter
    may = staticmethod(may_list_opportunities)

    @staticmethod
    def rows_of(viewer):
        found = opportunities_of(viewer).with_details().latest_first()
        # An employer's people read no check: to them each would seem to have lapsed.
        return found.annotate(checks_have_lapsed=lapsed_checks(clock.today())) if can_browse(viewer) else found


@documented("opportunities")
class ListedOpportunities(ReadableOpportunities):
    """What a system of a council may call, and read in its document."""

    serializer_class = OpportunitySerializer


class CouncilOpportunities(WhatWouldOpen, ListedOpportunities):
    """What a system of a council may call, and read in its document."""


@documented("opportunities")
class EmployerOpportunities(WhatWouldOpen, ReadableOpportunities):
    """What the applicant system of an employer may call: it writes with a token of that employer."""

    serializer_class = EmployerOpportunitySerializer

    def get_queryset(self):
        """A token of one employer is narrower than the person in whose name it acts."""
        rows, token = super().get_queryset(), self.request.auth
        if isinstance(token, ApiToken) and acts_for_an_employer(self.viewer) and is_of_an_employer(token):
            return rows.filter(employer__tokens__token=token)
        return rows

    @create_documented
    def create(self, request):
        employer = self._employer()
        facts = self._read(PostingSerializer)
        return answered_once(request, employer, lambda: self._create(employer, facts))

    def _create(self, employer, facts):
        draft = facts.pop("draft", False)
        made = writing.create(employer=employer, facts=facts, draft=draft, by=self.request.user)
        return self._written(made, status.HTTP_201_CREATED)

    def retrieve(self, request, public_id):
        row = self.get_object()
        return Response(self.get_serializer(row).data, headers={"ETag": etag_of(_writable(row))})

    @change_documented
    def partial_update(self, request, public_id):
        return self._change(request, ChangeSerializer, partial=True)

    @replace_documented
    def update(self, request, public_id):
        return self._change(request, ReplaceSerializer, needs_match=True)

    def _change(self, request, serializer, *, needs_match: bool = False, **how):
        self._employer()
        opportunity = self.get_object()
        if refused := refusal_of(request, _writable(opportunity), required=needs_match):
            return refused
        facts = self._read(serializer, **how)
        draft = facts.pop("draft", None)
        return self._written(writing.change(opportunity=opportunity, facts=facts, draft=draft, by=request.user))

    @close_documented
    @action(detail=True, methods=["post"], filter_backends=[], pagination_class=None)
    def close(self, request, public_id):
        self._employer()
        opportunity = self.get_object()
        if refused := refusal_of(request, _writable(opportunity)):
            return refused
        reason = self._read(ClosingSerializer)["reason"]
        return self._written(writing.close(opportunity=opportunity, reason=reason, by=request.user))

    def _employer(self):
        return writing.owner_or_refused(employer_of_token(self.request.auth, self.viewer))

    def _read(self, serializer, **how) -> dict:
        read = serializer(data=self.request.data, **how)
        read.is_valid(raise_exception=True)
        return read.validated_data

    def _written(self, opportunity, answer=status.HTTP_200_OK):
        row = self.get_queryset().get(id=opportunity.id)
        row.warnings = writing.warnings_of(row, self.viewer)
        return Response(WrittenSerializer(row).data, status=answer, headers={"ETag": etag_of(_writable(row))})

    def handle_exception(self, exc):
        """Whatever is wrong with a body is told as code, field and message."""
        if self.request.method not in SAFE_METHODS and isinstance(exc, ValidationError | ParseError):
            exc = NotTaken.of(exc)
        return super().handle_exception(exc)


class OpportunityViewSet(EmployerOpportunities):
    """At one address for every role, each of which reads its own rows in its own words."""

    def get_serializer_class(self):
        is_employer = acts_for_an_employer(self.viewer)
        return EmployerOpportunitySerializer if is_employer else OpportunitySerializer


def _writable(opportunity) -> dict:
    """What a change may be about, and where the opportunity stands: what an ETag is of."""
    shown = EmployerOpportunitySerializer(opportunity).data
    return {name: shown[name] for name in (*FACTS, "state")}
