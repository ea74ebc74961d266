from rest_framework import serializers

from backend.shortlists.models import Match


PAIR = ("public_id", "young_person", "identifier", "opportunity", "title")


class ReasonSerializer(serializers.Serializer):
    feature = serializers.CharField()
    contribution = serializers.FloatField()
    sentence = serializers.CharField()
    telling = serializers.BooleanField(
        help_text="Whether a person would call it a reason; the others belong to the sum."
    )


class CriterionSerializer(serializers.Serializer):
    name = serializers.CharField()
    status = serializers.ChoiceField(["met", "not_met", "unknown"])
    sentence = serializers.CharField()
    hard = serializers.BooleanField()


# A row about a young person and an opportunity. A docstring here would enter the API document of both.
class PairSerializer(serializers.ModelSerializer):
    young_person = serializers.UUIDField(source="care_leaver.public_id")
    identifier = serializers.CharField(source="care_leaver.identifier")
    opportunity = serializers.UUIDField(source="opportunity.public_id")
    title = serializers.CharField(source="opportunity.title")


class MatchSerializer(PairSerializer):
    model_version = serializers.CharField(source="run.model_version")
    calibrated = serializers.BooleanField(source="run.calibrated")
    ranked_on = serializers.DateField(source="run.on")
    reasons = ReasonSerializer(many=True)
    criteria = serializers.SerializerMethodField()

    class Meta:
        model = Match
        fields = (
            *PAIR,
            "position",
            "score",
            "reference",
            "minutes",
            "reasons",
            "criteria",
            "model_version",
            "calibrated",
            "ranked_on",
        )

    def get_criteria(self, match) -> CriterionSerializer(many=True):
        """Safety criteria stay on the adviser's page: other systems have no need of them."""
        return [
            {name: criterion[name] for name in ("name", "status", "sentence", "hard")}
            for criterion in match.criteria
            if criterion["visible_to"] == "all"
        ]
