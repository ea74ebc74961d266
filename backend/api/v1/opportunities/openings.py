"""What one change of an opportunity's requirements would open: the numbers of the page, for another system."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from backend.api.errors import NOT_THERE, REFUSED
from backend.outcomes.permissions import can_see_requirement_changes
from backend.outcomes.requirement_changes import RequirementChanges, requirement_changes


class RequirementChangeSerializer(serializers.Serializer):
    fields_changed = serializers.ListField(
        source="fields", child=serializers.CharField(), help_text="Fields of the opportunity that would ask for less."
    )
    to = serializers.FloatField(allow_null=True, help_text="What would be asked for instead; null for nothing.")
    people = serializers.IntegerField(help_text="About so many more: ten or more, in fives.")


class WhatWouldOpenSerializer(serializers.Serializer):
    week = serializers.DateField(allow_null=True, help_text="The Monday of the count; null where nothing is counted.")
    asks = serializers.BooleanField(help_text="Whether the opportunity asks for anything that is counted.")
    changes = RequirementChangeSerializer(many=True, help_text="Largest first; none that would open to fewer than ten.")


class WhatWouldOpen:
    """One more call about an opportunity, counted once a week: asking again, or of another draft, tells no more.

    Employers read the sum over councils that share, councils their own.
    """

    @extend_schema(
        tags=["opportunities"],
        summary="What asking for less would open",
        description="How many more people who want this kind of work would meet the requirements, for one change at a"
        " time. Numbers are counted once a week, in the night to Monday, rounded down to fives, and left out below ten:"
        " asking again, or of an opportunity that asks for a little more or less, tells nothing new.",
        responses={200: WhatWouldOpenSerializer, 404: NOT_THERE, **REFUSED},
    )
    @action(
        detail=True,
        url_path="what-would-open",
        url_name="what-would-open",
        filter_backends=[],
        pagination_class=None,
        may=can_see_requirement_changes,
    )
    def what_would_open(self, request, public_id):
        found: RequirementChanges = requirement_changes(self.viewer, self.get_object())
        return Response(WhatWouldOpenSerializer(found).data)
