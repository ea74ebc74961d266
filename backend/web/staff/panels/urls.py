from django.urls import path

from backend.web.staff.panels import line_pages, list_page, panel_pages


urlpatterns = [
    path("panels/", list_page.list_panels, name="panels"),
    path("panels/begin/", panel_pages.begin, name="panel-begin"),
    path("panels/<uuid:public_id>/", panel_pages.panel, name="panel"),
    path("panels/<uuid:public_id>/minutes/", panel_pages.minutes, name="panel-minutes"),
    path("panels/<uuid:public_id>/people/", panel_pages.find_people, name="panel-people"),
    path("panels/<uuid:public_id>/close/", panel_pages.close, name="panel-close"),
    path("panel-lines/<uuid:public_id>/", line_pages.write, name="panel-line"),
    path("panel-lines/<uuid:public_id>/take-off/", line_pages.take_off, name="panel-line-take-off"),
    path("people/<uuid:public_id>/panel/", line_pages.bring, name="person-to-panel"),
]
