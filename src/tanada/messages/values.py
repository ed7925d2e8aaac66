"""How the texts of a column were read, and why one of them could not be."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # What was assumed of numbers.
    "values.thousands": Text(
        "“{column}”: signs between the digits separate thousands; “{written}” was read as {read}.",
        "「{column}」: 数字の間の記号を桁区切りとみなしました(「{written}」→ {read})。",
    ),
    "values.decimal_comma": Text(
        "“{column}”: the comma is the decimal sign; “{written}” was read as {read}.",
        "「{column}」: コンマを小数点とみなしました(「{written}」→ {read})。",
    ),
    "values.decimals_contradict": Text(
        "“{column}” writes decimals with a point in some rows and with a comma in others (such as "
        "“{written}”). Values that could be read either way are rejected; say which it is in the "
        "mapping (decimals: point, or comma).",
        "「{column}」では小数点の書き方が行によって異なります(「{written}」など)。どちらにも読める"
        "値は除外します。対応表で decimals: point または decimals: comma を指定してください。",
    ),
    "values.unit": Text(
        "“{column}”: units were multiplied out; “{written}” was read as {read}.",
        "「{column}」: 単位付きの数値を換算しました(「{written}」→ {read})。",
    ),
    "values.percent": Text(
        "“{column}”: percentages are shares of one; “{written}” was read as {read}.",
        "「{column}」: パーセントを小数に直しました(「{written}」→ {read})。",
    ),
    "values.negative": Text(
        "“{column}”: brackets, triangles and a minus behind make a number negative; “{written}” "
        "was read as {read}.",
        "「{column}」: かっこ、▲、後ろのマイナスを負の数とみなしました(「{written}」→ {read})。",
    ),
    "values.currency": Text(
        "“{column}”: “{written}” was taken to be in {currency}; there is no column currency.",
        "「{column}」: currency の列がないため、「{written}」は{currency}とみなしました。",
    ),
    # What was assumed of dates.
    "values.dates": Text(
        "“{column}”: “{written}” was read as {read}.",
        "「{column}」: 「{written}」を {read} と読みました。",
    ),
    "values.day_first": Text(
        "“{column}”: the day comes before the month; “{written}” was read as {read}.",
        "「{column}」: 日・月の順とみなしました(「{written}」→ {read})。",
    ),
    "values.month_first": Text(
        "“{column}”: the month comes before the day; “{written}” was read as {read}.",
        "「{column}」: 月・日の順とみなしました(「{written}」→ {read})。",
    ),
    "values.dates_open": Text(
        "“{column}” does not show whether the day or the month comes first: “{written}” could be "
        "{day} or {month}. {found} {found:value|values} of this kind {found:was|were} rejected; "
        "say which it is in the mapping (dates: day_first, or month_first).",
        "「{column}」は日と月の順を判別できません。「{written}」は{day}とも{month}とも読めます。"
        "{found}件を除外しました。対応表で dates: day_first または dates: month_first を"
        "指定してください。",
    ),
    "values.dates_contradict": Text(
        "“{column}” has the day first in some rows and the month first in others: “{written}” "
        "could be {day} or {month}. {found} {found:value|values} of this kind {found:was|were} "
        "rejected; say which it is in the mapping (dates: day_first, or month_first).",
        "「{column}」では日と月の順が行によって異なります。「{written}」は {day} とも {month} とも"
        "読めます。{found}件を除外しました。対応表で dates: day_first または dates: month_first を"
        "指定してください。",
    ),
    # What was assumed of other values.
    "values.words": Text(
        "“{column}”: “{written}” was read as {read}.",
        "「{column}」: 「{written}」を {read} と読みました。",
    ),
    "values.missing": Text(
        "“{column}”: {found} {found:value|values} such as “{written}” {found:was|were} taken as "
        "missing.",
        "「{column}」: 「{written}」などの値{found}件を不足として扱いました。",
    ),
    "values.nul_left_out": Text(
        "“{column}”: the character NUL was left out of {found} {found:value|values}.",
        "「{column}」: {found}件の値からNUL文字を取り除きました。",
    ),
    # Columns.
    "table.no_column": Text(
        "No column is called {column}.\n"
        "Columns found: {found}\n"
        "Rename the column that holds it, or name it in the mapping.",
        "{column} という列がありません。\n"
        "見つかった列: {found}\n"
        "該当する列の名前を変えるか、対応表で指定してください。",
    ),
    "table.id_too_long": Text(
        "An account ID has more than 200 characters: {found}",
        "アカウントIDが200文字を超えています: {found}",
    ),
    "table.id_with_nul": Text(
        "An account ID contains the character NUL, shown as ␀: {found}",
        "アカウントIDにNUL文字(␀ と表示)が含まれています: {found}",
    ),
    # Why a row was rejected.
    "reject.missing_value": Text("no value", "値がない"),
    "reject.ambiguous_number": Text(
        "a number with a point or a comma that may separate thousands or decimals; declare "
        "decimals: point or comma",
        "桁区切りか小数点かを判別できない数値(decimals: point か comma を指定)",
    ),
    "reject.currency_contradicts": Text(
        "written in another currency than the row's", "行の通貨と異なる通貨の記号が付いている"
    ),
    "reject.percentage": Text(
        "a percentage, where a plain number is expected", "パーセントは使えない項目"
    ),
    "reject.ambiguous_date": Text(
        "a date whose day and month cannot be told apart; declare dates: day_first or month_first",
        "日と月の順を判別できない日付(dates: day_first か month_first を指定)",
    ),
    "reject.two_digit_year": Text(
        "a year with two digits only; write all four", "西暦の年が2桁しかない(4桁で記入)"
    ),
    "reject.no_day": Text("a month without a day", "日のない年月"),
    "reject.serial_date": Text(
        "a spreadsheet's number for a date; export the date itself",
        "表計算ソフトの日付の通し番号(日付として書き出す必要がある)",
    ),
}
