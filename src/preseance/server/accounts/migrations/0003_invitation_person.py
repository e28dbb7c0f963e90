import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_invitation_email")]

    operations = [
        migrations.AddField(
            "invitation",
            "person",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="password_links",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
