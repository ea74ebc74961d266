from django.db import migrations


WAS = "A concern is being looked into."
IS = "Ask the employer-engagement officer when it can go on."


class Migration(migrations.Migration):
    """Why an employer is paused is read by staff who may not know that there is a concern."""

    dependencies = [("employers", "0009_designated_officer_told")]

    operations = [
        migrations.RunSQL(
            [("UPDATE employers_employer SET pause_reason = %s WHERE pause_reason = %s", [IS, WAS])],
            [("UPDATE employers_employer SET pause_reason = %s WHERE pause_reason = %s", [WAS, IS])],
        )
    ]
