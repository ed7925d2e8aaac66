"""Rule text → parsed rule → typed tree.

`parse_rule` needs the text alone; `type_rule` then holds it against the names that
are known where it stands. Each finds every problem it can, not only the first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Context, Decimal, InvalidOperation

from sqlglot import exp
from sqlglot.errors import ParseError
from sqlglot.parser import Parser
from sqlglot.tokenizer_core import Token, TokenType

from tanada.fields import FLAG, NUMERIC, Kind, Type
from tanada.rules import arithmetic
from tanada.rules.functions import FUNCTIONS
from tanada.rules.limits import (
    MAX_CHARACTERS,
    MAX_NESTING,
    MAX_NUMBER_DIGITS,
    MAX_NUMBER_PLACES,
    MAX_WIDTH,
)
from tanada.rules.nearest import nearest
from tanada.rules.tokens import NAME_MARK, RuleProblem, read_tokens, spelled
from tanada.rules.tree import (
    All,
    Any,
    Arithmetic,
    Call,
    Compare,
    Day,
    Missing,
    Name,
    Negative,
    Not,
    Number,
    OneOf,
    Rule,
    Text,
    Truth,
)

_COMPARISONS: dict[type[exp.Expr], str] = {
    exp.EQ: "=",
    exp.NEQ: "!=",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
}
_TURNED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ARITHMETIC: dict[type[exp.Expr], str] = {
    exp.Add: "+",
    exp.Sub: "-",
    exp.Mul: "*",
    exp.Div: "/",
}
_CHAIN_OF: dict[type[exp.Expr], tuple[type[exp.Expr], ...]] = {
    exp.And: (exp.And,),
    exp.Or: (exp.Or,),
    exp.Add: (exp.Add, exp.Sub),
    exp.Sub: (exp.Add, exp.Sub),
    exp.Mul: (exp.Mul, exp.Div),
    exp.Div: (exp.Mul, exp.Div),
}
_LITERAL = (Number, Text, Day, Truth)
_EXACT = Context(prec=MAX_CHARACTERS)
_RECKON = {"+": _EXACT.add, "-": _EXACT.subtract, "*": _EXACT.multiply}
"""Wide enough for every digit that a rule can hold."""


@dataclass(frozen=True)
class ParsedRule:
    """A rule whose grammar is right and whose names are not yet looked up."""

    text: str
    tree: exp.Expr
    tokens: tuple[Token, ...]

    @property
    def names(self) -> frozenset[str]:
        """Every name the rule mentions."""
        return frozenset(_unmarked(column) for column in self.tree.find_all(exp.Column))


def parse_rule(text: str) -> ParsedRule | list[RuleProblem]:
    """The rule's grammar, or every problem of it that was found."""
    tokens, problems = read_tokens(text)
    if problems:
        return problems
    try:
        trees = Parser().parse(tokens, text)
    except ParseError as error:
        found = error.errors[0] if error.errors else {}
        start = _offset(text, found.get("line"), found.get("col"), found.get("highlight"))
        params: dict[str, object] = {"found": found.get("highlight") or text}
        return [RuleProblem("rule.unreadable", start, len(text), params)]
    tree = trees[0] if len(trees) == 1 else None
    if tree is None:
        return [RuleProblem("rule.unreadable", 0, len(text), {"found": text})]
    if _too_deep(tree):
        return [RuleProblem("rule.too_deep", 0, len(text), {"limit": MAX_NESTING})]
    return ParsedRule(text, tree, tuple(tokens))


def type_rule(
    parsed: ParsedRule, known: Mapping[str, Type | None], expected: str = "flag"
) -> Rule | list[RuleProblem]:
    """The typed tree of a parsed rule, or every problem of it.

    `known` are the names that may be mentioned; a type of None marks one whose own
    definition is broken and reported elsewhere. `expected` is `flag` for a condition,
    `value` for a formula that may give anything but a bare literal's kind.
    """
    typing = _Typing(parsed, known)
    rule = typing.convert(parsed.tree)
    if rule is not None and expected == "flag" and rule.type.kind is not Kind.FLAG:
        typing.report("rule.not_a_condition", parsed.tree, found=parsed.text)
    if typing.problems or rule is None:
        return typing.problems
    return rule


