"""Export: formats by suffix, whole files or none, progress and cancelling."""

from pathlib import Path

import pytest
from report_reading import TODAY, document, empty

from kompass.assessment.example import snapshot as example
from kompass.errors import Cancelled, KompassError
from kompass.report import export as exporting
from kompass.report import write_docx, write_pdf
from kompass.report.export import FORMATS, export

SUFFIXES = tuple(FORMATS)


@pytest.fixture(params=SUFFIXES)
def target(request, tmp_path) -> Path:
    return tmp_path / f"rapport{request.param}"


def test_format_follows_the_suffix_whatever_its_case(tmp_path):
    for name, opening in (("a.DOCX", b"PK"), ("a.Pdf", b"%PDF")):
        export(empty(), tmp_path / name, today=TODAY)
        assert (tmp_path / name).read_bytes().startswith(opening)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.DOCX", "a.Pdf"]


def test_export_writes_what_the_writers_write(tmp_path):
    write_pdf.write(document(empty(), compared=False), tmp_path / "a.pdf")
    export(empty(), tmp_path / "b.pdf", today=TODAY)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize("name", ["rapport.odt", "rapport", "rapport.docx.txt"])
def test_an_unknown_suffix_is_refused_naming_the_formats(name, tmp_path):
    with pytest.raises(KompassError) as refused:
        export(empty(), tmp_path / name)
    assert ".docx" in str(refused.value)
    assert ".pdf" in str(refused.value)
    assert not list(tmp_path.iterdir())


def test_progress_comes_between_parts_and_reaches_the_end(target):
    told: list[tuple[int, int, str]] = []
    export(empty(), target, progress=lambda *step: told.append(step), today=TODAY)
    shares = [done / total for done, total, _ in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(told) > 20
    assert any("Område 5" in what for _, _, what in told)


@pytest.mark.parametrize("after", [1, 30, 10_000])
def test_cancelling_leaves_nothing_behind(target, after):
    count = 0

    def stop(done: int, total: int, what: str) -> None:
        nonlocal count
        count += 1
        if count == after or done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(empty(), target, progress=stop, today=TODAY)
    assert not list(target.parent.iterdir())


def test_cancelling_leaves_an_older_file_as_it_was(target):
    target.write_bytes(b"gammal")

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export(empty(), target, progress=stop, today=TODAY)
    assert target.read_bytes() == b"gammal"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_an_older_report_is_replaced(target):
    target.write_bytes(b"gammal")
    export(empty(), target, today=TODAY)
    assert target.stat().st_size > 10_000


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(KompassError, match="mappen finns inte"):
        export(empty(), tmp_path / "borta" / "a.pdf")


def test_a_file_instead_of_a_folder_is_told(tmp_path):
    (tmp_path / "fil").write_text("")
    with pytest.raises(KompassError, match="mappen finns inte"):
        export(empty(), tmp_path / "fil" / "a.pdf")


def test_a_folder_with_that_name_is_told(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(KompassError, match="en mapp med det namnet"):
        export(empty(), tmp_path / "a.pdf")
    assert list((tmp_path / "a.pdf").iterdir()) == []


def test_a_write_protected_file_is_told(target, monkeypatch):
    target.write_bytes(b"gammal")
    opened = Path.open

    def refuse(path: Path, *args: object, **options: object) -> object:
        if path == target:
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        with pytest.raises(KompassError, match="skrivskyddad"):
            export(empty(), target)
    assert target.read_bytes() == b"gammal"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_file_that_another_program_holds_is_told(target, monkeypatch):
    target.write_bytes(b"gammal")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(KompassError, match="öppen i ett annat program"):
        export(empty(), target, today=TODAY)
    assert target.read_bytes() == b"gammal"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_full_disk_is_told(target, monkeypatch):
    def fill(_document: object, path: Path, _progress: object) -> None:
        path.write_bytes(b"halv")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "_WRITERS", {target.suffix: fill})
    with pytest.raises(KompassError, match="disken är full"):
        export(empty(), target)
    assert not list(target.parent.iterdir())


def test_a_bug_in_a_writer_is_no_expected_trouble_and_leaves_nothing(target, monkeypatch):
    def fail(_document: object, path: Path, _progress: object) -> None:
        path.write_bytes(b"halv")
        raise ZeroDivisionError

    monkeypatch.setattr(exporting, "_WRITERS", {target.suffix: fail})
    with pytest.raises(ZeroDivisionError):
        export(empty(), target)
    assert not list(target.parent.iterdir())


def test_a_very_long_name_is_written(tmp_path):
    target = tmp_path / f"{'a' * 250}.pdf"
    export(empty(), target, today=TODAY)
    assert target.exists()


def test_nothing_heavy_is_imported_before_it_is_needed():
    import subprocess
    import sys

    heavy = ("matplotlib", "reportlab", "docx", "lxml", "numpy", "pyphen")
    code = (
        "import sys, kompass.report.export, kompass.report.checks, kompass.report.build;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_word_needs_no_more_than_a_document(tmp_path):
    write_docx.write(document(example()), tmp_path / "a.docx")
    assert (tmp_path / "a.docx").stat().st_size < 2_000_000
