"""What was taken of a job is kept with it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column more."""

    dependencies = (("jobs", "0001_initial"),)
    operations = (
        migrations.AddField(model_name="job", name="taken", field=models.JSONField(default=dict)),
    )
