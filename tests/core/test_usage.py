"""A mistyped command is explained in Swedish."""

import pytest
from cli_runs import kompass


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("totals", "FIL saknas"),
        ("score x.kompass 1.1", "POÄNG saknas"),
        ("new x.kompass --year 2006", "ange något av --municipality --unit"),
        ("new x.kompass --year sju --unit A", "--year ska vara ett heltal, inte 'sju'"),
        ("new x.kompass --year 7 --unit A --municipality B", "--municipality går inte ihop med"),
        ("new x.kompass --year", "--year behöver ett värde"),
        ("new x.kompass --year 7 --unit A --kind by", "--kind kan inte vara 'by' utan"),
        ("totals x.kompass y.kompass", "förstår inte y.kompass"),
        ("totals x.kompass --json=1", "--json tar inget värde"),
        ("catalogue hitta", "kan inte vara 'hitta' utan"),
        ("totls", "varken ett kommando eller en fil"),
    ],
)
def test_what_is_wrong_with_a_command(typed: str, said: str) -> None:
    result = kompass(*typed.split())

    assert result.returncode == 2
    assert result.stdout == ""
    sentence = result.stderr.strip().splitlines()[-1]
    assert said in sentence
    assert "argument" not in sentence