class _Typing:
    """One walk through a parsed rule, gathering problems as it goes."""

    def __init__(self, parsed: ParsedRule, known: Mapping[str, Type | None]) -> None:
        self.text = parsed.text
        self.known = known
        self.problems: list[RuleProblem] = []
        literals = (TokenType.NUMBER, TokenType.STRING, TokenType.NULL)
        self.literal_tokens = deque(t for t in parsed.tokens if t.token_type in literals)
        self.places: dict[int, tuple[int, int]] = {}
        self._place_literals(parsed.tree)

    def _place_literals(self, tree: exp.Expr) -> None:
        """SQLGlot places names but not literals: these stand in the order of their tokens."""
        for node in tree.dfs():
            if isinstance(node, exp.Literal | exp.Null) and self.literal_tokens:
                token = self.literal_tokens.popleft()
                self.places[id(node)] = (token.start, token.end + 1)

    def place(self, node: exp.Expr) -> tuple[int, int]:
        """The characters that a node spans, by the names and literals in it."""
        spans = []
        for part in node.dfs():
            if id(part) in self.places:
                spans.append(self.places[id(part)])
            elif isinstance(part, exp.Identifier) and "start" in part.meta:
                spans.append((part.meta["start"], part.meta["end"] + 1))
        if not spans:
            return 0, len(self.text)
        return min(start for start, _ in spans), max(end for _, end in spans)

    def report(self, code: str, node: exp.Expr, **params: object) -> None:
        self.problems.append(RuleProblem(code, *self.place(node), params))

    def convert(self, node: exp.Expr, beside: Type | None = None) -> Rule | None:
        """The typed node, or None where it or a part of it has a problem.

        `beside` is the type on the other side of a comparison: it tells what a text
        in quotes stands for.
        """
        if isinstance(node, exp.Paren):
            return self.convert(node.this, beside)
        if isinstance(node, (exp.And, exp.Or)):
            return self._connective(node)
        if isinstance(node, exp.Not):
            return self._not(node)
        if type(node) in _COMPARISONS:
            return self._comparison(node, _COMPARISONS[type(node)])
        if isinstance(node, exp.Between):
            return self._between(node)
        if isinstance(node, exp.In):
            return self._one_of(node)
        if isinstance(node, exp.Is):
            return self._is(node)
        if type(node) in _ARITHMETIC:
            return self._arithmetic(node, _ARITHMETIC[type(node)])
        if isinstance(node, exp.Neg):
            return self._negative(node)
        if isinstance(node, exp.Column):
            return self._name(node)
        if isinstance(node, exp.Literal):
            return self._literal(node, beside)
        if isinstance(node, exp.Boolean):
            return Truth(bool(node.this))
        if isinstance(node, exp.Func):
            return self._call(node)
        found = self.text[slice(*self.place(node))]
        self.report("rule.not_allowed", node, found=found)
        return None

    def _condition(self, node: exp.Expr) -> Rule | None:
        rule = self.convert(node)
        if rule is not None and rule.type.kind is not Kind.FLAG:
            self.report("rule.not_a_condition", node, found=self.text[slice(*self.place(node))])
            return None
        return rule

    def _connective(self, node: exp.And | exp.Or) -> Rule | None:
        kind = All if isinstance(node, exp.And) else Any
        parts = [self._condition(part) for part in _operands(node)]
        if any(part is None for part in parts):
            return None
        flat: list[Rule] = []
        for part in parts:
            flat.extend(part.parts if isinstance(part, kind) else [part])  # type: ignore[list-item]
        return kind(tuple(flat))

    def _not(self, node: exp.Not) -> Rule | None:
        part = self._condition(node.this)
        if part is None:
            return None
        return part.part if isinstance(part, Not) else Not(part)

    def _sides(self, left: exp.Expr, right: exp.Expr) -> tuple[Rule, Rule] | None:
        """Both sides of a comparison, a quoted text read as what the other side is."""
        first = None if _is_text(left) else self.convert(left)
        second = self.convert(right, first.type if first else None)
        if _is_text(left):
            first = self.convert(left, second.type if second else None)
        return None if first is None or second is None else (first, second)

    def _comparison(self, node: exp.Expr, operator: str) -> Rule | None:
        if isinstance(node.this, exp.Null) or isinstance(node.expression, exp.Null):
            self.report("rule.compared_with_null", node)
            return None
        sides = self._sides(node.this, node.expression)
        return None if sides is None else self._compared(node, operator, *sides)

    def _compared(self, node: exp.Expr, operator: str, left: Rule, right: Rule) -> Rule | None:
        """A comparison of converted sides, a literal always on the right."""
        if not self._comparable(node, operator, left.type, right.type):
            return None
        if isinstance(left, _LITERAL) and not isinstance(right, _LITERAL):
            left, right, operator = right, left, _TURNED[operator]
        if isinstance(right, Truth):
            return left if right.value == (operator == "=") else Not(left)
        return Compare(operator, left, right)

    def _comparable(self, node: exp.Expr, operator: str, left: Type, right: Type) -> bool:
        chained = [side for side in (node.this, node.expression) if type(side) in _COMPARISONS]
        if chained:
            self.report("rule.chained", node)
            return False
        equality = operator in ("=", "!=")
        if left.numeric and right.numeric:
            if arithmetic.fit_together(left, right):
                return True
            self.report("rule.too_wide", node, limit=MAX_WIDTH)
            return False
        if left.kind is right.kind and left.values == right.values:
            if equality or left.kind in (Kind.LEVEL, Kind.DATE):
                return True
            code = "rule.no_order"
        else:
            code = "rule.different_kinds"
        params: dict[str, object] = {"operator": operator, "kind": left.kind}
        if code == "rule.different_kinds":
            params = {"left": left.kind, "right": right.kind}
        self.report(code, node, found=self.text[slice(*self.place(node))], **params)
        return False

    def _between(self, node: exp.Between) -> Rule | None:
        """Both ends belong to it; what stands before is converted once."""
        value = self.convert(node.this)
        beside = value.type if value else None
        low = self.convert(node.args["low"], beside)
        high = self.convert(node.args["high"], beside)
        if value is None or low is None or high is None:
            return None
        at_least = self._compared(node, ">=", value, low)
        at_most = self._compared(node, "<=", value, high) if at_least else None
        return None if at_least is None or at_most is None else All((at_least, at_most))

    def _one_of(self, node: exp.In) -> Rule | None:
        value = self.convert(node.this)
        options: list[Rule | None] = []
        for option in node.expressions:
            if not isinstance(option.this if isinstance(option, exp.Neg) else option, exp.Literal):
                self.report("rule.in_needs_literals", option)
                return None
            options.append(self.convert(option, value.type if value else None))
        if value is None or any(option is None for option in options):
            return None
        if not options:
            self.report("rule.in_needs_literals", node)
            return None
        literals = list(
            dict.fromkeys(option for option in options if isinstance(option, Number | Text | Day))
        )
        for option in literals:
            if not self._comparable(node, "=", value.type, option.type):
                return None
        if len(literals) == 1:
            return Compare("=", value, literals[0])
        return OneOf(value, tuple(literals))

    def _is(self, node: exp.Is) -> Rule | None:
        value = self.convert(node.this)
        if value is None:
            return None
        if isinstance(node.expression, exp.Boolean) and value.type.kind is Kind.FLAG:
            return value if node.expression.this else Not(value)
        if not isinstance(node.expression, exp.Null):
            self.report("rule.is_needs_null", node)
            return None
        return Missing(value)

    def _arithmetic(self, node: exp.Expr, operator: str) -> Rule | None:
        left, right = self.convert(node.this), self.convert(node.expression)
        if left is None or right is None:
            return None
        for side, rule in ((node.this, left), (node.expression, right)):
            if not rule.type.numeric:
                self.report("rule.not_a_number", side, kind=rule.type.kind, operator=operator)
                return None
        if isinstance(left, Number) and isinstance(right, Number) and operator != "/":
            return self._written(node, _RECKON[operator](left.value, right.value))
        result = arithmetic.result(operator, left.type, right.type)
        if result is None:
            self.report("rule.too_wide", node, limit=MAX_WIDTH)
            return None
        return Arithmetic(operator, left, right, result)

    def _negative(self, node: exp.Neg) -> Rule | None:
        value = self.convert(node.this)
        if value is None:
            return None
        if isinstance(value, Number):
            return Number(-value.value)
        if value.type.kind not in NUMERIC:
            self.report("rule.not_a_number", node, kind=value.type.kind, operator="-")
            return None
        return Negative(value, replace(value.type, signed=True))

    def _name(self, node: exp.Column) -> Rule | None:
        name = _unmarked(node)
        if name not in self.known:
            suggestion = nearest(name, self.known)
            self.report("rule.unknown_name", node, found=name, nearest=suggestion)
            return None
        found = self.known[name]
        return None if found is None else Name(name, found)

    def _literal(self, node: exp.Literal, beside: Type | None) -> Rule | None:
        return self._text(node, beside) if node.is_string else self._number(node)

    def _number(self, node: exp.Literal) -> Rule | None:
        try:
            value = Decimal(node.name)
        except InvalidOperation:
            self.report("rule.unreadable", node, found=node.name)
            return None
        return self._written(node, value)

    def _written(self, node: exp.Expr, value: Decimal) -> Rule | None:
        """A number, written or reckoned from written ones, where it is not too long."""
        exact = value.normalize(_EXACT)
        size, places = exact.adjusted() + 1, -int(exact.as_tuple().exponent)
        if size > MAX_NUMBER_DIGITS or places > MAX_NUMBER_PLACES:
            limits = {"digits": MAX_NUMBER_DIGITS, "places": MAX_NUMBER_PLACES}
            found = self.text[slice(*self.place(node))]
            self.report("rule.number_too_long", node, found=found, **limits)
            return None
        return Number(plain(exact))

    def _text(self, node: exp.Literal, beside: Type | None) -> Rule | None:
        value = node.name
        if beside is not None and beside.kind is Kind.DATE:
            try:
                return Day(date.fromisoformat(value))
            except ValueError:
                self.report("rule.not_a_date", node, found=value)
                return None
        if beside is not None and beside.values:
            if value not in beside.values:
                self.report(
                    "rule.unknown_value",
                    node,
                    found=value,
                    expected=list(beside.values),
                    nearest=nearest(value, beside.values),
                )
                return None
            return Text(value, beside)
        return Text(value)

    def _call(self, node: exp.Func) -> Rule | None:
        name = node.name if isinstance(node, exp.Anonymous) else node.sql_name()
        function = FUNCTIONS.get(name.casefold())
        if function is None:
            self.report("rule.not_allowed", node, found=name)
            return None
        nodes = _arguments(node)
        first = next((argument for argument in nodes if not _is_text(argument)), None)
        beside = self.convert(first) if first is not None and function.accepts == "same" else None
        if beside is None and function.accepts == "same" and first is not None:
            return None
        kind = beside.type if beside is not None else None
        arguments = [
            beside if argument is first and beside is not None else self.convert(argument, kind)
            for argument in nodes
        ]
        if any(argument is None for argument in arguments):
            return None
        typed = tuple(argument for argument in arguments if argument is not None)
        types = [each.type for each in typed]
        if all(kind.numeric for kind in types) and not arithmetic.fit_together(*types):
            self.report("rule.too_wide", node, limit=MAX_WIDTH)
            return None
        problem = _misfit(function.accepts, typed)
        if problem:
            self.report(problem, node, function=function.name)
            return None
        return Call(function.name, typed, function.result(tuple(a.type for a in typed)))


