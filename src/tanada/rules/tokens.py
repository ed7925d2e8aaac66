"""The first look at a rule: its tokens, held against what rules may contain.

Only these tokens ever reach SQLGlot's parser, every word that is not one of the
operators below as a plain name. So no rule can spell a query, a table, a cast or a
file, and none is deep or long enough to cost more than a moment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import ClassVar

from sqlglot.errors import TokenError
from sqlglot.tokenizer_core import Token, TokenType
from sqlglot.tokens import Tokenizer

from tanada.rules.functions import FUNCTIONS
from tanada.rules.limits import MAX_CHARACTERS, MAX_NESTING, MAX_TOKENS
from tanada.rules.nearest import nearest

_OPERATORS = {
    TokenType.EQ,
    TokenType.NEQ,
    TokenType.LT,
    TokenType.LTE,
    TokenType.GT,
    TokenType.GTE,
    TokenType.PLUS,
    TokenType.DASH,
    TokenType.STAR,
    TokenType.SLASH,
    TokenType.COMMA,
    TokenType.AND,
    TokenType.OR,
    TokenType.IN,
    TokenType.BETWEEN,
    TokenType.IS,
}
_LITERALS = {TokenType.NUMBER, TokenType.STRING}
_CONSTANTS = {TokenType.TRUE, TokenType.FALSE, TokenType.NULL}
_PREFIXES = {TokenType.NOT, TokenType.DASH}
NAME_MARK = "name "
"""What stands before a name on its way through the parser: no word of SQL begins so."""
_WORD = re.compile(r"[^\W\d]\w*")
_QUOTED = re.compile(r"'(?:[^']|'')*+'" r'|"(?:[^"]|"")*+"')
_COMMENT = re.compile(r"--[^\n]*|/\*.*?(?:\*/|$)", re.DOTALL)
_OTHERWISE_SPELLED = {"!", "&&", "~="}
"""What SQLGlot takes for operators of ours that are written otherwise."""
_KEYWORDS = {"and", "or", "not", "in", "between", "is", "null", "true", "false"}


class _Words(Tokenizer):
    """SQLGlot's tokens without its commands, which would swallow what follows them."""

    COMMANDS: ClassVar[set[TokenType]] = set()


@dataclass(frozen=True)
class RuleProblem:
    """A problem at characters `start` up to `end` (exclusive) of a rule's text."""

    code: str
    start: int
    end: int
    params: dict[str, object] = field(default_factory=dict)


def read_tokens(text: str) -> tuple[list[Token], list[RuleProblem]]:
    """The tokens of a rule, or the problems that keep it from being parsed."""
    if len(text) > MAX_CHARACTERS:
        params: dict[str, object] = {"found": len(text), "limit": MAX_CHARACTERS}
        return [], [RuleProblem("rule.too_long", 0, 0, params)]
    if not text.strip():
        return [], [RuleProblem("rule.empty", 0, len(text))]
    try:
        tokens = _Words().tokenize(text)
    except TokenError:
        return [], [RuleProblem("rule.unclosed_quote", _last_opening(text), len(text))]
    comment = _COMMENT.search(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), text))
    if comment:
        return [], [RuleProblem("rule.comment", *comment.span())]
    if len(tokens) > MAX_TOKENS:
        params = {"found": len(tokens), "limit": MAX_TOKENS}
        return [], [RuleProblem("rule.too_long", 0, 0, params)]
    problems = [*_foreign(tokens, text), *_nesting(tokens)]
    if not problems:
        following = [*tokens[1:], None]
        tokens = [
            _as_name(token, after, text) for token, after in zip(tokens, following, strict=True)
        ]
        problems = [*_order(tokens, text), *_functions(tokens, text)]
    return tokens, problems


def spelled(token: Token, text: str) -> str:
    """The token as it stands in the rule."""
    return text[token.start : token.end + 1]


def _foreign(tokens: list[Token], text: str) -> list[RuleProblem]:
    known = {*_OPERATORS, *_LITERALS, *_CONSTANTS, TokenType.NOT}
    known |= {TokenType.L_PAREN, TokenType.R_PAREN}
    problems = []
    for token in tokens:
        found = spelled(token, text)
        if token.comments:  # of a kind that only templates have
            code = "rule.comment"
        elif token.token_type is TokenType.IDENTIFIER:
            code = "rule.double_quotes"
        elif found.casefold() not in _OTHERWISE_SPELLED and (
            token.token_type in known or _WORD.fullmatch(found)
        ):
            continue
        else:
            code = "rule.unknown_symbol"
        problems.append(RuleProblem(code, token.start, token.end + 1, {"found": found}))
    return problems


