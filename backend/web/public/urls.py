from django.urls import path

from backend.web.public import about_pages, health_checks, views


urlpatterns = [
    path("health/live", health_checks.live, name="health-live"),
    path("health/ready", health_checks.ready, name="health-ready"),
    path("public/opportunities/<uuid:public_id>/", views.opportunity, name="public-opportunity"),
    path("public/sitemap.xml", views.sitemap, name="public-sitemap"),
    path("about/help/", about_pages.help_page, name="help"),
    path("about/report-a-problem/", about_pages.problem, name="report-a-problem"),
    path("about/privacy/", about_pages.privacy, name="privacy"),
    path("about/accessibility/", about_pages.accessibility, name="accessibility"),
    path("robots.txt", views.robots, name="robots"),
]
