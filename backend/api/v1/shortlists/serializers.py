from rest_framework import serializers

from backend.ranking.travel import band_told, minutes_told
from backend.shortlists.choices import ChanceBasis
from backend.shortlists.models import Match


PAIR = ("public_id", "young_person", "identifier", "opportunity", "title")


DECIMALS = 2  # of log-odds and chances: what is finer would tell the minutes behind it


def rounded(number: float) -> float:
    return round(number, DECIMALS) + 0.0


class ReasonSerializer(serializers.Serializer):
    feature = serializers.CharField()
    contribution = serializers.SerializerMethodField(help_text="In log-odds, to two decimals.")
    sentence = serializers.CharField()
    telling = serializers.BooleanField(
        help_text="Whether a person would call it a reason; the others belong to the sum."
    )

    def get_contribution(self, reason) -> float:
        return rounded(reason["contribution"])


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


class RangeSerializer(serializers.Serializer):
    low = serializers.FloatField()
    high = serializers.FloatField()


class MatchSerializer(PairSerializer):
    model_version = serializers.CharField(source="run.model_version")
    calibrated = serializers.BooleanField(source="run.calibrated")
    chances_rest_on = serializers.ChoiceField(
        ChanceBasis.choices, source="run.basis", help_text="What the ranges below are worth."
    )
    range_of_starting = serializers.SerializerMethodField(help_text="80% interval of the chance of a start.")
    range_of_lasting = serializers.SerializerMethodField(
        help_text="80% interval of the chance of lasting 26 weeks given a start; null until ranked anew."
    )
    ranked_on = serializers.DateField(source="run.on")
    score = serializers.SerializerMethodField(help_text="In log-odds, to two decimals.")
    reference = serializers.SerializerMethodField(help_text="The mean score of what is open to them.")
    minutes = serializers.SerializerMethodField(
        help_text="Each way, to five minutes; null from a home that is confidential, and where it is not known."
    )
    travel_band = serializers.SerializerMethodField(
        help_text="Of a home that is confidential, instead of minutes; else empty."
    )
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
            "travel_band",
            "reasons",
            "criteria",
            "model_version",
            "calibrated",
            "chances_rest_on",
            "range_of_starting",
            "range_of_lasting",
            "ranked_on",
        )

    def get_score(self, match) -> float:
        return rounded(match.score)

    def get_reference(self, match) -> float:
        return rounded(match.reference)

    def get_range_of_starting(self, match) -> RangeSerializer:
        return {"low": rounded(match.chance_start_low), "high": rounded(match.chance_start_high)}

    def get_range_of_lasting(self, match) -> RangeSerializer(allow_null=True):
        if match.chance_stay is None:
            return None
        return {"low": rounded(match.chance_stay_low), "high": rounded(match.chance_stay_high)}

    def get_minutes(self, match) -> int | None:
        return minutes_told(match.care_leaver, match.minutes)

    def get_travel_band(self, match) -> str:
        return band_told(match.care_leaver, match.minutes)

    def get_criteria(self, match) -> CriterionSerializer(many=True):
        """Safety criteria stay on the adviser's page: other systems have no need of them."""
        return [
            {name: criterion[name] for name in ("name", "status", "sentence", "hard")}
            for criterion in match.criteria
            if criterion["visible_to"] == "all"
        ]
