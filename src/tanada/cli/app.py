"""The commands and their options; each hands over to a module that is loaded only then.

Help texts are codes here and become words in `localise`, when the reader is known.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from tanada.cli.language import chosen_language
from tanada.messages.saying import known, say
from tanada.messages.text import Language

_HELP = "cli.help."

Accounts = Annotated[Path, typer.Argument(metavar="ACCOUNTS", help="accounts")]
AccountId = Annotated[str, typer.Argument(metavar="ACCOUNT_ID", help="account_id")]
SomeAccount = Annotated[str | None, typer.Argument(metavar="ACCOUNT_ID", help="tree_account_id")]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="folder")]
Document = Annotated[str, typer.Argument(metavar="POLICY", help="document")]
PolicyName = Annotated[str, typer.Option("--policy", "-p", metavar="P", help="policy_option")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="D", help="as_of")]
BookDay = Annotated[str | None, typer.Option("--as-of", metavar="D", help="example_as_of")]
Map = Annotated[Path | None, typer.Option("--map", metavar="M", help="map")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="en|ja", help="lang")]
Json = Annotated[bool, typer.Option("--json", help="json")]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="OUT", help="out")]
Rejects = Annotated[Path | None, typer.Option("--rejects", metavar="FILE", help="rejects")]
MaxRejects = Annotated[str, typer.Option("--max-rejects", metavar="SHARE", help="max_rejects")]
Memory = Annotated[str | None, typer.Option("--memory-limit", metavar="SIZE", help="memory_limit")]
HowMany = Annotated[int, typer.Option("--accounts", min=250, max=20_000, help="how_many")]
Seed = Annotated[int, typer.Option("--seed", help="seed")]
Preset = Annotated[str | None, typer.Option("--preset", metavar="NAME", help="preset")]
Currency = Annotated[str | None, typer.Option("--currency", metavar="CODE", help="currency")]
NewOut = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="new_out")]
Exports = Annotated[list[Path], typer.Argument(metavar="FILE...", help="suggest_files")]
Force = Annotated[bool, typer.Option("--force", help="force")]
GapField = Annotated[str | None, typer.Option("--list", metavar="FIELD", help="gaps_list")]
GapsOut = Annotated[Path | None, typer.Option("--out", "-o", metavar="OUT", help="gaps_out")]
Version = Annotated[bool, typer.Option("--version", help="version")]

app = typer.Typer(
    help="tanada",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
policies = typer.Typer(help="policy", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(policies, name="policy")
accounts = typer.Typer(help="accounts_group", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(accounts, name="accounts")


@app.callback(invoke_without_command=True)
def root(version: Version = False) -> None:
    """Show the version, or do what the command says."""
    if version:
        from tanada import __version__

        print(__version__)


@app.command(help="tier")
def tier(
    accounts: Accounts,
    policy: PolicyName = "standard",
    as_of: AsOf = None,
    out: Out = None,
    mapping: Map = None,
    rejects: Rejects = None,
    max_rejects: MaxRejects = "5%",
    memory_limit: Memory = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Decide the tier of every account in a file."""
    from tanada.cli.tiering import TierCall, tier_command

    tier_command(
        TierCall(
            accounts=accounts,
            policy=policy,
            as_of=day_option(as_of),
            out=out,
            mapping=mapping,
            rejects=rejects,
            max_rejects=max_rejects,
            memory_limit=memory_limit,
            as_json=as_json,
            language=chosen_language(lang),
        )
    )


