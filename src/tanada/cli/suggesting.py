"""`tanada accounts suggest`: look at exports, propose a mapping, say why and ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from tanada.accounts.suggest.candidates import sureness
from tanada.accounts.suggest.evidence import Reason
from tanada.accounts.suggest.proposal import Join, Line, Proposal, Question, TableProposal
from tanada.accounts.suggest.proposing import suggest_mapping
from tanada.cli.output import note
from tanada.cli.streams import one_line, print_json, without_controls
from tanada.cli.suggested_mapping import mapping_text, told, told_names
from tanada.decide.writing import replacing
from tanada.errors import Place, Problem, UsageError
from tanada.messages import Language, say
from tanada.sql.engine import connect

_SHOWN_UNUSED = 30


def suggest_command(
    files: list[Path],
    out: Path | None,
    language: Language,
    *,
    force: bool,
    as_json: bool,
) -> None:
    """Propose a mapping; the document on standard output or in a file, findings beside."""
    _check_out(files, out, force=force)
    proposal = suggest_mapping(connect(), files)
    if not as_json:
        for text in _findings(proposal, language):
            note(text)
    if proposal.accounts is None:
        place = Place(", ".join(str(file) for file in files))
        raise UsageError(Problem("suggest.no_accounts", place))
    document = mapping_text(proposal, language)
    if out is not None:
        with replacing(out) as temporary:
            temporary.write_text(document, encoding="utf-8")
    if as_json:
        print_json({**_as_data(proposal, language), "mapping": document, "out": out})
        return
    if out is None:
        print(document, end="")
        return
    note(say("cli.written", language, file=out))
    accounts = proposal.accounts.paths[0]
    note(say("suggest.next", language, accounts=accounts, file=out))


def _check_out(files: Iterable[Path], out: Path | None, *, force: bool) -> None:
    """Raise UsageError where the document could not be written, or would replace something."""
    if out is None:
        return
    if out.is_dir():
        raise UsageError(Problem("out.directory", Place(str(out))))
    if not out.parent.is_dir():
        raise UsageError(Problem("out.no_folder", Place(str(out)), {"found": str(out.parent)}))
    if any(file.resolve() == out.resolve() for file in files):
        raise UsageError(Problem("out.is_read", Place(str(out))))
    if out.exists() and not force:
        raise UsageError(Problem("out.exists", Place(str(out))))


def _findings(proposal: Proposal, language: Language) -> Iterator[str]:
    """What was found in each file, line by line."""
    for each in proposal.notes:
        yield told(each, language)
    for table in proposal.tables:
        yield from _table(table, language)
    if proposal.accounts is not None and proposal.missing:
        yield say("suggest.missing", language, found=told_names(proposal.missing, language, None))


def _table(table: TableProposal, language: Language) -> Iterator[str]:
    files = told_names((path.name for path in table.paths), language)
    kind = say(f"suggest.table.{table.kind}", language)
    yield say("suggest.table_line", language, file=files, kind=kind, rows=table.rows)
    why = [told(reason, language) for reason in table.reasons]
    if why:
        yield "  " + say("suggest.because", language, found=why)
    for each in table.notes:
        yield "  " + told(each, language)
    if "several_rows" in table.options:
        yield "  " + say("suggest.several_rows", language, column=table.key)
    if table.kind not in ("accounts", "rates", "unknown") or table.join is not None:
        yield "  " + _joined(table.join, language)
    if table.lacking:
        yield "  " + say("suggest.lacking", language, found=list(table.lacking))
    for line in sorted(table.lines, key=_place):
        yield from _line(line, language)
    for question in table.questions:
        yield from _question(question, language)
    if table.unused:
        found = told_names(table.unused, language, _SHOWN_UNUSED)
        yield "  " + say("suggest.unused", language, found=found)


def _place(line: Line) -> tuple[bool, float]:
    """The id first, then the surest."""
    return line.target != "account_id", -line.confidence


def _joined(join: Join | None, language: Language) -> str:
    if join is None:
        return say("suggest.not_joined", language)
    column = one_line(join.column)
    if join.matches is not None:
        return say("suggest.joined_matches", language, column=column, matches=join.matches)
    if join.through is not None:
        return say("suggest.joined_through", language, column=column, through=join.through)
    if join.share is None or join.share == 1:
        return say("suggest.joined", language, column=column)
    if join.unlike is not None:
        first, second = join.unlike
        return say("suggest.joined_loosely", language, first=first, second=second)
    share = round(100 * join.share)
    return say("suggest.joined_share", language, column=column, share=share)


def _line(line: Line, language: Language) -> Iterator[str]:
    sure = say(f"suggest.sure.{sureness(line.confidence)}", language)
    source = one_line(without_controls(line.given.written()))
    why = "; ".join(told(reason, language) for reason in line.reasons)
    params = {"target": line.target, "source": source, "sure": sure, "found": why}
    yield "  " + say("suggest.line", language, **params)
    examples = [text for texts in line.examples.values() for text in texts][:3]
    if examples:
        found = told_names(examples, language)
        yield "      " + say("suggest.examples", language, found=found)


def _question(question: Question, language: Language) -> Iterator[str]:
    asked = told(Reason(question.code, question.params), language)
    yield "  " + say("suggest.question", language, found=asked)
    for choice in question.choices:
        why = told(Reason(choice.code, choice.params), language)
        *before, line = choice.line.splitlines()
        yield from (f"      {each}" for each in before)
        yield f"      {line}  # {why}"


def _as_data(proposal: Proposal, language: Language) -> dict[str, object]:
    return {
        "tables": [_table_data(table, proposal, language) for table in proposal.tables],
        "missing": list(proposal.missing),
        "notes": [_reason_data(each, language) for each in proposal.notes],
    }


def _table_data(table: TableProposal, proposal: Proposal, language: Language) -> dict[str, object]:
    return {
        "files": [str(path) for path in table.paths],
        "name": table.name,
        "kind": table.kind,
        "is_accounts": table is proposal.accounts,
        "because": [_reason_data(each, language) for each in table.reasons],
        "rows": table.rows,
        "all_rows": table.complete,
        "key": table.key,
        "fields": [_line_data(line, language) for line in table.fields],
        "columns": [_line_data(line, language) for line in table.columns],
        "readable": table.readable,
        "lacking": list(table.lacking),
        "join": None if table.join is None else asdict(table.join),
        "options": dict(table.options),
        "settings": {name: list(found) for name, found in table.settings.items()},
        "open_settings": {name: list(found) for name, found in table.open_settings.items()},
        "currencies": dict(table.currencies),
        "questions": [_question_data(each, language) for each in table.questions],
        "unused": list(table.unused),
        "notes": [_reason_data(each, language) for each in table.notes],
    }


def _line_data(line: Line, language: Language) -> dict[str, object]:
    return {
        "target": line.target,
        "line": f"{line.target}: {line.given.written()}",
        "source": [source.written() for source in line.given.sources],
        "columns": list(line.columns),
        "confidence": line.confidence,
        "sure": sureness(line.confidence),
        "active": line.active,
        "because": [_reason_data(each, language) for each in line.reasons],
        "examples": {column: list(texts) for column, texts in line.examples.items()},
        "rewritten": dict(line.rewritten),
    }


def _question_data(question: Question, language: Language) -> dict[str, object]:
    return {
        "code": question.code,
        **question.params,
        "message": told(Reason(question.code, question.params), language),
        "choices": [
            {
                "code": choice.code,
                "line": choice.line,
                "message": told(Reason(choice.code, choice.params), language),
            }
            for choice in question.choices
        ],
    }


def _reason_data(reason: Reason, language: Language) -> dict[str, object]:
    return {"code": reason.code, **reason.params, "message": told(reason, language)}
