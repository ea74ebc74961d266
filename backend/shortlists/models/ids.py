from django.contrib.postgres.fields import ArrayField
from django.db import models


def row_ids():
    return ArrayField(models.BigIntegerField(), default=list)