@app.command(help="explain")
def explain(
    accounts: Accounts,
    account_id: AccountId,
    policy: PolicyName = "standard",
    as_of: AsOf = None,
    mapping: Map = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say why one account is in its tier."""
    from tanada.cli.explaining import explain_command

    day, language = day_option(as_of), chosen_language(lang)
    explain_command(accounts, account_id, policy, day, mapping, language, as_json=as_json)


@app.command(help="example")
def example(
    folder: Folder = Path("example"),
    accounts: HowMany = 2_000,
    seed: Seed = 1,
    as_of: BookDay = None,
    policy: PolicyName = "standard",
    lang: Lang = None,
) -> None:
    """Generate an invented book of accounts and decide their tiers."""
    from tanada.cli.exampling import example_command

    day = day_option(as_of) if as_of else None
    example_command(folder, accounts, seed, day, policy, chosen_language(lang))


@policies.command("presets", help="presets")
def presets(as_json: Json = False, lang: Lang = None) -> None:
    """List the shipped policies."""
    from tanada.cli.policies import presets_command

    presets_command(chosen_language(lang), as_json=as_json)


@policies.command("new", help="new")
def new(
    preset: Preset = None,
    currency: Currency = None,
    out: NewOut = None,
    force: Force = False,
    lang: Lang = None,
) -> None:
    """Start a policy document."""
    from tanada.cli.policies import new_command

    new_command(preset, currency, out, chosen_language(lang), force=force)


@policies.command("check", help="check")
def check(policy: Document, as_json: Json = False, lang: Lang = None) -> None:
    """Check a policy document and run its examples."""
    from tanada.cli.policies import check_command

    check_command(policy, chosen_language(lang), as_json=as_json)


@policies.command("show", help="show")
def show(policy: Document, lang: Lang = None) -> None:
    """Tell a policy in prose."""
    from tanada.cli.policies import show_command

    show_command(policy, chosen_language(lang))


@policies.command("schema", help="schema")
def schema() -> None:
    """Print the JSON Schema of policy documents."""
    from tanada.cli.policies import schema_command

    schema_command()


@accounts.command("suggest", help="suggest")
def suggest(
    files: Exports,
    out: NewOut = None,
    force: Force = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Propose a mapping for exports."""
    from tanada.cli.suggesting import suggest_command

    suggest_command(files, out, chosen_language(lang), force=force, as_json=as_json)


@accounts.command("tree", help="tree")
def tree(
    accounts: Accounts,
    account_id: SomeAccount = None,
    policy: PolicyName = "standard",
    as_of: AsOf = None,
    mapping: Map = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Show the parents and children of a file."""
    from tanada.cli.tree import tree_command

    day, language = day_option(as_of), chosen_language(lang)
    tree_command(accounts, account_id, policy, day, mapping, language, as_json=as_json)


@accounts.command("gaps", help="gaps")
def gaps(
    accounts: Accounts,
    policy: PolicyName = "standard",
    as_of: AsOf = None,
    mapping: Map = None,
    field: GapField = None,
    out: GapsOut = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say which missing data leaves tiers open."""
    from tanada.cli.gaps import GapsCall, gaps_command

    gaps_command(
        GapsCall(
            accounts=accounts,
            policy=policy,
            as_of=day_option(as_of),
            language=chosen_language(lang),
            mapping=mapping,
            field=field,
            out=out,
            as_json=as_json,
        )
    )


def localised_app(language: Language) -> Callable[..., object]:
    """The command line with its help in the reader's language."""
    command = typer.main.get_command(app)
    localise(command, language)
    return command


def localise(command: Any, language: Language) -> None:
    """Replace the codes in a command's help, and in that of its commands, by words."""
    command.help = _told(command.help, language)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = _told(parameter.help, language)
    for inner in getattr(command, "commands", {}).values():
        localise(inner, language)


def _told(code: str | None, language: Language) -> str | None:
    full = f"{_HELP}{code}"
    return say(full, language) if known(full) else code


def day_option(written: str | None) -> date:
    """The day an option names; without one, today."""
    if written is None:
        return date.today()
    try:
        return date.fromisoformat(written)
    except ValueError:
        from tanada.errors import Place, Problem, UsageError

        problem = Problem("cli.not_a_date", Place("--as-of"), {"found": written})
        raise UsageError(problem) from None
