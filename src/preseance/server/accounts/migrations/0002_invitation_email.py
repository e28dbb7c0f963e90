from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField(
            "invitation", "email", models.EmailField(blank=True, default=""), False
        ),
    ]