def _as_name(token: Token, after: Token | None, text: str) -> Token:
    """A word that is no operator is a name, whatever SQL knows it as (`plan`, `case`, `select`).

    Marked as one, it can be nothing else to the parser; before a parenthesis it is the name
    of a function.
    """
    word = spelled(token, text)
    if not _WORD.fullmatch(word) or word.casefold() in _KEYWORDS:
        return token
    if after is not None and after.token_type is TokenType.L_PAREN:
        return Token(TokenType.VAR, word, token.line, token.col, token.start, token.end)
    marked = NAME_MARK + word
    return Token(TokenType.IDENTIFIER, marked, token.line, token.col, token.start, token.end)


def _nesting(tokens: list[Token]) -> list[RuleProblem]:
    """Parentheses and prefixes, counted together: both make the tree deeper."""
    depth = prefixes = 0
    opened: list[Token] = []
    for token in tokens:
        prefixes = prefixes + 1 if token.token_type in _PREFIXES else 0
        if token.token_type is TokenType.L_PAREN:
            opened.append(token)
        elif token.token_type is TokenType.R_PAREN:
            if not opened:
                return [RuleProblem("rule.parenthesis_not_opened", token.start, token.end + 1)]
            opened.pop()
        depth = len(opened) + prefixes
        if depth > MAX_NESTING:
            params: dict[str, object] = {"limit": MAX_NESTING}
            return [RuleProblem("rule.too_deep", token.start, token.end + 1, params)]
    if opened:
        return [RuleProblem("rule.parenthesis_not_closed", opened[-1].start, opened[-1].end + 1)]
    return []


def _after_is(tokens: list[Token], token: Token) -> bool:
    at = tokens.index(token)
    return at > 0 and tokens[at - 1].token_type is TokenType.IS


def _last_opening(text: str) -> int:
    """Where the quote begins that is never closed."""
    rest = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    return min(at for at in (rest.find("'"), rest.find('"'), len(text) - 1) if at >= 0)


def _order(tokens: list[Token], text: str) -> list[RuleProblem]:
    """Two operands side by side, and a number written with a separator."""
    names = {TokenType.VAR, TokenType.IDENTIFIER}
    ends = {*names, TokenType.R_PAREN, *_LITERALS, *_CONSTANTS}
    starts = {*names, TokenType.L_PAREN, *_LITERALS, *_CONSTANTS}
    depth = 0
    for before, token in pairwise(tokens):
        depth += (before.token_type is TokenType.L_PAREN) - (before.token_type is TokenType.R_PAREN)
        place = (token.start, token.end + 1)
        if token.token_type is TokenType.COMMA and depth == 0:
            return [RuleProblem("rule.comma", *place)]
        call = before.token_type is TokenType.VAR and token.token_type is TokenType.L_PAREN
        pair = (before.token_type, token.token_type)
        loose = pair == (TokenType.COMMA, TokenType.R_PAREN) or (
            pair == (TokenType.NOT, TokenType.NULL) and not _after_is(tokens, before)
        )
        if loose:
            found = spelled(token, text)
            return [RuleProblem("rule.operator_expected", *place, {"found": found})]
        if before.token_type in ends and token.token_type in starts and not call:
            found = spelled(token, text)
            return [RuleProblem("rule.operator_expected", *place, {"found": found})]
    return []


def _functions(tokens: list[Token], text: str) -> list[RuleProblem]:
    """Calls of functions that there are not, or with too few or too many arguments."""
    problems = []
    for at, (token, after) in enumerate(pairwise(tokens)):
        if token.token_type is not TokenType.VAR or after.token_type is not TokenType.L_PAREN:
            continue
        name = spelled(token, text)
        function = FUNCTIONS.get(name.casefold())
        params: dict[str, object]
        if function is None:
            params = {
                "found": name,
                "nearest": nearest(name, FUNCTIONS),
                "expected": sorted(FUNCTIONS),
            }
            place = (token.start, token.end + 1)
            problems.append(RuleProblem("rule.unknown_function", *place, params))
            continue
        count, end = _arguments(tokens, at + 1)
        if not function.least <= count <= function.most:
            wanted = {"least": function.least, "most": function.most}
            params = {"function": function.name, "found": count, **wanted}
            start = tokens[at + 2].start if count else token.start
            stop = tokens[end - 1].end + 1 if count else tokens[end].end + 1
            problems.append(RuleProblem("rule.argument_count", start, stop, params))
    return problems


def _arguments(tokens: list[Token], opening: int) -> tuple[int, int]:
    """How many arguments stand in the parentheses, and where these close."""
    depth, commas = 0, 0
    for at in range(opening, len(tokens)):
        kind = tokens[at].token_type
        depth += (kind is TokenType.L_PAREN) - (kind is TokenType.R_PAREN)
        if depth == 0:
            return (0 if at == opening + 1 else commas + 1), at
        commas += depth == 1 and kind is TokenType.COMMA
    raise ValueError(opening)
