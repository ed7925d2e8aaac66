"""Explaining one account: the compiled query on one row, every node a column."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from sqlglot import exp

from tanada.accounts.layout import account_columns
from tanada.accounts.snapshot import ACCOUNTS, Snapshot
from tanada.decide.accounts import STALE, SUPPLIED
from tanada.decide.candidates import Lever, Search
from tanada.decide.compiling import Compiler, decision_columns
from tanada.decide.explanation import (
    Change,
    ClauseVerdict,
    Explanation,
    LevelVerdict,
    MeasurePoints,
    ScoreVerdict,
    Seen,
    TierVerdict,
    Value,
    Verdict,
)
from tanada.decide.needs import ranked
from tanada.decide.nodes import Nodes, parts
from tanada.decide.overlays import overlays_of
from tanada.decide.scoring import measure_column
from tanada.errors import AccountsError, Place, Problem
from tanada.policy.model import Attribute, Clause, Measure, Policy, Score, Tier
from tanada.rules.nearest import nearest
from tanada.rules.tree import Rule, names
from tanada.sql.operations import Operations

Changes = dict[str, Change | None]
_ROWS, _COUNTED = "explained", "counted_row__"


def explain(snapshot: Snapshot, policy: Policy, account_id: str, as_of: date) -> Explanation:
    """Why the account is in its tier on the date, and what would move it.

    Percentiles are those of the whole snapshot. Raises AccountsError where the snapshot
    has no such account, naming the nearest, or where it was rejected.
    """
    return _Explaining(snapshot, policy, account_id, as_of).explanation()


class _Explaining:
    def __init__(self, snapshot: Snapshot, policy: Policy, account_id: str, as_of: date) -> None:
        self.snapshot = snapshot
        self.policy = policy
        self.account_id = account_id
        self.as_of = as_of
        self.connection = snapshot.connection
        self.account = self._find()
        served = (rule for overlay in overlays_of(policy) for rule in overlay.rules())
        self.ranked = ranked([*policy.rules(), *served])
        self.columns = tuple(dict.fromkeys((*snapshot.columns, *policy.levers, *self.ranked)))
        self._make_rows()

    def _find(self) -> dict[str, Value]:
        cursor = self.connection.execute(
            f"SELECT * FROM {ACCOUNTS} WHERE account_id = ?", [self.account_id]
        )
        rows = cursor.fetchall()
        if rows:
            return dict(zip(self.snapshot.columns, rows[0], strict=True))
        rejected = self.connection.execute(
            "SELECT field, value, code FROM rejects WHERE account_id = ? LIMIT 1",
            [self.account_id],
        ).fetchall()
        place = Place(str(self.snapshot.path))
        params: dict[str, object] = {"found": self.account_id}
        if rejected:
            field, value, code = rejected[0]
            params |= {"field": field, "value": value, "reason": f"reject.{code}"}
            raise AccountsError(Problem("explain.rejected", place, params))
        near = self.connection.execute(
            f"SELECT account_id FROM {ACCOUNTS} "
            f"ORDER BY levenshtein(account_id, ?), account_id LIMIT 1",
            [self.account_id],
        ).fetchall()
        params["nearest"] = nearest(self.account_id, [str(found) for (found,) in near])
        raise AccountsError(Problem("explain.not_found", place, params))

    # The rows that go through the query: the account itself, and changed copies of it. With
    # percentiles, the whole snapshot stands beside them, without ids, to be held against.

    def _make_rows(self) -> None:
        types = {name: field_type(self.policy, name) for name in self.columns}
        listed = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {_ROWS} ({listed}, {_COUNTED} BOOLEAN)"
        )
        if not self.ranked:
            return
        same = ", ".join(f'"{name}"' for name in self.snapshot.columns)
        self.connection.execute(
            f"INSERT INTO {_ROWS} ({same}, {_COUNTED}) SELECT {same}, TRUE FROM {ACCOUNTS}"
        )
        self._put_itself_last()
        self.connection.execute(f"UPDATE {_ROWS} SET account_id = NULL")

    def _put_itself_last(self) -> None:
        """The account counts among the others but is never below a changed copy of itself."""
        known = self.policy.known_names()
        highest = {name: str(10 ** known[name].digits - 1) for name in self.ranked}
        dated = [f"{name}_as_of" for name in self.ranked if f"{name}_as_of" in self.columns]
        values = [
            *(f'"{name}" = {value}' for name, value in highest.items()),
            *(f"\"{name}\" = DATE '{self.as_of.isoformat()}'" for name in dated),
        ]
        self.connection.execute(
            f"UPDATE {_ROWS} SET {', '.join(values)} WHERE account_id = ?", [self.account_id]
        )

    def _fill(self, rows: Sequence[dict[str, Value]]) -> None:
        """Put rows through in place of those before."""
        self.connection.execute(f"DELETE FROM {_ROWS} WHERE account_id IS NOT NULL")
        marks = ", ".join("?" for _ in (*self.columns, _COUNTED))
        self.connection.executemany(
            f"INSERT INTO {_ROWS} VALUES ({marks})",
            [[*(row.get(name) for name in self.columns), False] for row in rows],
        )

    def _compiler(self) -> Compiler:
        counted = _COUNTED if self.ranked else None
        return Compiler(self.policy, self.columns, self.as_of, counted_column=counted)

    def _select(self, tree: exp.Select) -> list[dict[str, Value]]:
        """The rows put through, without those they are held against."""
        sql = tree.sql(dialect="duckdb", copy=False)
        cursor = self.connection.execute(f"SELECT * FROM ({sql}) WHERE account_id IS NOT NULL")
        titles = [column[0] for column in cursor.description or ()]
        return [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]

    def explanation(self) -> Explanation:
        """Put the account through with every node a column, then its changed copies."""
        compiler = self._compiler()
        nodes = Nodes(compiler)
        for rule in self.policy.conditions():
            nodes.add(rule)
        self._fill([self.account])
        everything = {name: name for name in compiler.facts.by_name}
        (row,) = self._select(compiler.facts.select(everything, _ROWS))
        reading = _Row(self.policy, row, nodes.columns, self.account)
        decision = {name: row[f"decision__{name}"] for name in decision_columns(self.policy)}
        missing = str(decision["missing"] or "")
        up, down = self._changes(decision, row)
        return Explanation(
            self.account_id,
            self.as_of,
            decision,
            tuple(reading.tier(tier) for tier in self.policy.tiers),
            tuple(reading.level(each) for each in self.policy.attributes),
            tuple(reading.score(score) for score in self.policy.scores),
            tuple(missing.split(",")) if missing else (),
            up,
            down,
        )

    def _changes(
        self, decision: dict[str, Value], row: dict[str, Value]
    ) -> tuple[Changes, Changes]:
        if decision["tier"] is None:
            return {}, {}
        known = self.policy.known_names()
        levers = []
        for name in self.policy.levers:
            field = self.policy.fields.get(name)
            least, most = (field.least, field.most) if field else (None, None)
            levers.append(Lever(name, known[name], row.get(name), least, most))
        return Search(self.policy, str(decision["tier"]), self._tiers_of).run(levers)

    def _tiers_of(self, changes: Sequence[tuple[str, Value]]) -> list[str | None]:
        """The tier that each single change leads to, by the same query."""
        rows = []
        for number, (name, value) in enumerate(changes):
            changed = {**self.account, "account_id": str(number), name: value}
            if f"{name}_as_of" in self.account:
                changed[f"{name}_as_of"] = self.as_of
            rows.append(changed)
        if not rows:
            return []
        self._fill(rows)
        tree = self._compiler().query(["account_id", "tier"], table=_ROWS).tree
        found = {row["account_id"]: row["tier"] for row in self._select(tree)}
        return [None if found[str(n)] is None else str(found[str(n)]) for n in range(len(changes))]


class _Row:
    """Reads the columns of the explained row back into verdicts."""

    def __init__(
        self,
        policy: Policy,
        row: dict[str, Value],
        nodes: dict[Rule, str],
        account: dict[str, Value],
    ) -> None:
        self.policy = policy
        self.row = row
        self.nodes = nodes
        self.account = account

    def seen(self, mentioned: Collection[str]) -> tuple[Seen, ...]:
        """Named values, and whether they are known, missing, stale or supplied."""
        return tuple(
            Seen(name, self.row.get(name), self.state(name), self.written(name))
            for name in mentioned
        )

    def state(self, name: str) -> str:
        if self.row.get(STALE + name):
            return "stale"
        if self.row.get(SUPPLIED + name) is not None:
            return "supplied"
        return "missing" if self.row.get(name) is None else "known"

    def written(self, name: str) -> Value:
        return self.account.get(name) if self.row.get(STALE + name) else None

    def verdict(self, rule: Rule) -> Verdict:
        """A condition's verdict with those of its parts."""
        holds = self.row[self.nodes[rule]]
        return Verdict(rule, _truth(holds), tuple(self.verdict(part) for part in parts(rule)))

    def tier(self, tier: Tier) -> TierVerdict:
        clauses = tuple(self.clause(tier, clause) for clause in tier.clauses)
        verdicts = [clause.holds for clause in clauses]
        holds = True if True in verdicts else None if None in verdicts else False
        return TierVerdict(tier.key, holds, clauses)

    def clause(self, tier: Tier, clause: Clause) -> ClauseVerdict:
        reason = tier.reason(clause)
        if clause.rule is None:
            return ClauseVerdict(clause.name, reason, True, None, ())
        verdict = self.verdict(clause.rule)
        return ClauseVerdict(
            clause.name, reason, verdict.holds, verdict, self.seen(names(clause.rule))
        )

    def level(self, attribute: Attribute) -> LevelVerdict:
        lines = tuple(
            (
                line.level,
                True if line.rule is None else self.verdict(line.rule).holds,
                None if line.rule is None else self.verdict(line.rule),
            )
            for line in attribute.lines
        )
        return LevelVerdict(
            attribute.name, self.row.get(attribute.name), self.state(attribute.name), lines
        )

    def score(self, score: Score) -> ScoreVerdict:
        caps = [(at_most, rule) for rule, at_most in score.caps if self.verdict(rule).holds]
        value = self.row.get(score.name)
        band = self.row.get(score.band_name)
        return ScoreVerdict(
            score.name,
            None if value is None else Decimal(str(value)),
            None if band is None else str(band),
            self.state(score.name),
            score.missing,
            tuple(self.measure(score, measure) for measure in score.measures),
            tuple(sorted(caps, key=lambda cap: cap[0])),
        )

    def measure(self, score: Score, measure: Measure) -> MeasurePoints:
        points = self.row.get(measure_column(score, measure))
        mentioned = dict.fromkeys(name for rule in measure.rules() for name in names(rule))
        return MeasurePoints(
            measure.name,
            measure.weight,
            None if points is None else Decimal(str(points)),
            self.seen(mentioned),
        )


def field_type(policy: Policy, name: str) -> str:
    """The engine's type of an accounts column."""
    return Operations().sql_type(account_columns(policy)[name].type)


def _truth(value: Value) -> bool | None:
    return None if value is None else bool(value)
