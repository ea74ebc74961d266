from rest_framework import serializers

from backend.api.v1.opportunities.serializers import CHECKS_LAPSED
from backend.api.v1.shortlists.serializers import PAIR, PairSerializer
from backend.placements.models import Break, CheckIn, Placement


class BreakSerializer(serializers.ModelSerializer):
    class Meta:
        model = Break
        fields = ("starts_on", "ends_on", "reason")


class CheckInSerializer(serializers.ModelSerializer):
    class Meta:
        model = CheckIn
        fields = ("week", "due_on", "done_on", "heard_from", "going", "still_there")


class PlacementSerializer(PairSerializer):
    employer = serializers.CharField(source="opportunity.employer.name")
    employer_checks_lapsed = serializers.BooleanField(source="checks_have_lapsed", help_text=CHECKS_LAPSED)
    breaks = BreakSerializer(many=True)
    check_ins = CheckInSerializer(many=True)

    class Meta:
        model = Placement
        fields = (
            *PAIR,
            "employer",
            "employer_checks_lapsed",
            "activity_code",
            "weekly_hours",
            "workplace",
            "starts_on",
            "planned_end",
            "ended_on",
            "end_reason",
            "breaks",
            "check_ins",
        )
