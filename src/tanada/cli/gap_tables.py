"""Gaps for a reader: the finding first, then the tables, then what to get."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from rich.console import Console
from rich.text import Text

from tanada.cli.output import console, print_whole, table
from tanada.decide.gaps.amounts import Amount
from tanada.decide.gaps.counting import Freshness, Partial
from tanada.decide.gaps.finding import FieldGap, Gaps
from tanada.messages import Language, formats, glance
from tanada.messages.labels import Labels
from tanada.policy.model import Policy

_SHOWN_STEPS = 8
_NOTHING = "–"


def print_gaps(gaps: Gaps, policy: Policy, as_of: date, language: Language) -> None:
    """What is missing and what it leaves open, on standard output."""
    shown = _Shown(gaps, Labels(policy, language), console())
    shown.finding(as_of)
    if gaps.accounts.accounts and gaps.fields:
        shown.floors()
        shown.fields()
        shown.freshness()
        shown.partial()
        shown.plan()


def field_label(name: str, labels: Labels) -> str:
    """What a field is called, with a capital where there are any."""
    return formats.capitalised(labels.of(name))


class _Shown:
    def __init__(self, gaps: Gaps, labels: Labels, out: Console) -> None:
        self.gaps = gaps
        self.labels = labels
        self.out = out

    # Lines and cells.

    def _line(self, text: str, style: str = "") -> None:
        self.out.print(Text(text, style=style), soft_wrap=True)

    def _say(self, code: str, style: str = "", /, **params: object) -> None:
        self._line(self.labels.say(code, **params), style)

    def _head(self, code: str) -> None:
        self.out.print()
        self._say(code, "bold")

    def _table(self, titles: list[str], rows: Sequence[Sequence[Text | str]]) -> None:
        """A table of numbers between two columns of words; only the last may be folded.

        A number is never cut: where there is no room, the terminal breaks the line.
        """
        print_whole(self.out, table(titles, rows, range(1, len(titles) - 1)), fold_last=True)

    def _titles(self, *columns: str) -> list[str]:
        return [self.labels.say(f"gaps.column.{column}") for column in columns]

    def _money(self, amount: Amount) -> str:
        if not amount.accounts or not amount.known:
            return _NOTHING
        return glance.money(amount.arr, self.labels.policy.currency, self.labels.language)

    def _days(self, days: int | None) -> str:
        return _NOTHING if days is None else self.labels.say("unit.days", count=days)

    # The parts.

    def finding(self, as_of: date) -> None:
        gaps, labels = self.gaps, self.labels
        all_, open_ = gaps.accounts, gaps.undetermined
        numbers = {"accounts": all_.accounts, "found": open_.accounts}
        if not all_.accounts:
            code = "portfolio.empty"
        elif not gaps.fields:
            code = "gaps.reads_nothing"
        elif not open_.accounts:
            code = "gaps.all_determined"
        else:
            every = open_.accounts == all_.accounts
            code = "gaps.none_determined" if every else "gaps.some_undetermined"
        self._say(code, "bold", **numbers)
        if gaps.fields and not any(field.in_file for field in gaps.fields):
            self._say("gaps.no_column", fields=len(gaps.fields))
        if open_.accounts and open_.arr:
            arr = {"arr": self._money(open_), "total": self._money(all_)}
            self._say("gaps.undetermined_arr", **arr)
        policy = labels.policy
        decided = {"policy": labels.words(policy.name), "fingerprint": policy.short_fingerprint}
        self._say("cli.decided_under", **decided, as_of=as_of)

    def floors(self) -> None:
        if not self.gaps.floors:
            return
        titles = [self.labels.say("gaps.floors"), *self._titles("accounts", "arr")]
        rows = [
            [self.labels.tier(tier), formats.number(amount.accounts), self._money(amount)]
            for tier, amount in self.gaps.floors
        ]
        self.out.print()
        print_whole(self.out, table(titles, rows, (1, 2)))

    def fields(self) -> None:
        gaps = self.gaps
        lacking = [field for field in gaps.fields if field.missing.accounts]
        idle = [field for field in lacking if not (field.in_file or field.named.accounts)]
        rows = [field for field in lacking if field not in idle]
        if rows:
            self._head("gaps.fields")
            self._field_table(rows)
        told = []
        if len(lacking) < len(gaps.fields):
            complete = len(gaps.fields) - len(lacking)
            numbers = {"complete": complete, "fields": len(gaps.fields)}
            told.append(self.labels.say("gaps.complete", **numbers))
        for code, found in (
            ("gaps.idle_without_column", [field.name for field in idle]),
            ("gaps.flags_without_column", list(gaps.flags_without_column)),
        ):
            if found:
                told.append(self.labels.say(code, found=found))
        if told:
            self.out.print()
        for text in told:
            self._line(text)

    def _field_table(self, fields: Sequence[FieldGap]) -> None:
        titles = self._titles("field", "missing", "arr")
        if self.gaps.undetermined.accounts:
            titles += self._titles("named", "decides", "at_most")
        titles += self._titles("label")
        rows = [self._field_row(field) for field in fields]
        self._table(titles, rows)
        if self.gaps.undetermined.accounts:
            self._say("gaps.legend", "dim")

    def _field_row(self, field: FieldGap) -> list[Text | str]:
        missing = field.missing
        row: list[Text | str] = [
            field.name,
            formats.number(missing.accounts),
            self._money(missing),
        ]
        if self.gaps.undetermined.accounts:
            decides = field.answer.determined.accounts
            row += [
                formats.number(field.named.accounts),
                Text(formats.number(decides), style="green" if decides else ""),
                formats.number(field.answer.may_be.accounts),
            ]
        return [*row, self._label(field)]

    def _label(self, field: FieldGap) -> str:
        label = field_label(field.name, self.labels)
        if not field.in_file:
            return self.labels.say("gaps.label_without_column", label=label)
        if field.stale:
            return self.labels.say("gaps.label_stale", label=label, stale=field.stale)
        return label

    def freshness(self) -> None:
        if not self.gaps.freshness:
            return
        self._head("gaps.freshness")
        names = ("field", "limit", "held", "fresh", "stale", "undated", "median", "oldest")
        rows = [self._freshness_row(each) for each in self.gaps.freshness]
        print_whole(self.out, table(self._titles(*names), rows, range(1, len(names))))
        self._say("gaps.ages", "dim")

    def _freshness_row(self, each: Freshness) -> list[Text | str]:
        fresh = Decimal(each.held - each.stale) / each.held if each.held else None
        return [
            each.field,
            self._days(each.limit_days),
            formats.number(each.held),
            glance.share(fresh),
            formats.number(each.stale),
            formats.number(each.undated),
            self._days(each.median_days),
            self._days(each.oldest_days),
        ]

    def partial(self) -> None:
        rows = [
            self._partial_row(each)
            for each in self.gaps.partial
            if each.in_part.accounts or each.missing.accounts
        ]
        if not rows:
            return
        self._head("gaps.partial")
        names = ("fact", "in_part", "arr", "unknown", "way")
        self._table(self._titles(*names), rows)

    def _partial_row(self, each: Partial) -> list[Text | str]:
        return [
            field_label(each.name, self.labels),
            formats.number(each.in_part.accounts),
            self._money(each.in_part),
            formats.number(each.missing.accounts),
            self.labels.say(f"gaps.way.{each.way}"),
        ]

    def plan(self) -> None:
        gaps = self.gaps
        if not gaps.undetermined.accounts:
            return
        self._head("gaps.plan")
        for number, step in enumerate(gaps.plan[:_SHOWN_STEPS], 1):
            found = self._together(step.fields)
            code = "gaps.step" if number == 1 else "gaps.step_more"
            amount = step.determined
            told = self.labels.say(code, number=number, found=found, accounts=amount.accounts)
            if amount.arr:
                told = self.labels.say("gaps.step_arr", step=told, arr=self._money(amount))
            self._line(f"  {told}")
        rest = gaps.plan[_SHOWN_STEPS:]
        if rest:
            more = sum(step.determined.accounts for step in rest)
            self._line("  " + self.labels.say("gaps.further_steps", steps=len(rest), accounts=more))
        if gaps.left.accounts:
            self._line("  " + self.labels.say("gaps.left", accounts=gaps.left.accounts))
        if gaps.plan:
            self._first()

    def _first(self) -> None:
        first, undetermined = self.gaps.plan[0], self.gaps.undetermined.accounts
        labels = [
            self.labels.say("gaps.named_field", label=self.labels.of(name), name=name)
            for name in first.fields
        ]
        code = "gaps.first" if len(labels) == 1 else "gaps.first_together"
        label = formats.listed(labels, self.labels.language)
        numbers = {"accounts": first.determined.accounts, "undetermined": undetermined}
        self.out.print()
        self._say(code, "bold", label=label, **numbers)

    def _together(self, fields: Sequence[str]) -> str:
        labels = [self.labels.of(field) for field in fields]
        if len(labels) == 1:
            return labels[0]
        found = formats.joined(labels, self.labels.language, "and")
        return self.labels.say("gaps.together", found=found)
