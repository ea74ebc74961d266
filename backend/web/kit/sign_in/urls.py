from django.urls import path

from backend.web.kit.sign_in import browsers_page, code_page, unlock_page


urlpatterns = [
    path("2fa/authenticate/", code_page.authenticate, name="mfa_authenticate"),
    path("unlock/", unlock_page.unlock, name="unlock"),
    path("state/", unlock_page.session_state, name="session-state"),
    path("browsers/", browsers_page.browsers, name="browsers"),
    path("browsers/forget/", browsers_page.forget_all, name="browsers-forget"),
    path("browsers/<uuid:public_id>/forget/", browsers_page.forget, name="browser-forget"),
]
