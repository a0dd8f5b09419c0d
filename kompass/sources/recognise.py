"""What a document is, by its first bytes and never by its name."""

import io
import re
import zipfile
import zlib

from kompass.errors import KompassError
from kompass.sources.model import Form

LONGEST_NAME = 120
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
)
"""What reading a damaged zip raises."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BLANK = b" \t\r\n\x0c\xef\xbb\xbf"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_OTHER_IMAGES = (b"II*\0", b"MM\0*", b"BM")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_MHTML = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*Content-Type:\s*multipart/related",
                    re.IGNORECASE)  # fmt: skip
_BOMS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_ODF = "application/vnd.oasis.opendocument."
_USUAL = {
    "pdf": Form.PDF,
    "docx": Form.DOCX,
    "docm": Form.DOCX,
    "odt": Form.ODT,
    "html": Form.HTML,
    "htm": Form.HTML,
    "mht": Form.HTML,
    "mhtml": Form.HTML,
    "xhtml": Form.HTML,
    "xlsx": Form.XLSX,
    "xlsm": Form.XLSX,
    "png": Form.IMAGE,
    "jpg": Form.IMAGE,
    "jpeg": Form.IMAGE,
    "gif": Form.IMAGE,
    "webp": Form.IMAGE,
}
_NAMES = {
    Form.PDF: "en PDF",
    Form.DOCX: "ett Worddokument",
    Form.ODT: "ett OpenDocument-dokument",
    Form.HTML: "en sparad webbsida",
    Form.TEXT: "ren text",
    Form.MARKDOWN: "ren text",
    Form.XLSX: "en Excelfil",
    Form.IMAGE: "en bild",
}


def recognise(content: bytes, name: str) -> Form:
    """Return what ``content`` is; ``name`` is for the complaint, and tells markdown from text.

    Raises ``KompassError`` for what is empty or of a form that cannot be read.
    """
    name = plain_name(name)
    if not content:
        raise KompassError(f"{name} är tom (0 byte). Hämta filen igen.")
    head = content[:1024].lstrip(_BLANK)[:5]
    if head == b"%PDF-":
        return Form.PDF
    if content.startswith(b"PK"):
        return _in_zip(content, name)
    if content.startswith(_IMAGES) or (content[:4], content[8:12]) == (b"RIFF", b"WEBP"):
        return Form.IMAGE
    _refuse_known(content, name)
    if _HTML.match(beginning(content)) or _MHTML.match(content[:20_000]):
        return Form.HTML
    _refuse_binary(content, name)
    return Form.MARKDOWN if _suffix(name) in ("md", "markdown") else Form.TEXT


def plain_name(name: str) -> str:
    """Return a file's name without folders or anything that could be taken for something else."""
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(sign if sign.isprintable() else "_" for sign in last).strip(" .") or "filen"
    if len(shown) <= LONGEST_NAME:
        return shown
    keep = LONGEST_NAME // 2
    return f"{shown[: keep - 1]}…{shown[-keep:]}"


def encoding_by_mark(content: bytes) -> str:
    """Return the encoding that a byte order mark announces; empty without one."""
    return next((code for mark, code in _BOMS.items() if content.startswith(mark)), "")


def beginning(content: bytes) -> bytes:
    """Return the first characters of a text as single bytes, whichever its encoding."""
    code = encoding_by_mark(content)
    text = content[:8000].decode(code or "latin-1", "ignore")
    return text.lstrip("\ufeff\xef\xbb\xbf").encode("latin-1", "replace")


def misnamed(form: Form, name: str) -> tuple[str, ...]:
    """Return a remark if the name says another form than the content; else nothing."""
    suffix = _suffix(name)
    expected = _USUAL.get(suffix)
    if form is expected or (expected is None and form not in _USUAL.values()):
        return ()
    if expected is None and suffix not in ("txt", "md", "csv", "doc", "xls"):
        return ()
    return (f"Filen heter .{suffix} men är {_NAMES[form]}, och läses som det.",)


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _in_zip(content: bytes, name: str) -> Form:
    """Return the form of a document that is a zip of parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = frozenset(package.namelist())
            declared = package.read("mimetype")[:200] if _small(package, "mimetype") else b""
    except (*BROKEN_ZIP, RuntimeError) as error:
        raise KompassError(
            f"{name} är skadad: slutet fattas eller är förstört. Hämta filen igen."
        ) from error
    if any(one.startswith("word/") for one in names):
        return Form.DOCX
    if "xl/workbook.xml" in names:
        return Form.XLSX
    mimetype = declared.decode("latin-1").strip()
    if mimetype.startswith(f"{_ODF}text"):
        return Form.ODT
    raise KompassError(f"{name} {_zip_advice(names, mimetype)}")


def _small(package: zipfile.ZipFile, part: str) -> bool:
    return part in package.namelist() and package.getinfo(part).file_size <= 200


def _zip_advice(names: frozenset[str], mimetype: str) -> str:
    if any(one.startswith("ppt/") for one in names) or mimetype.startswith(f"{_ODF}presentation"):
        return "är en presentation. Spara den som PDF och lägg till den."
    if "xl/workbook.bin" in names or mimetype.startswith(f"{_ODF}spreadsheet"):
        return "är ett kalkylark i ett annat format. Spara det som .xlsx och lägg till det."
    if "[Content_Types].xml" in names or mimetype:
        return "är ett dokument av ett slag som inte går att läsa. Spara det som PDF."
    return "är en zip-fil. Packa upp den och lägg till filerna i den."


def _refuse_known(content: bytes, name: str) -> None:
    """Refuse forms that are known but not read, each with the way out."""
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise KompassError(
                f"{name} är skyddad med lösenord. Spara en kopia utan lösenord och lägg till den."
            )
        raise KompassError(
            f"{name} är i ett äldre Officeformat (eller ett e-brev från Outlook). "
            "Spara den som .docx, .xlsx eller PDF."
        )
    if content.startswith(b"{\\rtf"):
        raise KompassError(f"{name} är en RTF-fil. Spara den som .docx eller PDF.")
    if content.startswith(_OTHER_IMAGES[:2]) or content[4:8] == b"ftyp" or _is_bmp(content):
        raise KompassError(
            f"{name} är en bild eller film i ett format som inte går att visa. "
            "Spara bilden som JPEG eller PNG, eller en inskannad bunt som PDF."
        )


def _is_bmp(content: bytes) -> bool:
    return content.startswith(b"BM") and content[6:10] == b"\0\0\0\0"


def _refuse_binary(content: bytes, name: str) -> None:
    if encoding_by_mark(content):
        return
    sample = content[:100_000]
    odd = sum(sample.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32)))
    if odd * 100 > len(sample) or b"\0" in sample:
        raise KompassError(
            f"{name} är inget dokument som går att läsa. Välj PDF, Word, OpenDocument, Excel, "
            "en sparad webbsida, text eller en bild (JPEG, PNG)."
        )
