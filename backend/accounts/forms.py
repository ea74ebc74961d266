"""The forms around passwords, with labels as everywhere else in the service."""

from allauth.account import forms


class ChangePasswordForm(forms.ChangePasswordForm):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        _relabel(self.fields)
        self.fields["oldpassword"].label = "Current password"


class ChoosePasswordForm(forms.ResetPasswordKeyForm):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        _relabel(self.fields)


def _relabel(fields) -> None:
    fields["password1"].label = "New password"
    fields["password2"].label = "New password again"
