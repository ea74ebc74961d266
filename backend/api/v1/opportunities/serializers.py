from rest_framework import serializers

from backend.care_leavers.choices import SupportNeed
from backend.opportunities.facts import CONTENT, DATES_AND_HOURS, PAY, REACH, REQUIREMENTS
from backend.opportunities.models import Opportunity, Site


LONGEST_SUMMARY, LONGEST_DESCRIPTION = 2_000, 10_000
MOST_SITES = 100
FACTS = (
    *CONTENT,
    *DATES_AND_HOURS,
    *PAY,
    "places",
    *REQUIREMENTS,
    *REACH,
    "support_offered",
    "pledges",
    "sites",
)
CHECKS_LAPSED = (
    "True while a check of the verified employer is not current: nobody new is referred until it is renewed."
)
OF_COUNCILS = ("ehcp_required",)  # what a system of a council reads besides


class SiteSerializer(serializers.ModelSerializer):
    class Meta:
        model = Site
        fields = ("address", "postcode")


class EmployerOpportunitySerializer(serializers.ModelSerializer):
    employer = serializers.CharField(source="employer.name")
    sites = SiteSerializer(many=True)
    application_url = serializers.CharField()  # empty where nobody applies elsewhere, which no URL field may be
    places_left = serializers.IntegerField(allow_null=True)

    class Meta:
        model = Opportunity
        fields = (
            "public_id",
            "external_reference",
            "employer",
            "state",
            "application_url",
            *FACTS,
            "places_left",
        )


# A docstring here, and on the one above, would enter the API document.
class OpportunitySerializer(EmployerOpportunitySerializer):
    employer_checks_lapsed = serializers.BooleanField(source="checks_have_lapsed", help_text=CHECKS_LAPSED)

    class Meta(EmployerOpportunitySerializer.Meta):
        fields = (*EmployerOpportunitySerializer.Meta.fields, "source", "employer_checks_lapsed", *OF_COUNCILS)


class OnlyWhatIsKnown(serializers.Serializer):
    """Refuses a name it does not know and a value of another kind, where the framework would drop or turn them."""

    default_error_messages = {
        "unknown": "There is no such field: leave it out, or correct its name.",
        "kind": "This must be {wanted}.",
    }
    KINDS = (
        (serializers.BooleanField, bool, "true or false"),
        (serializers.IntegerField, int, "a whole number"),
        (serializers.DecimalField, (str, int, float), "a number"),
        ((serializers.CharField, serializers.ChoiceField, serializers.DateField), str, "text"),
    )

    def to_internal_value(self, data):
        if isinstance(data, dict):
            wrong = {name: [fault] for name, value in data.items() if (fault := self._fault(name, value))}
            if wrong:
                raise serializers.ValidationError(wrong)
        return super().to_internal_value(data)

    def _fault(self, name: str, value):
        field = self.fields.get(name)
        if field is None or field.read_only:
            return serializers.ErrorDetail(self.error_messages["unknown"], "unknown-field")
        for classes, kinds, wanted in self.KINDS:
            if isinstance(field, classes):
                return None if _is_one(value, kinds) else self._of_another_kind(wanted)
        return None

    def _of_another_kind(self, wanted: str):
        return serializers.ErrorDetail(self.error_messages["kind"].format(wanted=wanted), "wrong-kind")


def _is_one(value, kinds) -> bool:
    is_truth_where_none_is_asked = isinstance(value, bool) and kinds is not bool
    return value is None or (isinstance(value, kinds) and not is_truth_where_none_is_asked)


class SiteToWrite(OnlyWhatIsKnown, SiteSerializer):
    address = serializers.CharField(max_length=300, allow_blank=True, default="")
    postcode = serializers.CharField(max_length=20, allow_blank=True, default="")


class PostingSerializer(OnlyWhatIsKnown, serializers.ModelSerializer):
    """What an employer's system may say of an opportunity; null and a name left out mean not recorded yet."""

    external_reference = serializers.CharField(
        max_length=80, allow_blank=True, required=False, help_text="Your own reference, used for one opportunity only."
    )
    summary = serializers.CharField(max_length=LONGEST_SUMMARY, allow_blank=True, required=False)
    description = serializers.CharField(max_length=LONGEST_DESCRIPTION, allow_blank=True, required=False)
    weekly_hours = serializers.DecimalField(4, 1, min_value=0, allow_null=True, required=False)
    daily_hours = serializers.DecimalField(3, 1, min_value=0, allow_null=True, required=False)
    wage_to = serializers.DecimalField(9, 2, min_value=0, allow_null=True, required=False)
    support_offered = serializers.ListField(child=serializers.ChoiceField(SupportNeed.choices), required=False)
    sites = SiteToWrite(many=True, required=False, max_length=MOST_SITES)
    draft = serializers.BooleanField(
        required=False,
        write_only=True,
        help_text="True keeps it as a draft; otherwise a new one is sent for approval. On a change, false sends it.",
    )

    class Meta:
        model = Opportunity
        validators = []  # whether the reference is used is asked with the row held, and answered with 409
        fields = ("external_reference", "draft", *FACTS)


class ChangeSerializer(PostingSerializer):
    """Without the reference: it says which opportunity this is, and does not change."""

    external_reference = None

    class Meta(PostingSerializer.Meta):
        fields = ("draft", *FACTS)


class ReplaceSerializer(ChangeSerializer):
    """Every field is said, so that nothing is emptied by being left out."""

    def get_fields(self):
        fields = super().get_fields()
        for name in FACTS:
            fields[name].required = True
        return fields


class ClosingSerializer(OnlyWhatIsKnown):
    reason = serializers.CharField(max_length=1000, help_text="Why it ends; the council reads it.")
