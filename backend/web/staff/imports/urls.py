from django.urls import path

from backend.web.staff.imports import column_pages, held_pages, question_pages, run_pages


urlpatterns = [
    path("", run_pages.files, name="imports"),
    path("to-settle/", question_pages.questions, name="import-questions"),
    path("to-settle/<slug:column>/", question_pages.column, name="import-column"),
    path("differences/<uuid:public_id>/", question_pages.conflict, name="import-conflict"),
    path("differences/<uuid:public_id>/undo/", question_pages.undo_settled, name="import-conflict-undo"),
    path("held/<uuid:public_id>/", held_pages.held, name="import-held"),
    path("held/<uuid:public_id>/undo/", held_pages.part, name="import-held-undo"),
    path("<uuid:public_id>/", run_pages.run, name="import"),
    path("<uuid:public_id>/columns/", column_pages.columns, name="import-columns"),
    path("<uuid:public_id>/confirm/", run_pages.confirm, name="import-confirm"),
    path("<uuid:public_id>/discard/", run_pages.discard, name="import-discard"),
    path("<uuid:public_id>/refused/", run_pages.refused_rows, name="import-refused"),
]
