from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.api.v1.opportunities.serializers import CHECKS_LAPSED
from backend.api.v1.shortlists.serializers import PAIR, PairSerializer
from backend.core import clock
from backend.placements.check_in_questions import TOLD_BY_API
from backend.placements.choices import Evidence, MarkState
from backend.placements.marks import marks_of, sustainment_rules
from backend.placements.models import Break, CheckIn, Placement, PlacementTerm
from backend.placements.term_choices import PEOPLE


class BreakSerializer(serializers.ModelSerializer):
    class Meta:
        model = Break
        fields = ("starts_on", "ends_on", "reason")


class CheckInSerializer(serializers.ModelSerializer):
    class Meta:
        model = CheckIn
        fields = ("week", "due_on", "done_on", "heard_from", "still_there", *TOLD_BY_API)


class TermSerializer(serializers.ModelSerializer):
    """Of a manager or a buddy it says that there is one, and since when: who it is stays on the page."""

    name = serializers.SerializerMethodField(help_text="Of a training provider or a standard alone.")

    class Meta:
        model = PlacementTerm
        fields = ("kind", "since", "said_by", "hours", "amount", "period", "day", "at", "name", "number")

    def get_name(self, term: PlacementTerm) -> str:
        return "" if term.kind in PEOPLE else term.name


class MarkSerializer(serializers.Serializer):
    rule = serializers.CharField()
    version = serializers.IntegerField()
    mark = serializers.CharField(source="name")
    days = serializers.IntegerField()
    state = serializers.ChoiceField(MarkState.choices)
    due_on = serializers.DateField(allow_null=True)
    evidence = serializers.ChoiceField(Evidence.choices, allow_null=True)
    known_on = serializers.DateField(allow_null=True)


class PlacementSerializer(PairSerializer):
    employer = serializers.CharField(source="opportunity.employer.name")
    employer_checks_lapsed = serializers.BooleanField(source="checks_have_lapsed", help_text=CHECKS_LAPSED)
    terms = TermSerializer(many=True, help_text="What was agreed, each from its day on; the latest of a kind holds.")
    breaks = BreakSerializer(many=True)
    check_ins = CheckInSerializer(many=True)
    marks = serializers.SerializerMethodField(help_text="As they are known today; silence is not a yes.")

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
            "terms",
            "breaks",
            "check_ins",
            "marks",
        )

    @extend_schema_field(MarkSerializer(many=True))
    def get_marks(self, placement: Placement):
        if "sustainment_rules" not in self.context:  # once for a page of them
            self.context["sustainment_rules"] = sustainment_rules()
        rules = self.context["sustainment_rules"]
        return MarkSerializer(marks_of(placement, clock.today(), rules), many=True).data
