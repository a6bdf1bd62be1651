from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0005_topics_are_counted"),
    ]

    operations = [
        migrations.AddField(
            model_name="storystate",
            name="embargo_unreadable",
            field=models.CharField(
                blank=True,
                help_text="The words of an embargo whose time cannot be read; it holds until settled.",
                max_length=200,
            ),
        ),
    ]
