"""Runs commands of the command line inside the process of the tests."""

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

from kompass.cli import main


@dataclass(frozen=True)
class Ran:
    returncode: int
    stdout: str
    stderr: str


def kompass(*arguments: object) -> Ran:
    """Run a command inside this process: a hundred fresh interpreters would take minutes."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return Ran(code, out.getvalue(), err.getvalue())


def done(*arguments: object) -> str:
    result = kompass(*arguments)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    return result.stdout


def refused(*arguments: object) -> str:
    result = kompass(*arguments)
    assert result.returncode == 1, result.stdout + result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert result.stderr.startswith("kompass: ")
    return result.stderr
