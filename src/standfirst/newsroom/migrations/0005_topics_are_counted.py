from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0004_followed"),
    ]

    operations = [
        migrations.AddField(
            model_name="topic",
            name="counted",
            field=models.PositiveIntegerField(
                default=0, editable=False, help_text="How many stories it had that day."
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="counted_on",
            field=models.DateField(editable=False, null=True),
        ),
    ]
