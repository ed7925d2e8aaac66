"""Several files: which holds the accounts, and how the others find them."""

from typing import Any

Exports = Any

ACCOUNTS = "Customer ID,Name,Stripe customer\nC1,Aoyama,cus_1\nC2,Bunkyo,cus_2\nC3,Chuo,cus_3\n"
BILLING = (
    "subscription_id,{key},start_date,end_date,mrr\nS1,{a},2024-01-01,,5\nS2,{b},2025-01-01,,7\n"
)
USAGE = "subscription_id,event_date,feature_name\nS1,2024-03-01,export\nS2,2025-03-01,login\n"


def billing(key: str, first: str, second: str) -> str:
    return BILLING.format(key=key, a=first, b=second)


def test_a_table_is_joined_by_the_column_that_holds_account_ids(exports: Exports) -> None:
    found = exports(crm=ACCOUNTS, billing=billing("client", "C1", "C3"))
    join = found.table("subscriptions").join
    assert (join.column, join.matches, join.through, join.share) == ("client", None, None, 1.0)


def test_a_table_can_be_joined_by_an_id_of_another_system(exports: Exports) -> None:
    found = exports(crm=ACCOUNTS, billing=billing("stripe_id", "cus_1", "cus_3"))
    join = found.table("subscriptions").join
    assert (join.column, join.matches) == ("stripe_id", "Stripe customer")


def test_a_table_can_be_joined_through_another(exports: Exports) -> None:
    found = exports(crm=ACCOUNTS, billing=billing("customer_id", "C1", "C3"), usage=USAGE)
    join = found.table("usage").join
    assert (join.column, join.through) == ("subscription_id", "subscriptions")


def test_ids_that_are_written_differently_are_told(exports: Exports) -> None:
    crm = "Customer ID,Name\n17850,Aoyama\n17851,Bunkyo\n"
    found = exports(crm=crm, billing=billing("Customer ID", "17850.0", "17851.0"))
    join = found.table("subscriptions").join
    assert (join.unlike, join.active) == (("17850", "17850.0"), True)


def test_a_name_whose_values_stand_nowhere_is_a_doubtful_join(exports: Exports) -> None:
    found = exports(crm=ACCOUNTS, billing=billing("customer_id", "X1", "X2"))
    join = found.table("subscriptions").join
    assert (join.column, join.share, join.active) == ("customer_id", 0.0, False)


def test_a_table_that_nothing_joins_has_no_join(exports: Exports) -> None:
    rows = "invited_on,program\n2024-01-01,Basics\n2024-02-01,Pro\n"
    assert exports(crm=ACCOUNTS, programs=rows).table("programmes").join is None


def test_the_accounts_id_is_surer_where_other_tables_hold_it(exports: Exports) -> None:
    crm = "id,Name\nC1,Aoyama\nC2,Bunkyo\nC3,Chuo\n"
    alone = exports(customers=crm).table("accounts").fields[0]
    beside = exports(customers=crm, billing=billing("customer_id", "C1", "C3"))
    assert (alone.confidence, beside.table("accounts").fields[0].confidence) == (0.68, 0.95)


def test_files_alike_are_one_table(exports: Exports) -> None:
    first, second = billing("client", "C1", "C2"), billing("client", "C2", "C3")
    found = exports(crm=ACCOUNTS, billing_2024=first, billing_2025=second)
    names = [path.name for path in found.table("subscriptions").paths]
    assert names == ["billing_2024.csv", "billing_2025.csv"]


def test_a_file_of_events_alone_is_also_the_file_of_accounts(exports: Exports) -> None:
    found = exports(
        orders="Invoice No,Customer ID,Invoice Date,Quantity,Unit price,Country\n"
        "1,C1,2024-01-01,2,5,Japan\n2,C1,2024-02-01,3,5,Japan\n3,C2,2024-03-01,1,9,France\n"
    )
    assert found.proposal.accounts is found.table("orders")
    assert found.lines("orders") == {
        "account_id": "Customer ID",
        "country": "Country",
        "id": "Invoice No",
        "on": "Invoice Date",
        "amount": "{expression: quantity * unit_price}",
    }
    assert found.table("orders").options == {"several_rows": "last"}


def test_a_row_id_is_not_taken_for_the_accounts(exports: Exports) -> None:
    found = exports(
        subscriptions="id,Customer ID,Start,Interval\n1,C1,2024-01-01,month\n"
        "2,C1,2025-01-01,month\n"
    )
    assert found.lines("subscriptions")["account_id"] == "Customer ID"


def test_a_few_repeated_ids_are_mistakes_and_not_taken_together(exports: Exports) -> None:
    rows = "".join(f"C{number},x\n" for number in range(12_000))
    found = exports(customers=f"Customer ID,Name\n{rows}C1,y\n")
    assert found.table("accounts").options == {}


def test_ids_that_repeat_only_later_are_noticed(exports: Exports) -> None:
    rows = "".join(f"C{number},x\n" for number in range(12_000))
    found = exports(customers=f"Customer ID,Name\n{rows}{rows}")
    assert found.table("accounts").options == {"several_rows": "last"}


def test_a_file_given_twice_is_looked_at_once(exports: Exports) -> None:
    path = exports.write("crm.csv", ACCOUNTS)
    found = exports.of(path, path)
    assert len(found.proposal.tables) == 1
    assert found.notes == ["suggest.note.given_twice"]


def test_without_a_file_of_accounts_there_is_none(exports: Exports) -> None:
    found = exports(fx="date,currency,rate\n2024-01-01,EUR,0.9\n2024-02-01,EUR,0.91\n")
    assert found.proposal.accounts is None


def test_what_both_sources_give_is_told(exports: Exports) -> None:
    crm = "Customer ID,Start date\nC1,2024-01-01\nC2,2024-01-01\nC3,2025-01-01\n"
    found = exports(crm=crm, billing=billing("customer_id", "C1", "C3"))
    (note,) = found.proposal.notes
    assert (note.code, dict(note.params)) == (
        "suggest.note.both",
        {"found": ["started_on"], "table": "subscriptions"},
    )


def test_what_nothing_gives_is_told(exports: Exports) -> None:
    found = exports(crm=ACCOUNTS, billing=billing("client", "C1", "C3"))
    missing = found.proposal.missing
    assert {"nps", "owner", "tickets_90d"} <= set(missing)
    assert not {"name", "arr", "arr_12m_ago", "started_on"} & set(missing)


def test_rates_by_country_stand_for_the_countries_currencies(exports: Exports) -> None:
    rows = "Date,Country,Exchange rate\n2024-01-01,Japan,150\n2024-01-01,Denmark,7\n"
    table = exports(crm=ACCOUNTS, fx=rows).table("rates")
    assert dict(table.currencies) == {"Japan": "JPY", "Denmark": "DKK"}


def test_rows_that_name_no_account_are_told(exports: Exports) -> None:
    rows = "Invoice No,Customer ID,Invoice Date,Total\n1,C1,2024-01-01,5\n2,,2024-02-01,7\n"
    (note,) = exports(orders=rows + "3,C1,2024-02-02,1\n").table("orders").notes
    assert (note.code, dict(note.params)) == (
        "suggest.note.blank_ids",
        {"column": "Customer ID", "count": 1, "of": 3},
    )
