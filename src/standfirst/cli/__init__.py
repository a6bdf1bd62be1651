"""The command line: one file per command, found by its name."""

import importlib
import pkgutil

import click


class Commands(click.Group):
    """Loads a command's module only when it is called, so that `standfirst clean` never starts Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = (module.name for module in pkgutil.iter_modules(__path__))
        return sorted(name.replace("_", "-") for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
        command = module.command
        assert isinstance(command, click.Command)  # noqa: S101
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="standfirst")
def main() -> None:
    """Standfirst: wire copy goes in, a fast and truthful news site comes out."""
