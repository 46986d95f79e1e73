import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from openpyxl import Workbook

from generator.importers import docx, html, package, pdf, xlsx
from generator.source import Transcript, Unreadable

Read = Callable[[bytes, str], Transcript]


def word() -> bytes:
    made, stream = Document(), io.BytesIO()
    made.add_paragraph("正文")
    made.save(stream)
    return stream.getvalue()


def spreadsheet() -> bytes:
    made, stream = Workbook(), io.BytesIO()
    made.worksheets[0]["A1"] = "正文"
    made.save(stream)
    return stream.getvalue()


KINDS: list[tuple[Read, bytes, str]] = [
    (docx.read, word(), ".docx"),
    (xlsx.read, spreadsheet(), ".xlsx"),
]
BOTH = pytest.mark.parametrize(("read", "data", "suffix"), KINDS)


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """A container with each entry changed, or left out where the change is None."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in more.items():
            new.writestr(name, content)
    return stream.getvalue()


def same(_: str, content: bytes) -> bytes:
    return content


def refusal(read: Read, data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, "件").source()
    return str(caught.value)


@BOTH
def test_an_old_or_locked_file_is_to_be_saved_anew(read: Read, data: bytes, suffix: str) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

    assert f"去掉密码，另存为 {suffix} 再导入" in refusal(read, old)
    assert "旧格式" in refusal(read, old)
    assert refusal(read, old + "EncryptedPackage".encode("utf-16-le")).startswith("设了打开密码")


@BOTH
def test_macros_are_refused(read: Read, data: bytes, suffix: str) -> None:
    hidden = rewritten(data, same, **{"word/vbaProject.bin": b"x"})
    typed = rewritten(
        data,
        lambda _, content: content.replace(
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            b"vnd.ms-word.document.macroEnabled.main",
        ).replace(
            b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
            b"vnd.ms-excel.sheet.macroEnabled.main",
        ),
    )

    for each in (hidden, typed):
        assert refusal(read, each) == (
            f"含有宏，为安全起见不打开：请用{'Word' if suffix == '.docx' else 'Excel'} 或 WPS 打开，"
            f"另存为不含宏的 {suffix} 再导入"
        ).replace("请用", "请用 ")


@BOTH
def test_a_damaged_container_is_to_be_fetched_again(read: Read, data: bytes, suffix: str) -> None:
    middle = len(data) // 2
    for broken in (b"", b"PK\x03\x04", data[:middle], data[:200] + bytes(50) + data[250:]):
        assert f"不是完好的 {suffix} 文件" in refusal(read, broken)


@BOTH
def test_another_container_is_told_from_the_right_one(read: Read, data: bytes, suffix: str) -> None:
    archive = rewritten(data, lambda *_: None, **{"甲.txt": b"x"})
    (other,) = (each for _, each, of in KINDS if of != suffix)

    for each in (archive, other):
        assert f"不是 {suffix} 文件" in refusal(read, each)


@BOTH
def test_a_bomb_is_refused_before_it_is_unpacked(
    read: Read, data: bytes, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20_000):
            archive.writestr(f"{number}.xml", b"")
    many = packed.getvalue()
    dense = rewritten(data, same, **{"bomb.xml": b"<a>" + b" " * 20_000_000})
    monkeypatch.setattr(package, "LARGEST", 1000)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)  # nothing may be unpacked

    assert "大得不正常" in refusal(read, many)
    assert "大得不正常" in refusal(read, data)
    monkeypatch.setattr(package, "LARGEST", 1 << 40)
    assert "大得不正常" in refusal(read, dense)


@BOTH
def test_a_header_that_lies_about_the_size_is_refused(read: Read, data: bytes, suffix: str) -> None:
    content = b"<a>" + b" " * 50_000_000
    packed = bytearray(rewritten(data, same, **{"bomb.xml": content}))
    lie = struct.pack("<L", len(content))
    assert packed.count(lie) == 2
    packed = packed.replace(lie, struct.pack("<L", 100))

    assert f"不是完好的 {suffix} 文件" in refusal(read, bytes(packed))


@BOTH
def test_a_document_type_is_refused_in_any_encoding(read: Read, data: bytes, suffix: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c SYSTEM "file:///etc/hostname">]>'

    def with_type(encoding: str) -> Callable[[str, bytes], bytes]:
        def change(name: str, content: bytes) -> bytes:
            if not name.endswith(("document.xml", "sheet1.xml")):
                return content
            _, _, rest = content.decode().rpartition("?>")
            return f"<?xml version='1.0' encoding='{encoding}'?>{bomb}{rest}".encode(
                encoding, "xmlcharrefreplace"
            )

        return change

    for encoding in ("utf-8", "utf-16"):
        assert "DTD" in refusal(read, rewritten(data, with_type(encoding)))
    for encoding in ("utf-16-le", "cp037", "gb18030"):
        assert f"另存为 {suffix} 再导入" in refusal(read, rewritten(data, with_type(encoding)))


@BOTH
def test_an_encoding_that_hides_a_document_type_is_refused(
    read: Read, data: bytes, suffix: str
) -> None:
    def change(name: str, content: bytes) -> bytes:
        if not name.endswith(("document.xml", "sheet1.xml")):
            return content
        hidden = "<!DOCTYPE a>".encode("utf-7") + content.rpartition(b"?>")[2]
        return b"<?xml version='1.0' encoding='UTF-7'?>" + hidden

    assert f"不是完好的 {suffix} 文件" in refusal(read, rewritten(data, change))


@BOTH
def test_a_container_without_its_main_part_or_with_senseless_xml_is_refused(
    read: Read, data: bytes, suffix: str
) -> None:
    def cut(name: str, content: bytes) -> bytes:
        is_main = name.endswith(("document.xml", "workbook.xml", "sheet1.xml"))
        return content[: len(content) // 2] if is_main else content

    def without(name: str, content: bytes) -> bytes | None:
        return None if name.endswith(("document.xml", "workbook.xml")) else content

    def linked(name: str, content: bytes) -> bytes:
        return content.replace(b"word/document.xml", b"word/gone.xml").replace(
            b"xl/workbook.xml", b"xl/gone.xml"
        )

    for change in (cut, without, linked):
        assert f"不是完好的 {suffix} 文件" in refusal(read, rewritten(data, change))


@BOTH
def test_xml_nested_without_end_is_refused(read: Read, data: bytes, suffix: str) -> None:
    def deep(name: str, content: bytes) -> bytes:
        if name.endswith("document.xml"):
            return content.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 5000)
        return content.replace(b"<sheetData>", b"<sheetData>" + b"<row>" * 5000)

    assert f"不是完好的 {suffix} 文件" in refusal(read, rewritten(data, deep))


@BOTH
def test_the_strict_variant_is_read(read: Read, data: bytes, suffix: str) -> None:
    def strict(_: str, content: bytes) -> bytes:
        for name in ("officeDocument", "wordprocessingml", "spreadsheetml", "drawingml"):
            content = content.replace(
                f"http://schemas.openxmlformats.org/{name}/2006/".encode(),
                f"http://purl.oclc.org/ooxml/{name}/".encode(),
            )
        return content

    assert read(rewritten(data, strict), "件").source().text == "正文\n"


@BOTH
def test_a_file_without_a_text_is_refused(read: Read, data: bytes, suffix: str) -> None:
    def blank(_: str, content: bytes) -> bytes:
        return content.replace("正文".encode(), b" ").replace(b"&#27491;&#25991;", b" ")

    empty = rewritten(data, blank)

    assert (
        refusal(read, empty) == "里面没有文字。如果清单是图片，请先做文字识别，或者向起草单位要原稿"
    )


def test_what_is_no_pdf_or_no_page_is_refused() -> None:
    assert "不是完好的 PDF 文件" in refusal(pdf.read, b"")
    assert "不是完好的 PDF 文件" in refusal(pdf.read, b"%PDF-1.7\nnothing")
    assert "不是网页文件" in refusal(html.read, b"PK\x03\x04\0\0")
