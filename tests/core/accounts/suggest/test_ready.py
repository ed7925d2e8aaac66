"""The shipped mappings, and invented exports with the headings of the real ones."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tanada.accounts.mapping import read_mapping
from tanada.accounts.reading import read_accounts
from tanada.accounts.suggest.ready import TELLING, ready_mappings, recognised
from tanada.errors import AccountsError
from tanada.policy.loading import read_policy
from tanada.policy.source import read_source
from tanada.sql.engine import connect

Exports = Any

AS_OF = date(2026, 6, 30)
ABSENT = "accounts.shipped_columns_absent"
POLICY = """\
tanada: 1
name: Small
currency: USD
tiers: [{one: {name: One, when: {large: arr > 5}}}, {two: {name: Two, when: otherwise}}]
"""

SALESFORCE = (
    "Id,IsDeleted,MasterRecordId,Name,Type,ParentId,BillingStreet,BillingCity,BillingState,"
    "BillingPostalCode,BillingCountry,Phone,Industry,AnnualRevenue,NumberOfEmployees,OwnerId,"
    "CreatedDate,LastModifiedDate,LastActivityDate,ARR__c,Renewal_Date__c\n"
    "001A,false,,Aoyama,Customer,,1 St,Town,CA,1,United States,1,Banking,1000000,50,005A,"
    "2020-01-01T00:00:00.000Z,2026-01-01T00:00:00.000Z,2026-05-01,120000,2026-12-31\n"
    "001B,false,,Bunkyo,Customer,001A,2 St,Town,NY,2,Japan,2,Energy,9000000,900,005B,"
    "2021-01-01T00:00:00.000Z,2026-01-01T00:00:00.000Z,2026-05-11,20000,2026-11-30\n"
)
REPORT = (
    "Last Activity,Account Owner,Account Name,Billing State/Province,Type,Last Modified Date,"
    "Account ID\n"
    "1/12/2026,Ann,Aoyama,CA,Customer,3/30/2026,001A\n"
    "2/5/2026,Bo,Bunkyo,NY,Customer,3/30/2026,001B\n"
)
HUBSPOT = (
    '"Record ID","Company name","Company owner","Create Date","Phone Number",'
    '"Last Activity Date","City","Country/Region","Industry","Annual Revenue",'
    '"Number of Employees","Time Zone"\n'
    "1001,Aoyama,Ann,2024-01-02 10:00,1,2026-05-01 10:00,X,Japan,Banking,1000,5,Asia/Tokyo\n"
    "1002,Bunkyo,Bo,2024-03-02 10:00,1,2026-05-04 10:00,Y,France,Energy,3000,8,Europe/Paris\n"
)
HUBSPOT_INTERNAL = (
    "hs_object_id,name,hubspot_owner_id,createdate,notes_last_updated,country,industry,"
    "annualrevenue,numberofemployees,timezone\n"
    "1001,Aoyama,77,2024-01-02,2026-05-01,Japan,BANKING,1000,5,Asia/Tokyo\n"
    "1002,Bunkyo,78,2024-03-02,2026-05-04,France,ENERGY,3000,8,Europe/Paris\n"
)
STRIPE_CUSTOMERS = (
    "id,Description,Email,Name,Created (UTC),Delinquent,Plan,Status,Total Spend,Payment Count,"
    "Refunded Volume,Dispute Losses\n"
    "cus_1,,a@x.test,Aoyama,2024-01-02 09:00,false,pro,active,4500.00,30,0,0\n"
    "cus_2,,b@x.test,Bunkyo,2024-02-02 09:00,false,pro,active,300.00,8,0,0\n"
)
STRIPE_SUBSCRIPTIONS = (
    "id,Customer ID,Customer Description,Customer Email,Customer Name,Plan,Quantity,Currency,"
    "Interval,Amount,Status,Created (UTC),Start (UTC),Start Date (UTC),"
    "Current Period Start (UTC),Current Period End (UTC),Trial Start (UTC),Trial End (UTC),"
    "Canceled At (UTC),Ended At (UTC),Cancellation Reason\n"
    "sub_1,cus_1,,a@x.test,Aoyama,pro,5,usd,month,30.00,active,2024-01-02 10:00,"
    "2024-01-02 10:00,2024-01-02 10:00,2026-06-02 10:00,2026-07-02 10:00,,,,,\n"
    "sub_2,cus_2,,b@x.test,Bunkyo,basic,1,usd,year,100.00,canceled,2024-02-02 10:00,"
    "2024-02-02 10:00,2024-02-02 10:00,2026-06-02 10:00,2026-07-02 10:00,,,"
    "2026-05-01 10:00,2026-05-02 10:00,\n"
    "sub_3,cus_2,,b@x.test,Bunkyo,pro,2,usd,month,30.00,trialing,2026-02-02 10:00,"
    "2026-02-02 10:00,2026-02-02 10:00,2026-06-02 10:00,2026-07-02 10:00,,,,,\n"
)
EXPORTS = {
    "salesforce": SALESFORCE,
    "salesforce_report": REPORT,
    "hubspot": HUBSPOT,
    "hubspot_internal": HUBSPOT_INTERNAL,
    "stripe": STRIPE_CUSTOMERS,
}

# What the shipped mappings name beyond the columns of these exports, which hold the usual ones.
NOT_IN_EVERY_EXPORT = {
    "salesforce": {"CurrencyIsoCode"},
    "salesforce_report": {
        "Billing Country",
        "Industry",
        "Parent Account ID",
        "Annual Revenue",
        "Employees",
    },
    "hubspot": {"State/Region", "Company Currency", "Number of Associated Contacts"},
    "hubspot_internal": {"state", "num_associated_contacts"},
    "stripe": set(),
}


def headers(text: str) -> list[str]:
    return text.splitlines()[0].replace('"', "").split(",")


def document(name: str) -> Any:
    return read_source(ready_mappings()[name].read_text(encoding="utf-8"), name).data


def test_the_shipped_mappings() -> None:
    assert list(ready_mappings()) == [
        "hubspot",
        "hubspot_internal",
        "salesforce",
        "salesforce_report",
        "stripe",
    ]
    assert set(TELLING) == set(ready_mappings())


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_a_shipped_mapping_is_a_mapping(name: str) -> None:
    assert read_mapping(Path(name), 2).accounts.fields


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_a_shipped_mapping_names_columns_of_the_export(name: str) -> None:
    named = set(document(name)["fields"].values())
    assert named - set(headers(EXPORTS[name])) == NOT_IN_EVERY_EXPORT[name]


@pytest.mark.parametrize("name", sorted(set(EXPORTS) - {"stripe"}))
def test_columns_that_an_export_lacks_are_passed_over_and_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(EXPORTS[name], encoding="utf-8")
    policy = read_policy(POLICY)
    snapshot = read_accounts(connect(), path, policy, AS_OF, read_mapping(Path(name), 2))
    assert snapshot.read == 2
    told = [note.params["found"] for note in snapshot.notes if note.code == ABSENT]
    assert told == [sorted(NOT_IN_EVERY_EXPORT[name])]


def test_a_mapping_of_ones_own_may_not_name_a_column_in_vain(tmp_path: Path) -> None:
    path, mapping = tmp_path / "export.csv", tmp_path / "own.yaml"
    path.write_text(REPORT, encoding="utf-8")
    mapping.write_bytes(ready_mappings()["salesforce_report"].read_bytes())
    with pytest.raises(AccountsError) as raised:
        read_accounts(connect(), path, read_policy(POLICY), AS_OF, read_mapping(mapping, 2))
    assert {problem.code for problem in raised.value.problems} == {"mapping.unknown_column"}


def test_the_mapping_of_subscriptions_names_columns_of_the_export() -> None:
    table = document("stripe")["tables"]["subscriptions"]
    columns = [each for each in table["columns"].values() if isinstance(each, str)]
    sources = [each["column"] for each in table["source"].values()]
    assert {table["account"], *columns, *sources} <= set(headers(STRIPE_SUBSCRIPTIONS))


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_an_export_is_recognised_by_its_headers(name: str) -> None:
    assert recognised(headers(EXPORTS[name])) == name


def test_other_headers_are_not_recognised() -> None:
    assert recognised(["id", "name", "arr", "Owner"]) is None


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_a_proposal_has_every_line_of_the_shipped_mapping_but_ids_of_owners(
    exports: Exports, name: str
) -> None:
    found = exports(customers=EXPORTS[name])
    fields = document(name)["fields"]
    there = {field for field in fields if fields[field] not in NOT_IN_EVERY_EXPORT[name]}
    assert there - set(found.lines()) <= {"owner"}
    assert found.notes == ["suggest.note.ready"]


def test_what_is_proposed_for_salesforce(exports: Exports) -> None:
    found = exports(accounts=SALESFORCE)
    assert found.lines() == {
        "account_id": "Id",
        "name": "Name",
        "industry": "Industry",
        "region": "BillingState",
        "country": "BillingCountry",
        "parent_account_id": "ParentId",
        "company_revenue": "AnnualRevenue",
        "employees": "NumberOfEmployees",
        "last_contact_on": "LastActivityDate",
        "arr": "ARR__c",
        "renewal_date": "Renewal_Date__c",
    }
    assert found.doubts() == {"owner": "OwnerId", "plan": "Type", "started_on": "CreatedDate"}


def test_what_is_proposed_for_hubspot(exports: Exports) -> None:
    found = exports(companies=HUBSPOT)
    assert found.lines() == {
        "account_id": "Record ID",
        "name": "Company name",
        "owner": "Company owner",
        "industry": "Industry",
        "country": '"Country/Region"',
        "last_contact_on": "Last Activity Date",
        "company_revenue": "Annual Revenue",
        "employees": "Number of Employees",
        "time_zone": "Time Zone",
    }
    assert found.doubts() == {"started_on": "Create Date"}


def test_what_is_proposed_for_stripe(exports: Exports) -> None:
    found = exports(customers=STRIPE_CUSTOMERS, subscriptions=STRIPE_SUBSCRIPTIONS)
    assert found.lines() == {"account_id": "id", "name": "Name", "plan": "Plan"}
    assert found.lines("subscriptions") == {
        "id": "id",
        "plan": "Plan",
        "seats": "Quantity",
        "currency": "Currency",
        "started_on": '"Start Date (UTC)"',
        "renews_on": '"Current Period End (UTC)"',
        "ended_on": '"Ended At (UTC)"',
    }
    assert found.table("subscriptions").join.column == "Customer ID"
    assert found.questions("subscriptions")["billed"][0] == "mrr: Amount"
