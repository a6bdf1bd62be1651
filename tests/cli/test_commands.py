"""`standfirst --help` is the first thing that a new operator types."""

from click.testing import CliRunner

from standfirst.cli import main


def test_help_names_every_command() -> None:
    asked = CliRunner().invoke(main, ["--help"])
    assert asked.exit_code == 0, asked.output
    for name in ("clean", "ingest", "init", "serve", "upgrade"):
        assert f"\n  {name} " in asked.output
