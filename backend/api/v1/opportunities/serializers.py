from rest_framework import serializers

from backend.opportunities.models import Opportunity, Site


class SiteSerializer(serializers.ModelSerializer):
    class Meta:
        model = Site
        fields = ("address", "postcode")


class OpportunitySerializer(serializers.ModelSerializer):
    employer = serializers.CharField(source="employer.name")
    sites = SiteSerializer(many=True)
    application_url = serializers.CharField()  # empty where nobody applies elsewhere, which no URL field may be
    places_left = serializers.IntegerField(allow_null=True)

    class Meta:
        model = Opportunity
        fields = (
            "public_id",
            "type",
            "title",
            "summary",
            "description",
            "employer",
            "route",
            "level",
            "lars_code",
            "training_provider",
            "ukprn",
            "state",
            "source",
            "application_url",
            "opens_on",
            "closing_date",
            "start_date",
            "planned_end",
            "duration_months",
            "weekly_hours",
            "working_pattern",
            "paid",
            "wage_text",
            "wage_from",
            "wage_to",
            "wage_period",
            "places",
            "places_left",
            "min_age",
            "max_age",
            "min_level",
            "english_required",
            "maths_required",
            "nationwide",
            "remote",
            "support_offered",
            "pledges",
            "sites",
        )
