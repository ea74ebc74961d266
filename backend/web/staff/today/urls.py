from django.urls import path

from backend.web.staff.today import acts_in_place, calendar_pages, line_pages, today_pages, week_pages


urlpatterns = [
    path("", today_pages.home, name="home"),
    path("today/", today_pages.today, name="today"),
    path("today/week/", week_pages.week, name="today-week"),
    path("today/calendar/", calendar_pages.address, name="today-calendar"),
    path("calendar/<uuid:council>/<str:secret>/", calendar_pages.feed, name="calendar-feed"),
    path("today/later/", line_pages.later, name="today-later"),
    path("today/put-back/", line_pages.put_back, name="today-put-back"),
    path("today/hand-over/", line_pages.to_colleague, name="today-hand-over"),
    path("today/give-back/", line_pages.to_giver, name="today-give-back"),
    path("today/told/", acts_in_place.told, name="today-told"),
    path("today/not-told/", acts_in_place.not_told, name="today-not-told"),
    path("today/supported/", acts_in_place.supported, name="today-supported"),
    path("demo-mail/", today_pages.demo_mail, name="demo-mail"),
]
