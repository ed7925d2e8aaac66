"""`tanada accounts tree`: parents and children, as a reader and as a machine sees them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

AS_OF = "--as-of=2026-06-30"
HEADER = "account_id,name,parent_account_id,arr,churned_on\n"
BOOK = (
    "ACME,Acme Group,,60000,\n"
    "ACME-JP,Acme Japan,ACME,30000,\n"
    "ACME-OS,Acme Osaka,ACME-JP,25000,\n"
    "ACME-FR,Acme France,ACME,40000,2026-03-31\n"
    "BETA,Beta,,80000,\n"
    "GAMMA,Gamma,GAMMA-HOLDING,12000,\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.csv"
    path.write_text(HEADER + BOOK)
    return path


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


def test_children_stand_indented_below_their_parent_with_both_amounts(
    tanada: Any, book: Path
) -> None:
    done = tanada("accounts", "tree", book, AS_OF)
    assert done.code == 0
    assert lines(done.out) == [
        "Account      Name                 Own ARR  With all below",
        "ACME         Acme Group           $60,000        $115,000",
        "  ACME-JP    Acme Japan           $30,000         $55,000",
        "    ACME-OS  Acme Osaka           $25,000         $25,000",
        "  ACME-FR    Acme France  $40,000 (ended)               –",
    ]


def test_what_was_read_and_what_stands_alone_is_told_beside(tanada: Any, book: Path) -> None:
    done = tanada("accounts", "tree", book, AS_OF)
    assert "1 account names a parent that is not among the accounts" in done.err


def test_the_tree_of_one_account(tanada: Any, book: Path) -> None:
    done = tanada("accounts", "tree", book, "ACME-OS", AS_OF, "--json")
    assert [branch["account_id"] for branch in done.json["branches"]] == [
        "ACME",
        "ACME-JP",
        "ACME-OS",
        "ACME-FR",
    ]
    alone = tanada("accounts", "tree", book, "BETA", AS_OF, "--json")
    assert [branch["account_id"] for branch in alone.json["branches"]] == ["BETA"]


def test_everything_as_data(tanada: Any, book: Path) -> None:
    data = tanada("accounts", "tree", book, AS_OF, "--json").json
    assert {key: value for key, value in data.items() if key != "branches"} == {
        "accounts": 6,
        "tops": 3,
        "children": 3,
        "own_parent": 0,
        "absent_parent": 1,
        "circles": [],
    }
    assert data["branches"][1] == {
        "top": "ACME",
        "account_id": "ACME-JP",
        "name": "Acme Japan",
        "parent": "ACME",
        "depth": 1,
        "own_arr": 30000,
        "rolled_up_arr": 55000,
        "ended": False,
    }


def test_a_policy_that_judges_parents_shows_the_same_tree(
    tanada: Any, book: Path, tmp_path: Path
) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text(
        "tanada: 1\nname: P\ncurrency: USD\nlevel: parent\n"
        "tiers: [{all: {name: All, when: otherwise}}]\n"
    )
    done = tanada("accounts", "tree", book, AS_OF, "--policy", policy, "--json")
    assert len(done.json["branches"]) == 4


def test_in_japanese(tanada: Any, book: Path) -> None:
    done = tanada("accounts", "tree", book, AS_OF, "--lang", "ja")
    assert lines(done.out)[0].split() == ["アカウント", "名前", "自身のARR", "配下を含むARR"]
    assert lines(done.out)[4].split()[:3] == ["ACME-FR", "Acme", "France"]
    assert "4万ドル(終了)" in done.out


def test_circles_are_named_and_an_account_in_one_has_no_tree(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "round.csv"
    path.write_text("account_id,parent_account_id,arr\nA,B,1\nB,A,2\nC,,3\nD,C,4\n")
    done = tanada("accounts", "tree", path, AS_OF)
    assert "A circle of parents: A → B → A" in done.err
    asked = tanada("accounts", "tree", path, "A", AS_OF)
    assert asked.code == 2
    assert "A → B → A" in asked.err


def test_an_unknown_account_is_refused_with_the_nearest(tanada: Any, book: Path) -> None:
    done = tanada("accounts", "tree", book, "ACME-0S", AS_OF)
    assert done.code == 2
    assert "ACME-OS" in done.err


def test_an_account_that_was_rejected_is_refused_with_the_reason(
    tanada: Any, tmp_path: Path
) -> None:
    path = tmp_path / "book.csv"
    path.write_text("account_id,parent_account_id,arr\nA,,much\nB,A,1\n")
    done = tanada("accounts", "tree", path, "A", AS_OF)
    assert done.code == 2
    assert "rejected" in done.err


def test_without_a_column_of_parents_there_is_nothing_to_follow(tanada: Any, sound: Path) -> None:
    done = tanada("accounts", "tree", sound, AS_OF)
    assert done.code == 2
    assert "parent_account_id" in done.err


def test_without_children_that_is_told(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("account_id,parent_account_id,arr\nA,,1\nB,,1\n")
    done = tanada("accounts", "tree", path, AS_OF)
    assert done.code == 0
    assert lines(done.out) == ["No account has a parent among these accounts."]


def test_a_long_list_is_cut_short_and_says_so(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    rows = "".join(f"A{number},TOP,1\n" for number in range(300))
    path.write_text(f"account_id,parent_account_id,arr\nTOP,,1\n{rows}")
    done = tanada("accounts", "tree", path, AS_OF)
    assert len(lines(done.out)) == 201
    assert "101 more" in done.err


def test_a_deep_chain_does_not_run_off_the_page(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    rows = "".join(f"A{number},A{number - 1},1\n" for number in range(1, 100))
    path.write_text(f"account_id,parent_account_id,arr\nA0,,1\n{rows}")
    done = tanada("accounts", "tree", path, AS_OF)
    assert max(len(line) for line in lines(done.out)) < 80
    assert "(99) A99" in done.out
