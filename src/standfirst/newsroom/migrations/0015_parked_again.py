from django.db import migrations, models

import standfirst.newsroom.clock


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0014_newest_correction"),
    ]

    operations = [
        # What was parked before is tried at once.
        migrations.AddField(
            model_name="parked",
            name="again",
            field=models.DateTimeField(default=standfirst.newsroom.clock.now),
        ),
        migrations.AlterField(
            model_name="parked",
            name="failures",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
