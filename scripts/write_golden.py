"""Writes the golden SQL of tests/golden: some policies in every dialect, to be read as a diff.

python scripts/write_golden.py            write it
python scripts/write_golden.py --check    end with 1 where a file is out of date
"""

import argparse
import sys
from datetime import date
from pathlib import Path

from tanada.cli.compiling import CompileCall, compiled_text
from tanada.sql.dialects import DIALECTS

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "golden"
POLICIES = ("standard", "score_health", "value_jpy", str(FOLDER / "constructs.yaml"))
AS_OF = date(2026, 6, 30)


def golden() -> dict[Path, str]:
    """Every golden file with the text that it should have."""
    return {
        FOLDER / f"{Path(policy).stem}.{dialect}.sql": compiled_text(
            CompileCall(policy=policy, dialect=dialect, language="en", as_of=AS_OF)
        )
        for policy in POLICIES
        for dialect in DIALECTS
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the golden SQL of tests/golden.")
    parser.add_argument("--check", action="store_true", help="only say what is out of date")
    check = parser.parse_args().check
    late = []
    for path, text in golden().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            late.append(path.name)
            if not check:
                path.write_text(text, encoding="utf-8")
    if late:
        print(("out of date: " if check else "written: ") + ", ".join(late))
    return 1 if late and check else 0


if __name__ == "__main__":
    sys.exit(main())
