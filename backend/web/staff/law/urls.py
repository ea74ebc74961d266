from django.urls import path

from backend.web.staff.law.law_watch_page import law_watch


urlpatterns = [path("", law_watch, name="law-watch")]
