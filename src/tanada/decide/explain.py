"""Explaining one account: the compiled query on one row, every node a column."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
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
from tanada.decide.nodes import Nodes, parts
from tanada.decide.others import lay_others, others_query, ranked_by, stand_among_others
from tanada.decide.scoring import measure_column
from tanada.errors import AccountsError, Place, Problem
from tanada.policy.model import Attribute, Clause, Measure, Policy, Score, Tier
from tanada.rules.nearest import nearest
from tanada.rules.tree import Rule, names
from tanada.sql.operations import Operations

Changes = dict[str, Change | None]
_ROWS = "explained"
_ITSELF, _CHANGES = "explained_account", "explained_changes"


@dataclass(frozen=True)
class Prepared:
    """A policy made ready to explain accounts with some columns on a day.

    `everything` gives every fact of a row and `tier` the tier alone, both over the rows put
    through; `nodes` are the columns of conditions. `others` gives what percentiles are taken
    of, None where there are none.
    """

    columns: tuple[str, ...]
    nodes: dict[Rule, str]
    others: str | None
    everything: str
    tier: str


def prepare(policy: Policy, columns: Collection[str], as_of: date) -> Prepared:
    """Compile a policy for `explain`: the same for every account with these columns."""
    wanted = tuple(dict.fromkeys((*columns, *policy.levers)))
    compiler = Compiler(policy, wanted, as_of)
    stand_among_others(compiler)
    tier = compiler.query(["account_id", "tier"], table=_ROWS).tree
    nodes = Nodes(compiler)
    for rule in policy.conditions():
        nodes.add(rule)
    everything = compiler.facts.select({name: name for name in compiler.facts.by_name}, _ROWS)
    others = others_query(policy, columns, as_of) if ranked_by(policy) else None
    return Prepared(wanted, nodes.columns, others, _text(everything), _text(tier))


def explain(
    snapshot: Snapshot,
    policy: Policy,
    account_id: str,
    as_of: date,
    prepared: Prepared | None = None,
    *,
    others_laid: bool = False,
) -> Explanation:
    """Why the account is in its tier on the date, and what would move it.

    Percentiles are those of the whole snapshot; where `others_laid`, of what `lay_others` laid.
    `prepared` is the policy's, for the snapshot's columns and the day. Raises AccountsError where
    the snapshot has no such account, naming the nearest, or where it was rejected.
    """
    ready = prepared or prepare(policy, snapshot.columns, as_of)
    if ready.others and not others_laid:
        lay_others(snapshot.connection, policy, ready.others, account_id)
    return _Explaining(snapshot, policy, account_id, as_of, ready).explanation()


class _Explaining:
    def __init__(
        self,
        snapshot: Snapshot,
        policy: Policy,
        account_id: str,
        as_of: date,
        prepared: Prepared,
    ) -> None:
        self.snapshot = snapshot
        self.policy = policy
        self.account_id = account_id
        self.as_of = as_of
        self.connection = snapshot.connection
        self.account = self._find()
        self.prepared = prepared
        self.columns = prepared.columns
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

    # The rows that go through the query: the account itself, and changed copies of it.

    def _make_rows(self) -> None:
        types = {name: field_type(self.policy, name) for name in self.columns}
        given = set(self.snapshot.columns)
        listed = ", ".join(
            f'"{name}"' if name in given else f'CAST(NULL AS {kind}) AS "{name}"'
            for name, kind in types.items()
        )
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {_ITSELF} AS "
            f"SELECT {listed} FROM {ACCOUNTS} WHERE account_id = ?",
            [self.account_id],
        ).fetchall()
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {_ROWS} AS FROM {_ITSELF}"
        ).fetchall()

    def _fill(self, changes: Sequence[tuple[str, Value]]) -> None:
        """Put changed copies of the account through, in place of the rows before."""
        names, values = [name for name, _ in changes], [str(value) for _, value in changes]
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {_CHANGES} AS SELECT generate_subscripts($1, 1) - 1 "
            "AS number, unnest($1::TEXT[]) AS changed, unnest($2::TEXT[]) AS changed_to",
            [names, values],
        ).fetchall()
        today = f"DATE '{self.as_of.isoformat()}'"
        replaced = ["CAST(number AS TEXT) AS account_id"]
        for name in dict.fromkeys(names):
            kind, dated = field_type(self.policy, name), f"{name}_as_of"
            new = {name: f"CAST(changed_to AS {kind})"}
            new |= {dated: today} if dated in self.columns else {}
            replaced += [
                f'CASE WHEN changed = \'{name}\' THEN {value} ELSE "{column}" END AS "{column}"'
                for column, value in new.items()
            ]
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {_ROWS} AS SELECT a.* REPLACE ({', '.join(replaced)}) "
            f"FROM {_ITSELF} AS a CROSS JOIN {_CHANGES}"
        ).fetchall()

    def _select(self, sql: str) -> list[dict[str, Value]]:
        """The rows put through."""
        cursor = self.connection.execute(sql)
        titles = [column[0] for column in cursor.description or ()]
        return [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]

    def explanation(self) -> Explanation:
        """Put the account through with every node a column, then its changed copies."""
        (row,) = self._select(self.prepared.everything)
        reading = _Row(self.policy, row, self.prepared.nodes, self.account)
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
        if not changes:
            return []
        self._fill(changes)
        found = {row["account_id"]: row["tier"] for row in self._select(self.prepared.tier)}
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


def _text(tree: exp.Select) -> str:
    return tree.sql(dialect=Operations.dialect, copy=False)


def _truth(value: Value) -> bool | None:
    return None if value is None else bool(value)
