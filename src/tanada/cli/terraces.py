"""The terraces: per tier its share of accounts and of ARR beside the target."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rich.text import Text

from tanada.cli.output import console, print_whole, table
from tanada.decide.portfolio import Finding, Portfolio, TierShare
from tanada.messages import Language, formats, glance, say
from tanada.messages.decision_prose import attention_phrase
from tanada.messages.labels import Labels
from tanada.policy.model import Policy
from tanada.policy.shape import PercentRange

_BAR = 20
_EIGHTHS = " ▏▎▍▌▋▊▉"


def print_portfolio(portfolio: Portfolio, policy: Policy, as_of: date, language: Language) -> None:
    """The finding first, then the terraces, then what needs attention."""
    out = console()
    labels = Labels(policy, language)
    headline = _headline(portfolio, labels)
    out.print(Text(headline, style="bold"), soft_wrap=True)
    arr = glance.money(portfolio.arr, policy.currency, language)
    whole = [say("portfolio.of", language, accounts=portfolio.accounts, arr=arr)]
    if portfolio.ended:
        whole.append(say("portfolio.ended", language, accounts=portfolio.ended))
    out.print(" · ".join(whole), soft_wrap=True)
    decided = {"policy": labels.words(policy.name), "fingerprint": policy.short_fingerprint}
    out.print(say("cli.decided_under", language, **decided, as_of=as_of), soft_wrap=True)
    out.print()
    titles = [
        say(f"portfolio.column.{name}", language)
        for name in ("tier", "accounts", "share", "target", "arr", "share", "target")
    ]
    titles.insert(2, "")
    rows = [_row(tier, labels) for tier in portfolio.tiers]
    print_whole(out, table(titles, rows, (1, 3, 4, 5, 6, 7)))
    sentences = [finding_text(finding, labels) for finding in portfolio.findings]
    others = [sentence for sentence in sentences if sentence != headline]
    if others:
        out.print()
        out.print(Text(say("portfolio.attention", language), style="bold"))
        for sentence in others:
            out.print(f"  {sentence}", soft_wrap=True)


def finding_text(finding: Finding, labels: Labels) -> str:
    """A finding as a sentence."""
    return attention_phrase(
        labels.policy, finding.code, finding.params, finding.accounts, labels.language
    )


def _headline(portfolio: Portfolio, labels: Labels) -> str:
    """The first thing outside its target, or that all is within."""
    for finding in portfolio.findings:
        if finding.code.startswith(("attention.accounts_", "attention.arr_")):
            return finding_text(finding, labels)
    if not portfolio.accounts:
        return labels.say("portfolio.empty")
    return labels.say("portfolio.within_targets")


def _row(tier: TierShare, labels: Labels) -> list[Text | str]:
    language, currency = labels.language, labels.policy.currency
    return [
        labels.tier(tier.tier),
        formats.number(tier.accounts),
        Text(_bar(tier.accounts_share), style="green"),
        _share(tier.accounts_share, tier.accounts_target),
        glance.band(tier.accounts_target),
        glance.money(tier.arr, currency, language),
        _share(tier.arr_share, tier.arr_target),
        glance.band(tier.arr_target),
    ]


def _bar(share: Decimal | None) -> str:
    """A bar of eighths of a character, full at one half: no tier should need more."""
    eighths = int((share or Decimal(0)) * 2 * _BAR * 8)
    eighths = min(eighths, _BAR * 8)
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()).ljust(_BAR)


def _share(share: Decimal | None, target: PercentRange | None) -> Text:
    outside = share is not None and target is not None and not target.low <= share <= target.high
    return Text(glance.share(share), style="red" if outside else "")
