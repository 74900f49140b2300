import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programme', '0001_initial'),
        ('reporting', '0002_exports'),
    ]

    operations = [
        migrations.CreateModel(
            name='CountedFamily',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('area', models.CharField(blank=True, max_length=20)),
                ('people', models.IntegerField()),
                ('tier', models.IntegerField(null=True)),
                ('entitled', models.JSONField(null=True)),
                ('planned', models.JSONField(null=True)),
                ('served', models.BooleanField(default=False)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programme.round')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
    ]
