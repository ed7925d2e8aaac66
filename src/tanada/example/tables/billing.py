"""The billing system's contracts, as a Japanese ERP exports them: CP932, Japanese headings."""

from tanada.example.contract import PRODUCT_PLACES, Subscription
from tanada.example.history import History
from tanada.example.tables.rows import Record, slashed

PRODUCT_NAMES = {
    "Planning": "プランニング",
    "Forecasting": "需要予測",
    "Inventory": "在庫最適化",
    "Scenarios": "シナリオ",
    "Network": "ネットワーク設計",
}


def numbered_lines(history: History) -> dict[str, Subscription]:
    """Every line of a contract by its id, the oldest first: an id stays when others follow."""
    lines = sorted(
        history.subscriptions,
        key=lambda line: (line.started_on, line.account_id, PRODUCT_PLACES[line.product]),
    )
    return {f"S-{number:06d}": line for number, line in enumerate(lines, 1)}


def billing_subscriptions(history: History) -> list[Record]:
    """One row a line of a contract, the oldest first."""
    return [
        {
            "契約ID": number,
            "アカウントID": line.account_id,
            "製品": PRODUCT_NAMES[line.product],
            "プラン": line.plan,
            "開始日": slashed(line.started_on),
            "終了日": slashed(line.ended_on),
            "更新日": slashed(line.renews_on),
            "契約月数": str(line.term_months),
            "月額": f"{line.monthly:,}",
            "通貨": line.currency,
            "席数": "" if line.seats is None else f"{line.seats:,}",
        }
        for number, line in numbered_lines(history).items()
    ]
