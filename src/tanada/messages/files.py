"""What can be wrong with files as people have them, and what was assumed of their writing."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Which files.
    "files.no_match": Text(
        "No file matches this pattern.",
        "このパターンに一致するファイルがありません。",
    ),
    "files.too_many": Text(
        "The pattern matches {found} files, and at most {limit} are read as one table.",
        "パターンに一致するファイルが多すぎます({found}件、1つの表として読めるのは{limit}件まで)。",
    ),
    "files.several": Text(
        "Read as one table: {found} files that match {file}",
        "{file} に一致する{found}件のファイルを1つの表として読みました。",
    ),
    "files.same_file": Text(
        "Read once only, being the same file under another name: {found}",
        "別名の同じファイルのため、重ねて読まなかったもの: {found}",
    ),
    "files.columns_absent": Text(
        "Columns that some files do not have, and that are missing there: {found} ({files})",
        "一部のファイルにない列(値は不足として扱います): {found}({files})",
    ),
    "files.other_kind": Text(
        "The file is no text; it is of the kind {found}.\n"
        "Give it that ending, or export it again in the format that its ending says.",
        "テキストファイルではなく、{found} 形式のファイルです。\n"
        "拡張子を改めるか、拡張子どおりの形式で書き出してください。",
    ),
    # Texts.
    "files.encoding_unclear": Text(
        "The encoding is not clear: byte {offset} is {found}, which is no UTF-8, and neither "
        "cp932 nor cp1252 makes sense of the file.\n"
        "Declare it in the mapping, such as encoding: cp932, or save the file again as UTF-8.",
        "文字コードを判別できません。{offset}バイト目の {found} は UTF-8 ではなく、"
        "cp932 としても cp1252 としても意味が通りません。\n"
        "対応表に encoding: cp932 のように指定するか、UTF-8 で保存し直してください。",
    ),
    "files.unknown_encoding": Text(
        "The encoding “{found}” is not one that is read.\nDeclare one of: {expected}",
        "「{found}」という文字コードには対応していません。\n"
        "次のいずれかを指定してください: {expected}",
    ),
    "files.encoding_assumed": Text(
        "{file} was read in the encoding {encoding}, going by its bytes.",
        "{file} は、バイトの並びから文字コードを {encoding} とみなして読みました。",
    ),
    "files.bad_delimiter": Text(
        "“{found}” cannot stand between values.\nDeclare one sign such as , ; | or a tab.",
        "「{found}」は区切り文字に使えません。\n, ; | またはタブのように1文字で指定してください。",
    ),
    "files.delimiter_assumed": Text(
        "{file}: the columns were read as separated by “{found}”.",
        "{file} の区切り文字は「{found}」とみなしました。",
    ),
    "files.columns_unnamed": Text(
        "{file}: columns without a name were passed over: {found}",
        "{file} の列名のない列は読みませんでした(列の番号: {found})。",
    ),
    # Compressed files.
    "files.not_gzip": Text(
        "This is not a gzip file that can be read to its end: {found}\nCompress it again.",
        "gzip ファイルとして最後まで読み取れません: {found}\n圧縮し直してください。",
    ),
    "files.unpacks_too_large": Text(
        "What is compressed here takes more than {limit} bytes.\n"
        "Split it into several files, or save it without compression.",
        "展開すると{limit}バイトを超えます。\n"
        "いくつかのファイルに分けるか、圧縮せずに保存してください。",
    ),
    "files.unpacks_too_many_times": Text(
        "What is compressed here becomes more than {limit} times as large, which tables do not.\n"
        "If the file is sound, save it without compression.",
        "展開すると{limit}倍を超える大きさになり、通常の表とは考えられません。\n"
        "正しいファイルであれば、圧縮せずに保存してください。",
    ),
    "files.no_space": Text(
        "There is no space left for decoding this file.\n"
        "Make room in the folder for temporary files, or save the file as UTF-8, not compressed.",
        "ファイルを変換するための空き容量がありません。\n"
        "一時フォルダーの空きを増やすか、UTF-8・非圧縮で保存し直してください。",
    ),
    # Workbooks.
    "files.save_as_xlsx": Text(
        "Files of the kind {found} cannot be read.\nSave the workbook as .xlsx.",
        "{found} 形式のファイルは読めません。\nブックを .xlsx 形式で保存してください。",
    ),
    "files.password": Text(
        "The workbook is protected by a password.\nSave a copy without one.",
        "ブックがパスワードで保護されています。\nパスワードを外したコピーを保存してください。",
    ),
    "files.not_xlsx": Text(
        "This is not a workbook that can be read: {found}\nSave it as .xlsx again.",
        "ブックとして読み取れません: {found}\n.xlsx 形式で保存し直してください。",
    ),
    "files.no_sheet": Text(
        "There is no sheet “{found}”.\nThe workbook has: {expected}",
        "「{found}」というシートがありません。\nブックにあるシート: {expected}",
    ),
    "files.no_sheet_with_data": Text(
        "There is nothing on the sheet to read.\n"
        "Name the sheet of the table in the mapping: sheet.",
        "読み取れるデータがシートにありません。\n"
        "対応表の sheet で、表のあるシートを指定してください。",
    ),
    "files.sheet_assumed": Text(
        "{file}: the sheet “{found}” was read; not read: {others}",
        "{file} はシート「{found}」を読みました。読まなかったシート: {others}",
    ),
    "files.error_cells": Text(
        "{file}: {found} {found:cell|cells} with an error such as #N/A count as missing.",
        "{file} の #N/A などのエラーのセル{found}個は、不足として扱いました。",
    ),
    "files.long_numbers": Text(
        "{file}: {found} {found:number|numbers} of more than fifteen digits may have lost the last "
        "ones in the workbook.\nKeep long numbers and IDs as text.",
        "{file} には15桁を超える数値が{found}個あり、ブックの中で末尾の桁が失われている可能性が"
        "あります。\n長い番号やIDは文字列として入力してください。",
    ),
    "files.too_many_entries": Text(
        "The workbook is an archive of {found} parts, and at most {limit} are allowed.\n"
        "Save the sheet of the table as .xlsx or .csv by itself.",
        "ブックの構成ファイルが多すぎます({found}個、上限は{limit}個)。\n"
        "表のシートだけを .xlsx または .csv で保存してください。",
    ),
    "files.too_many_sheet_rows": Text(
        "A sheet reaches to row {found}; sheets end at row {limit}.\nSave the table as .csv.",
        "シートの行が多すぎます({found}行目まで、上限は{limit}行)。\n"
        "表を .csv で保存してください。",
    ),
    "files.too_many_sheet_columns": Text(
        "A sheet reaches to column {found}; sheets end at column {limit}.\nSave the table as .csv.",
        "シートの列が多すぎます({found}列目まで、上限は{limit}列)。\n"
        "表を .csv で保存してください。",
    ),
    "files.too_many_cells": Text(
        "A sheet takes {found} cells with the empty ones between them; at most {limit} are read.\n"
        "Delete what lies far from the table, or save the table as .csv.",
        "シートのセルが多すぎます(空のセルを含めて{found}個、上限は{limit}個)。\n"
        "表から離れたセルを消すか、表を .csv で保存してください。",
    ),
    "files.too_much_sheet_text": Text(
        "A sheet holds {found} characters of repeated text; at most {limit} are read.\n"
        "Save the table as .csv.",
        "シートの文字列が多すぎます({found}文字、上限は{limit}文字)。\n"
        "表を .csv で保存してください。",
    ),
}
