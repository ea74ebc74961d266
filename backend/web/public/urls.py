from django.urls import path

from backend.web.public import about_pages, health_checks, views


urlpatterns = [
    path("health/live", health_checks.live, name="health-live"),
    path("health/ready", health_checks.ready, name="health-ready"),
    path("public/opportunities/<uuid:public_id>/", views.opportunity, name="public-opportunity"),
    path("public/sitemap.xml", views.sitemap, name="public-sitemap"),
    path("help/", about_pages.help_page, name="help"),
    path("report-a-problem/", about_pages.problem, name="report-a-problem"),
    path("privacy/", about_pages.privacy, name="privacy"),
    path("accessibility/", about_pages.accessibility, name="accessibility"),
    path("robots.txt", views.robots, name="robots"),
]
