"""Whether the service is up, for whoever watches it."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import HttpResponse
from django.views.decorators.http import require_safe


@login_not_required
@transaction.non_atomic_requests
@require_safe
def live(request):
    return HttpResponse("alive", content_type="text/plain")


@login_not_required
@require_safe
def ready(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready", content_type="text/plain")
