from django.db import migrations

from backend.accounts.second_factor_secrets import rewritten


def encrypt(apps, schema_editor):
    """The secrets that were kept in the clear until now; without any, no key is needed."""
    authenticators = apps.get_model('mfa', 'Authenticator').objects.using(schema_editor.connection.alias)
    for authenticator in authenticators.order_by('id'):
        authenticator.data = rewritten(authenticator.data)
        authenticator.save(update_fields=['data'])


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_attempts_and_account_mail'),
        ('mfa', '0003_authenticator_type_uniq'),
    ]

    operations = [
        migrations.RunPython(encrypt, migrations.RunPython.noop),
    ]
