from django.urls import path

from backend.web.staff.today import (
    acts_in_place,
    application_acts_in_place,
    calendar_pages,
    line_pages,
    mail_page,
    today_pages,
    week_pages,
)


urlpatterns = [
    path("", today_pages.home, name="home"),
    path("today/", today_pages.today, name="today"),
    path("today/week/", week_pages.week, name="today-week"),
    path("today/calendar/", calendar_pages.address, name="today-calendar"),
    path("today/mail/", mail_page.choose, name="today-mail"),
    path("calendar/<uuid:council>/<str:secret>/", calendar_pages.feed, name="calendar-feed"),
    path("today/later/", line_pages.later, name="today-later"),
    path("today/put-back/", line_pages.put_back, name="today-put-back"),
    path("today/hand-over/", line_pages.to_colleague, name="today-hand-over"),
    path("today/give-back/", line_pages.to_giver, name="today-give-back"),
    path("today/told/", acts_in_place.told, name="today-told"),
    path("today/not-told/", acts_in_place.not_told, name="today-not-told"),
    path("today/still-agrees/", acts_in_place.still_agrees, name="today-still-agrees"),
    path("today/supported/", acts_in_place.supported, name="today-supported"),
    path("today/helped/", acts_in_place.helped, name="today-helped"),
    path("today/kept/", acts_in_place.kept, name="today-kept"),
    path("today/applied/", application_acts_in_place.applied, name="today-applied"),
    path("today/heard/", application_acts_in_place.heard, name="today-heard"),
    path("today/suits/", acts_in_place.suits, name="today-suits"),
    path("demo-mail/", today_pages.demo_mail, name="demo-mail"),
]
