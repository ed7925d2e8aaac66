"""The commands and their options; each hands over to a module that is loaded only then.

Help texts are codes here and become words in `localise`, when the reader is known.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from tanada.cli.language import chosen_language
from tanada.messages.saying import known, say
from tanada.messages.text import Language

_HELP = "cli.help."
_SERVER = "tanada_web.commands.app"

Accounts = Annotated[Path, typer.Argument(metavar="ACCOUNTS", help="accounts")]
AccountId = Annotated[str, typer.Argument(metavar="ACCOUNT_ID", help="account_id")]
SomeAccount = Annotated[str | None, typer.Argument(metavar="ACCOUNT_ID", help="tree_account_id")]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="folder")]
Document = Annotated[str, typer.Argument(metavar="POLICY", help="document")]
OldDocument = Annotated[str, typer.Argument(metavar="OLD", help="diff_before")]
NewDocument = Annotated[str, typer.Argument(metavar="NEW", help="diff_after")]
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
State = Annotated[Path | None, typer.Option("--state", metavar="S", help="state")]
Overrides = Annotated[Path | None, typer.Option("--overrides", metavar="F", help="overrides")]
HeldState = Annotated[Path | None, typer.Option("--state", metavar="S", help="explain_state")]
MaxEnded = Annotated[str, typer.Option("--max-ended", metavar="SHARE", help="max_ended")]
Partial = Annotated[bool, typer.Option("--partial", help="partial")]
HowMany = Annotated[int, typer.Option("--accounts", min=250, max=20_000, help="how_many")]
Months = Annotated[int, typer.Option("--months", min=1, max=24, help="months")]
Seed = Annotated[int, typer.Option("--seed", help="seed")]
Preset = Annotated[str | None, typer.Option("--preset", metavar="NAME", help="preset")]
Currency = Annotated[str | None, typer.Option("--currency", metavar="CODE", help="currency")]
NewOut = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="new_out")]
Exports = Annotated[list[Path], typer.Argument(metavar="FILE...", help="suggest_files")]
Force = Annotated[bool, typer.Option("--force", help="force")]
GapField = Annotated[str | None, typer.Option("--list", metavar="FIELD", help="gaps_list")]
GapsOut = Annotated[Path | None, typer.Option("--out", "-o", metavar="OUT", help="gaps_out")]
By = Annotated[str, typer.Option("--by", metavar="A,B,C", help="segments_by")]
CellsOut = Annotated[Path | None, typer.Option("--out", "-o", metavar="OUT", help="segments_out")]
HeatmapOut = Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="segments_svg")]
NewPolicy = Annotated[str, typer.Option("--policy", "-p", metavar="NEW", help="simulate_policy")]
Against = Annotated[str | None, typer.Option("--against", metavar="OLD", help="simulate_against")]
Movers = Annotated[Path | None, typer.Option("--out", "-o", metavar="OUT", help="simulate_out")]
Html = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="simulate_html")]
CheckAccounts = Annotated[
    Path | None, typer.Option("--accounts", metavar="ACCOUNTS", help="check_accounts")
]
Fix = Annotated[bool, typer.Option("--fix", help="check_fix")]
Of = Annotated[str, typer.Option("--of", metavar="NUMBER", help="thresholds_of")]
SharesOf = Annotated[
    str | None, typer.Option("--policy", "-p", metavar="P", help="thresholds_policy")
]
Tiers = Annotated[int | None, typer.Option("--tiers", metavar="N", help="thresholds_tiers")]
WriteTo = Annotated[
    Path | None, typer.Option("--write", metavar="POLICY.yaml", help="thresholds_write")
]
Picture = Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="thresholds_svg")]
Dialect = Annotated[str, typer.Option("--dialect", metavar="NAME", help="dialect")]
Table = Annotated[str, typer.Option("--table", metavar="NAME", help="table")]
Columns = Annotated[str | None, typer.Option("--columns", metavar="NAMES", help="columns")]
SqlDay = Annotated[str | None, typer.Option("--as-of", metavar="D", help="compile_as_of")]
Dbt = Annotated[Path | None, typer.Option("--dbt", metavar="FOLDER", help="dbt")]
SqlOut = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="compile_out")]
ProofTimeout = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0.001, help="prove_timeout")
]
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
    state: State = None,
    overrides: Overrides = None,
    max_ended: MaxEnded = "5%",
    partial: Partial = False,
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
            state=state,
            overrides=overrides,
            max_ended=max_ended,
            partial=partial,
        )
    )


@app.command(help="explain")
def explain(
    accounts: Accounts,
    account_id: AccountId,
    policy: PolicyName = "standard",
    as_of: AsOf = None,
    mapping: Map = None,
    state: HeldState = None,
    overrides: Overrides = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say why one account is in its tier."""
    from tanada.cli.explaining import ExplainCall, explain_command

    explain_command(
        ExplainCall(
            accounts=accounts,
            account_id=account_id,
            policy=policy,
            as_of=day_option(as_of),
            language=chosen_language(lang),
            mapping=mapping,
            state=state,
            overrides=overrides,
            as_json=as_json,
        )
    )


