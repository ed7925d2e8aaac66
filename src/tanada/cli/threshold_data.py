"""Proposed thresholds as data for machines."""

from __future__ import annotations

from decimal import Decimal

from tanada.messages.threshold_prose import ThresholdWords
from tanada.outcomes.thresholds.distribution import Distribution
from tanada.outcomes.thresholds.histogram import bins
from tanada.outcomes.thresholds.proposing import Proposal, Proposals
from tanada.outcomes.thresholds.targets import Band


def proposals_data(
    proposals: Proposals, words: ThresholdWords, fewest_tiers: int
) -> dict[str, object]:
    """The distribution, the bins of its picture, and every proposal; `best` counts tiers."""
    found = bins(words.distribution, proposals.scale) if proposals.scale else []
    nothing = proposals.best is None
    why = (
        words.nothing(proposals.why, fewest_tiers)
        if nothing
        else words.why(proposals, proposals.why)
    )
    return {
        "distribution": _distribution_data(words.distribution),
        "bins": [{"low": b.low, "high": b.high, "accounts": b.accounts} for b in found],
        "gaps": [list(gap) for gap in proposals.gaps],
        "best": proposals.best,
        "why": {"code": proposals.why, "message": why},
        "proposals": [_proposal_data(each, words) for each in proposals.by_tiers.values()],
    }


def _distribution_data(distribution: Distribution) -> dict[str, object]:
    counted = ("known", "missing", "zero", "negative", "ended", "without_arr", "arr")
    shares = {"smallest": "0", "median": "0.5", "p75": "0.75", "p90": "0.9", "largest": "1"}
    return {
        **{name: getattr(distribution, name) for name in counted},
        "different_values": len(distribution.values),
        **{name: distribution.quantile(Decimal(share)) for name, share in shares.items()},
    }


def _proposal_data(proposal: Proposal, words: ThresholdWords) -> dict[str, object]:
    tiers = proposal.tiers
    rows = zip((*proposal.thresholds, None), proposal.parts, strict=True)
    return {
        "tiers": [
            {
                "name": words.tier(number, tiers),
                "threshold": threshold.value if threshold else None,
                "comparison": (">" if threshold.strict else ">=") if threshold else None,
                "accounts": part.accounts,
                "arr": part.arr,
                "accounts_share": part.accounts_share,
                "arr_share": part.arr_share,
                "target": {
                    "accounts": _band(part.target.accounts),
                    "aim": _band(part.target.aim),
                    "arr": _band(part.target.arr),
                },
            }
            for number, (threshold, part) in enumerate(rows)
        ],
        "way": proposal.way,
        "meets": proposal.meets,
        "outside": proposal.outside,
        "missed": [words.missed(miss, tiers) for miss in proposal.missed],
        "obstacles": [
            {"code": each.code, "message": words.obstacle(each, tiers)}
            for each in proposal.obstacles
        ],
        "natural_breaks": [list(each) for each in proposal.breaks],
    }


def _band(band: Band | None) -> list[Decimal] | None:
    return None if band is None else [band.low, band.high]
