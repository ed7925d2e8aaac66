"""The line of a rejected row is the line of the file, however long the rows before it are."""

from __future__ import annotations

from typing import Any

import pytest


def test_values_over_several_lines(read: Any) -> None:
    content = 'account_id,name,arr\nA,"one\ntwo\nthree",1\nB,"one\n\ntwo",x\nC,plain,y\n'
    assert read(content).rejects == [
        (5, "arr", "x", "unreadable_number"),
        (8, "arr", "y", "unreadable_number"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_values_over_several_lines_with_any_line_end(read: Any, end: str) -> None:
    content = end.join(("account_id,name,arr", "A,one", 'B,"a', 'b",1', "C,c,x", ""))
    assert read(content).rejects == [
        (2, "arr", "A,one", "too_few_values"),
        (5, "arr", "x", "unreadable_number"),
    ]


def test_another_line_end_inside_of_quotes(read: Any) -> None:
    content = 'account_id,name,arr\r\nA,"a\nb",1\r\nB,c,x\r\n'
    assert read(content).rejects == [(4, "arr", "x", "unreadable_number")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines(read: Any, end: str) -> None:
    content = end.join(("", "", "account_id,arr", "", "A,x", "", "", "B,y", "", ""))
    result = read(content)
    assert result.rejects == [
        (5, "arr", "x", "unreadable_number"),
        (8, "arr", "y", "unreadable_number"),
    ]
    assert result.counts == (2, 0, 2)


def test_a_blank_line_of_a_file_with_one_column_is_a_row_without_an_id(read: Any) -> None:
    result = read('account_id\n"A\nB"\n\nC\nC\n')
    assert result.rejects == [
        (4, "account_id", None, "no_id"),
        (5, "account_id", "C", "duplicate_id"),
        (6, "account_id", "C", "duplicate_id"),
    ]


def test_blank_lines_between_objects(read: Any) -> None:
    content = '\n{"account_id": "A", "arr": "x"}\n\n \t\n{"account_id": "B", "arr": "y"}\nz\n'
    assert read(content, "a.jsonl").rejects == [
        (2, "arr", "x", "unreadable_number"),
        (5, "arr", "y", "unreadable_number"),
        (6, "", "z", "line_not_an_object"),
    ]


def test_a_bom_and_a_header_over_two_lines(read: Any) -> None:
    content = '\ufeffaccount_id,"na\nme",arr\nA,x,1\nB,y,z\n'
    assert read(content).rejects == [(4, "arr", "z", "unreadable_number")]


def test_rows_with_too_few_and_too_many_values(read: Any) -> None:
    result = read("account_id,name,arr\nA,a,1\nB,b\nC,c,3,4\nD\nE,e,x\n")
    assert result.rejects == [
        (3, "arr", "B,b", "too_few_values"),
        (4, "", "C,c,3,4", "too_many_values"),
        (5, "name", "D", "too_few_values"),
        (6, "arr", "x", "unreadable_number"),
    ]
    assert result.counts == (5, 1, 4)


def test_a_row_with_too_many_values_over_several_lines_is_one_row(read: Any) -> None:
    result = read('account_id,arr\nA,1,"x\ny"\nB,z\n')
    assert result.rejects == [
        (2, "", 'A,1,"x\ny"', "too_many_values"),
        (4, "arr", "z", "unreadable_number"),
    ]
    assert result.counts == (2, 0, 2)


def test_quotes_that_do_not_match_within_a_line(read: Any) -> None:
    result = read('account_id,name,arr\nA,"a"b,1\nB,b,x\n')
    assert result.rejects == [
        (2, "name", 'A,"a"b,1', "quotes"),
        (3, "arr", "x", "unreadable_number"),
    ]
    assert result.counts == (2, 0, 2)


def test_a_quote_in_the_middle_of_a_value_is_a_sign_like_others(read: Any) -> None:
    assert read('account_id,name\nA,5" pipe\nB,b\n').values("name") == ['5" pipe', "b"]


def test_spaces_before_a_quote(read: Any) -> None:
    result = read('account_id,name,arr\nA, "a\nb",1\nB,b,x\n')
    assert result.values("name") == ["a\nb"]
    assert result.rejects == [(4, "arr", "x", "unreadable_number")]


def test_a_quote_that_is_never_closed_takes_the_lines_that_follow(read: Any) -> None:
    result = read('account_id,name,arr\nA,a,1\nB,"open,2\nC,c,3\nD,d,4\n')
    assert result.rejects == [(3, "name", 'B,"open,2\nC,c,3\nD,d,4', "quotes")]
    assert result.counts == (4, 1, 3)


def test_every_line_after_a_quote_counts_even_of_very_many(read: Any) -> None:
    rows = [f"A-{number},{number}" for number in range(20_000)]
    rows[10_000] = 'A-10000,"open'
    result = read("account_id,arr\n" + "\n".join(rows) + "\n")
    assert result.counts == (20_000, 10_000, 10_000)
    assert [(line, code) for line, *_, code in result.rejects] == [(10_002, "quotes")]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_one_line_that_is_not_utf8(read: Any, name: str) -> None:
    separator = b"," if name == "a.csv" else b"\t"
    rows = [separator.join((b"A-%d" % number, b"x", b"1")) for number in range(40)]
    rows[20] = separator.join((b"A-20", b"\xff\xfe", b"1"))
    rows[30] = separator.join((b"A-30", b"x", b"y"))
    header = separator.join((b"account_id", b"name", b"arr"))
    result = read(b"\n".join((header, *rows)) + b"\n", name)
    assert [(line, field, code) for line, field, _, code in result.rejects] == [
        (22, "name", "not_utf8"),
        (32, "arr", "unreadable_number"),
    ]
    assert result.counts == (40, 38, 2)


def test_one_object_that_is_not_utf8(read: Any) -> None:
    rows = [b'{"account_id": "A-%d"}' % number for number in range(40)]
    rows[20] = b'{"account_id": "\xff"}'
    result = read(b"\n".join(rows) + b"\n", "a.jsonl")
    assert [(line, code) for line, *_, code in result.rejects] == [(21, "not_utf8")]
    assert result.counts == (40, 39, 1)


def test_a_line_that_is_too_long(read: Any) -> None:
    result = read("account_id,name,arr\nA,a,1\nB," + "x" * 3_000_000 + ",2\nC,c,y\n")
    assert [(line, code) for line, *_, code in result.rejects] == [
        (3, "line_too_long"),
        (4, "unreadable_number"),
    ]
    assert result.counts == (3, 1, 2)


def test_a_long_line_that_is_not_too_long(read: Any) -> None:
    result = read("account_id,name\nA," + "x" * 1_900_000 + "\n")
    assert len(result.values("name")[0]) == 1_900_000


def test_a_long_value_is_shown_by_its_beginning(read: Any) -> None:
    ((_, _, shown, _),) = read("account_id,arr\nA,1\nB," + "x" * 500 + ",2\n").rejects
    assert shown == "B," + "x" * 198


def test_a_separator_at_the_end_of_a_row_adds_no_value(read: Any) -> None:
    assert read("account_id,arr\nA-1,1,\nA-2,2\n").counts == (2, 2, 0)


def test_a_fault_of_every_row_is_told(read: Any) -> None:
    rows = "".join(f"A-{number},{number},more\n" for number in range(100_000))
    result = read("account_id,arr\n" + rows)
    assert result.counts == (100_000, 0, 100_000)


def test_lines_stay_right_in_a_file_of_many_kinds_of_rows(read: Any) -> None:
    lines, wanted = ["account_id,name,arr"], []
    for number in range(30_000):
        match number % 100:
            case 10:
                lines.append("")
                continue
            case 20:
                lines += [f'A-{number},"a', "", f'b",{number}']
                continue
            case 30:
                wanted.append((len(lines) + 1, "too_few_values"))
                lines.append(f"A-{number},a")
            case 40:
                wanted.append((len(lines) + 1, "too_many_values"))
                lines.append(f"A-{number},a,1,2")
            case 50:
                wanted.append((len(lines) + 1, "quotes"))
                lines.append(f'A-{number},"a"b,1')
            case 60:
                wanted.append((len(lines) + 1, "unreadable_number"))
                lines.append(f"A-{number},a,x")
            case _:
                lines.append(f"A-{number},a,{number}")
    result = read("\n".join(lines) + "\n")
    assert [(line, code) for line, *_, code in result.rejects] == wanted
    assert result.counts == (29_700, 28_500, 1_200)
