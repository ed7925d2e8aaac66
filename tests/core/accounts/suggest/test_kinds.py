"""Which kind of table a file is taken for."""

from typing import Any

import pytest

Exports = Any


@pytest.mark.parametrize(
    ("file", "text", "kind"),
    [
        ("crm", "Customer ID,Industry\nC1,Banking\nC2,Energy\n", "accounts"),
        ("取引先一覧", "取引先コード,会社名,業種\n1,青山,製造業\n2,赤坂,小売業\n", "accounts"),
        (
            "billing",
            "contract_id,customer_id,start_date,end_date,mrr\n"
            "S1,C1,2024-01-01,,5\nS2,C1,2025-01-01,,7\n",
            "subscriptions",
        ),
        (
            "契約",
            "契約番号,顧客ID,契約開始日,契約終了日,月額\n1,C1,2024/01/01,,5\n2,C1,2025/01/01,,7\n",
            "subscriptions",
        ),
        (
            "sales",
            "Invoice No,Customer ID,Invoice Date,Total\n1,C1,2024-01-01,5\n2,C1,2024-02-01,7\n",
            "orders",
        ),
        (
            "受注明細",
            "受注番号,得意先コード,受注日,数量,単価\n1,C1,2024/01/01,5,10\n2,C1,2024/02/01,7,10\n",
            "orders",
        ),
        (
            "events",
            "account_id,user_id,event_name,timestamp\nC1,u1,login,2024-01-01T10:00:00\n"
            "C1,u2,export,2024-01-01T11:00:00\n",
            "usage",
        ),
        (
            "support_cases",
            "Case Number,Account ID,Opened Date,Priority\n1,C1,2024-01-01,High\n"
            "2,C1,2024-02-01,Low\n",
            "tickets",
        ),
        (
            "問い合わせ",
            "受付番号,顧客ID,受付日,緊急度\n1,C1,2024/01/01,高\n2,C1,2024/02/01,低\n",
            "tickets",
        ),
        (
            "meetings",
            "Account ID,Meeting Date,Subject,Attendee\nC1,2024-01-01,QBR,Ann\n"
            "C1,2024-02-01,Call,Bo\n",
            "contacts",
        ),
        (
            "webinars",
            "account_id,program,invited_on,registered_on\nC1,Basics,2024-01-01,\nC1,Pro,2024-02-01,\n",
            "programmes",
        ),
        (
            "cancellations",
            "account_id,churn_date,reason_code\nC1,2024-01-01,price\nC1,2025-01-01,other\n",
            "churn",
        ),
        ("fx", "date,currency,rate\n2024-01-01,EUR,0.9\n2024-02-01,EUR,0.91\n", "rates"),
        ("notes", "page,text\n1,abc\n1,def\n", "unknown"),
    ],
)
def test_a_file_is_taken_for(exports: Exports, file: str, text: str, kind: str) -> None:
    path = exports.write(f"{file}.csv", text)
    assert exports.of(path).proposal.tables[0].kind == kind


def test_the_reasons_name_the_file_its_headers_and_its_key(exports: Exports) -> None:
    (table,) = exports(customers="Customer ID,Industry\nC1,Banking\nC2,Energy\n").proposal.tables
    assert [(each.code, dict(each.params)) for each in table.reasons] == [
        ("suggest.kind.file", {"found": "customers"}),
        ("suggest.kind.one_row_each", {"column": "Customer ID"}),
    ]
