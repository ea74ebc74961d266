from django.core.management.commands import migrate


class Command(migrate.Command):
    help = "Bring the database's tables up to date, as the role that owns them."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.set_defaults(database="owner")