@app.command(help="simulate")
def simulate(
    accounts: Accounts,
    policy: NewPolicy = "standard",
    against: Against = None,
    as_of: AsOf = None,
    out: Movers = None,
    html: Html = None,
    mapping: Map = None,
    max_rejects: MaxRejects = "5%",
    memory_limit: Memory = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say what a policy would do to the accounts."""
    from tanada.cli.simulating import SimulateCall, simulate_command

    simulate_command(
        SimulateCall(
            accounts=accounts,
            policy=policy,
            against=against,
            as_of=day_option(as_of),
            language=chosen_language(lang),
            mapping=mapping,
            max_rejects=max_rejects,
            out=out,
            html=html,
            memory_limit=memory_limit,
            as_json=as_json,
        )
    )


@app.command(help="example")
def example(
    folder: Folder = Path("example"),
    accounts: HowMany = 2_000,
    seed: Seed = 1,
    as_of: BookDay = None,
    months: Months = 24,
    policy: PolicyName = "standard",
    lang: Lang = None,
) -> None:
    """Generate an invented company, replay its months and decide its accounts' tiers."""
    from tanada.cli.exampling import ExampleCall, example_command

    example_command(
        ExampleCall(
            folder=folder,
            accounts=accounts,
            seed=seed,
            as_of=day_option(as_of) if as_of else None,
            months=months,
            policy=policy,
            language=chosen_language(lang),
        )
    )


@app.command(help="segments")
def segments(
    accounts: Accounts,
    by: By,
    policy: PolicyName = "standard",
    mapping: Map = None,
    as_of: AsOf = None,
    out: CellsOut = None,
    svg: HeatmapOut = None,
    max_rejects: MaxRejects = "5%",
    memory_limit: Memory = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Cross accounts by some of their attributes."""
    from tanada.cli.segments import SegmentsCall, segments_command

    segments_command(
        SegmentsCall(
            accounts=accounts,
            by=by,
            policy=policy,
            as_of=day_option(as_of),
            language=chosen_language(lang),
            mapping=mapping,
            out=out,
            svg=svg,
            max_rejects=max_rejects,
            memory_limit=memory_limit,
            as_json=as_json,
        )
    )


@app.command(help="thresholds")
def thresholds(
    accounts: Accounts,
    of: Of = "arr",
    policy: SharesOf = None,
    tiers: Tiers = None,
    as_of: AsOf = None,
    mapping: Map = None,
    write: WriteTo = None,
    svg: Picture = None,
    max_rejects: MaxRejects = "5%",
    memory_limit: Memory = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Propose thresholds from the distribution of a number."""
    from tanada.cli.thresholds import ThresholdsCall, thresholds_command

    thresholds_command(
        ThresholdsCall(
            accounts=accounts,
            as_of=day_option(as_of),
            language=chosen_language(lang),
            of=of,
            policy=policy,
            tiers=tiers,
            mapping=mapping,
            write=write,
            svg=svg,
            as_json=as_json,
            memory_limit=memory_limit,
            max_rejects=max_rejects,
        )
    )


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
def check(
    policy: Document,
    accounts: CheckAccounts = None,
    mapping: Map = None,
    as_of: AsOf = None,
    max_rejects: MaxRejects = "5%",
    fix: Fix = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Check a policy document, run its examples and name its pitfalls."""
    from tanada.cli.checking import CheckCall, check_command

    check_command(
        CheckCall(
            policy=policy,
            as_of=day_option(as_of),
            language=chosen_language(lang),
            accounts=accounts,
            mapping=mapping,
            max_rejects=max_rejects,
            fix=fix,
            as_json=as_json,
        )
    )


@policies.command("show", help="show")
def show(policy: Document, lang: Lang = None) -> None:
    """Tell a policy in prose."""
    from tanada.cli.policies import show_command

    show_command(policy, chosen_language(lang))


@policies.command("diff", help="diff")
def diff(before: OldDocument, after: NewDocument, as_json: Json = False, lang: Lang = None) -> None:
    """Say what changes in meaning from one policy to another."""
    from tanada.cli.diffing import diff_command

    diff_command(before, after, chosen_language(lang), as_json=as_json)


@policies.command("compile", help="compile")
def compile_policy(
    policy: Document,
    dialect: Dialect,
    table: Table = "accounts",
    columns: Columns = None,
    as_of: SqlDay = None,
    dbt: Dbt = None,
    out: SqlOut = None,
    lang: Lang = None,
) -> None:
    """Print a policy as SQL for another engine."""
    from tanada.cli.compiling import CompileCall, compile_command

    compile_command(
        CompileCall(
            policy=policy,
            dialect=dialect,
            language=chosen_language(lang),
            table=table,
            columns=columns,
            as_of=day_option(as_of) if as_of else None,
            dbt=dbt,
            out=out,
        )
    )


@policies.command("prove", help="prove")
def prove(
    policy: Document, timeout: ProofTimeout = 5.0, as_json: Json = False, lang: Lang = None
) -> int:
    """Prove what a policy promises."""
    from tanada.cli.proving import prove_command

    return prove_command(policy, timeout, chosen_language(lang), as_json=as_json)


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


@cache
def localised_app(language: Language) -> Callable[..., object]:
    """The command line with its help in the reader's language."""
    take_up_server()
    command = typer.main.get_command(app)
    localise(command, language)
    return command


@cache
def take_up_server() -> None:
    """Add the commands of the server, where that is installed: the core knows no more of it."""
    if find_spec("tanada_web") and find_spec("django"):
        import_module(_SERVER).register(app, policies)


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