def _too_deep(tree: exp.Expr) -> bool:
    """Whether parts nest too deep without parentheses; chains of one kind do not nest."""
    waiting: list[tuple[exp.Expr, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > MAX_NESTING:
            return True
        for child in node.iter_expressions():
            chain = type(child) in _CHAIN_OF.get(type(node), ())
            counted = isinstance(node, exp.Paren | exp.Func) and not isinstance(node, exp.Connector)
            inside = 0 if chain or counted or isinstance(child, exp.Literal | exp.Column) else 1
            waiting.append((child, depth + inside))
    return False


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent or needless zeros, so that equals look equal."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if int(value.as_tuple().exponent) > 0 else value


def _misfit(accepts: str, arguments: tuple[Rule, ...]) -> str | None:
    """The problem's code where a function does not take these arguments."""
    first = arguments[0].type
    if accepts == "date":
        return None if first.kind is Kind.DATE else "rule.needs_date"
    if accepts == "name":
        named = isinstance(arguments[0], Name) and first.numeric
        return None if named else "rule.needs_number_name"
    if all(argument.type.numeric for argument in arguments):
        return None
    if accepts == "number":
        return "rule.needs_numbers"
    same = all((a.type.kind, a.type.values) == (first.kind, first.values) for a in arguments)
    return None if same and first != FLAG else "rule.needs_one_kind"


def _operands(node: exp.And | exp.Or) -> list[exp.Expr]:
    """The operands of a chain, without recursion along its length."""
    found: deque[exp.Expr] = deque()
    current: exp.Expr = node
    while type(current) is type(node):
        found.appendleft(current.args["expression"])
        current = current.this
    found.appendleft(current)
    return list(found)


def _arguments(node: exp.Func) -> list[exp.Expr]:
    """A call's arguments in order, however SQLGlot keeps them."""
    first = [] if isinstance(node, exp.Anonymous) or node.this is None else [node.this]
    return [*first, *node.expressions]


def _unmarked(column: exp.Column) -> str:
    return str(column.name).removeprefix(NAME_MARK)


def _is_text(node: exp.Expr) -> bool:
    return isinstance(node, exp.Literal) and bool(node.is_string)


def _offset(text: str, line: object, column: object, highlight: object) -> int:
    """SQLGlot counts lines and the last column of a token from 1."""
    if not isinstance(line, int) or not isinstance(column, int):
        return 0
    before = sum(len(part) for part in text.splitlines(keepends=True)[: line - 1])
    width = len(highlight) if isinstance(highlight, str) else 0
    return max(0, min(len(text), before + column - width))


__all__ = ["ParsedRule", "RuleProblem", "parse_rule", "plain", "spelled", "type_rule"]
