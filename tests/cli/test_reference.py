"""docs/cli.md is what the commands say of themselves."""

from claims.cli.group import COMMAND_NAMES, claims
from claims.cli.reference import make_reference


def test_the_reference_page_is_fresh(root):
    page = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == make_reference(), "docs/cli.md is stale: run `make docs`"


def test_every_command_and_option_is_explained():
    for name in COMMAND_NAMES:
        command = claims.get_command(None, name)
        assert command.help, name
        assert command.short_help, name
        for parameter in command.params:
            assert parameter.param_type_name == "argument" or parameter.help, f"{name} {parameter.name}"
