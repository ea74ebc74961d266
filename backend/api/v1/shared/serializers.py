from rest_framework import serializers

from backend.api.v1.opportunities.serializers import FACTS, OF_COUNCILS, OpportunitySerializer


class SharedOpportunitySerializer(OpportunitySerializer):
    """What the posting says and the name of the employer; nothing else of either goes to another council."""

    class Meta(OpportunitySerializer.Meta):
        fields = ("employer", "employer_checks_lapsed", "application_url", *FACTS, *OF_COUNCILS)


class SharedSerializer(serializers.Serializer):
    public_id = serializers.UUIDField()
    council = serializers.CharField(help_text="Whose it is: contact them before anybody is put forward.")
    status = serializers.ChoiceField(["open", "removed"])
    removed_at = serializers.DateTimeField(allow_null=True, help_text="Since when it is to be taken away on your side.")
    opportunity = SharedOpportunitySerializer(allow_null=True, help_text="Null once removed.")
