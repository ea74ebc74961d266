"""How far the ranking of everybody has come, which other pages ask for again and again while it goes on."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.shortlists.permissions import can_follow_rankings
from backend.shortlists.ranking_progress import RankingProgress
from backend.web.kit.access import only


@require_safe
@only(can_follow_rankings)
def ranking_progress(request):
    context = {"ranking": RankingProgress.of_council(request.viewer.council_id)}
    return render(request, "web/staff/matches/how_far_ranked.html", context)
