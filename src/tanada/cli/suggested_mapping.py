"""A proposed mapping as a YAML document, with what is doubtful as comments."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from tanada.accounts.suggest.evidence import Reason
from tanada.accounts.suggest.given import inner, listed, scalar
from tanada.accounts.suggest.proposal import Line, Proposal, Question, TableProposal
from tanada.cli.streams import one_line, without_controls
from tanada.messages import Language, say
from tanada.messages.formats import listed as told_list
from tanada.messages.saying import known

_DOUBTFUL = "# doubtful: "
_IN_ACCOUNTS = ("suggest.question.dates", "suggest.question.decimals")


def mapping_text(proposal: Proposal, language: Language) -> str:
    """The document; everything that is not sure enough stands in comments."""
    accounts = proposal.accounts
    assert accounts is not None
    return "\n".join([*_document(proposal, accounts, language), ""])


def told(reason: Reason, language: Language) -> str:
    """A reason in words; parameters that are codes are said too."""
    params = {
        name: say(value, language) if isinstance(value, str) and known(value) else value
        for name, value in reason.params.items()
    }
    return one_line(without_controls(say(reason.code, language, **params)))


def _document(proposal: Proposal, accounts: TableProposal, language: Language) -> Iterator[str]:
    files = [path.name for table in proposal.tables for path in table.paths]
    yield _comment(say("suggest.document_head", language, found=files))
    yield _comment(say("suggest.document_check", language))
    for table in proposal.tables:
        if table.kind == "unknown":
            file = table.paths[0].name
            yield _comment(say("suggest.document_unknown", language, file=file))
    yield "tanada_mapping: 1"
    yield from _options(accounts, language)
    yield from _lines("source", "fields", accounts.fields, "", language)
    further = [table for table in proposal.further if table.kind != "rates"]
    if further:
        sure = any(table.readable for table in further)
        yield "tables:" if sure else _DOUBTFUL + "tables:"
    for table in further:
        lines = _table(table, accounts, language)
        yield from lines if table.readable else _doubtful(lines)
    for table in proposal.tables:
        if table.kind == "rates":  # which currency they are for, no file says
            yield from _doubtful(_rates(table, accounts, language))


def _options(table: TableProposal, language: Language) -> Iterator[str]:
    if table.kind == "accounts" or not table.columns:
        asked = [*_choices(table.questions, "  ", language)]
    else:
        asked = []
    if table.options:
        yield "accounts:"
        yield from (f"  {name}: {value}" for name, value in table.options.items())
    elif asked:
        yield "# accounts:"
    yield from asked


def _lines(
    source: str, section: str, lines: Iterable[Line], indent: str, language: Language
) -> Iterator[str]:
    """The section of sources that formulas read, and the section of the lines themselves."""
    lines = list(lines)
    sources = {each.written(): line.active for line in lines for each in line.given.sources}
    for line in lines:
        if line.active:
            sources.update((each.written(), True) for each in line.given.sources)
    if sources:
        yield f"{indent}{'' if any(sources.values()) else _DOUBTFUL}{source}:"
        for written, active in sources.items():
            yield f"{indent}  {'' if active else _DOUBTFUL}{written}"
    active_lines = any(line.active for line in lines)
    yield f"{indent}{'' if active_lines else _DOUBTFUL}{section}:"
    for line in sorted(lines, key=lambda line: not line.active):
        yield f"{indent}  {_written(line, language)}"


def _written(line: Line, language: Language) -> str:
    text = f"{line.target}: {line.given.written()}"
    if line.rewritten and len(line.columns) == 1:
        words = ", ".join(f"{inner(old)}: {inner(new)}" for old, new in line.rewritten.items())
        text = f"{line.target}: {{column: {inner(line.columns[0])}, values: {{{words}}}}}"
    if line.forced and line.confidence < 1 and line.columns:
        return f"{text}  {_comment(say('suggest.document_own_name', language))}"
    if line.active and line.confidence >= 0.9:
        return text
    why = [told(reason, language) for reason in line.reasons]
    sure = "likely" if line.active else "doubtful"
    comment = _comment("; ".join(why))
    return f"{text}  {comment}" if sure == "likely" else f"{_DOUBTFUL}{text}  {comment}"


def _table(table: TableProposal, accounts: TableProposal, language: Language) -> Iterator[str]:
    yield f"  {table.name}:"
    yield f"    kind: {table.kind}"
    if table is not accounts:
        yield f"    file: {_files(table, accounts)}"
    yield f"    {_account(table, language)}"
    yield from _choices(table.questions, "    ", language)
    yield from _lines("source", "columns", table.columns, "    ", language)
    if table.settings:
        yield "    settings:"
        yield from (f"      {name}: {listed(found)}" for name, found in table.settings.items())
    for name, found in table.open_settings.items():
        why = _comment(say("suggest.document_advanced", language))
        yield f"    # doubtful: settings: {{{name}: {listed(found)}}}  {why}"


def _account(table: TableProposal, language: Language) -> str:
    join = table.join
    if join is None:
        return f"account: ?  {_comment(say('suggest.not_joined', language))}"
    text = scalar(join.column)
    if join.matches is not None:
        text = f"{{column: {inner(join.column)}, matches: {inner(join.matches)}}}"
    elif join.through is not None:
        text = f"{{column: {inner(join.column)}, through: {inner(join.through)}}}"
    if join.unlike is not None:
        first, second = join.unlike
        why = say("suggest.joined_loosely", language, first=first, second=second)
        return f"account: {text}  {_comment(why)}"
    return f"account: {text}"


def _doubtful(lines: Iterable[str]) -> Iterator[str]:
    """Lines that stand in comments, at the place where they would count."""
    for line in lines:
        text = line.lstrip()
        written = text if text.startswith("#") else _DOUBTFUL + text
        yield line[: len(line) - len(text)] + written


def _rates(table: TableProposal, accounts: TableProposal, language: Language) -> Iterator[str]:
    columns = ", ".join(f"{line.target}: {line.given.written()}" for line in table.columns)
    yield "rates:"
    yield f"  file: {_files(table, accounts)}"
    yield f"  per: USD  {_comment(say('suggest.document_per', language))}"
    yield f"  columns: {{{columns}}}"
    if table.currencies:
        pairs = (f"{inner(name)}: {code}" for name, code in table.currencies.items())
        yield f"  currencies: {{{', '.join(pairs)}}}"


def _choices(questions: Iterable[Question], indent: str, language: Language) -> Iterator[str]:
    """What a table's questions are answered with, for those that are a line of their own."""
    for question in questions:
        if question.code in _IN_ACCOUNTS:
            told_question = told(Reason(question.code, question.params), language)
            yield f"{indent}{_comment(told_question)}"
            for choice in question.choices:
                why = told(Reason(choice.code, choice.params), language)
                yield f"{indent}# doubtful: {choice.line}  {_comment(why)}"


def _files(table: TableProposal, accounts: TableProposal) -> str:
    """The table's files as the mapping names them: from the folder of ACCOUNTS."""
    folder = accounts.paths[0].absolute().parent
    names = [_from(folder, path) for path in table.paths]
    return scalar(names[0]) if len(names) == 1 else listed(names)


def _from(folder: Path, path: Path) -> str:
    return Path(os.path.relpath(path.absolute(), folder)).as_posix()


def _comment(text: str) -> str:
    return f"# {one_line(without_controls(text))}"


def told_names(names: Iterable[object], language: Language, most: int | None = 12) -> str:
    """Names and values from a file, in a row; the first `most` of them."""
    shown = [one_line(without_controls(str(name))) for name in names]
    return told_list(shown, language, most)
