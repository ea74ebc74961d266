from django.urls import path

from backend.web.staff.search import keyboard_page, search_page


urlpatterns = [
    path("search/", search_page.search, name="search"),
    path("keyboard/", keyboard_page.keyboard, name="keyboard"),
]
