"""The forms on which information is requested: what they ask (条例第二十九条), and as Word files to fill in.

Written by hand as XML: a page and two tables need no library, and every build makes the same bytes.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


@dataclass(frozen=True, slots=True)
class FormField:
    """A box to fill in, or where there are `choices`, one of them to pick."""

    word: str
    is_required: bool = False
    choices: tuple[str, ...] = ()
    lines: int = 1
    """How much room there is on paper."""


@dataclass(frozen=True, slots=True)
class FormPart:
    title: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class Form:
    name: str
    """In its address."""
    title: str
    applicant: str
    parts: tuple[FormPart, ...]
    notes: tuple[str, ...]


_WANTED = FormPart(
    "所需信息",
    (
        FormField("信息的名称", is_required=True, lines=2),
        FormField("文号"),
        FormField("其他特征描述", lines=3),
    ),
)
_DELIVERY = FormPart(
    "提供方式",
    (
        FormField(
            "提供方式",
            is_required=True,
            choices=("纸质", "电子邮件", "光盘", "当面查阅、抄录"),
        ),
        FormField("获取途径", is_required=True, choices=("邮寄", "电子邮件", "传真", "自行领取")),
        FormField("需要的帮助（阅读、视听有困难的写明）"),
    ),
)
_NOTES = (
    "一张表只申请一项信息，便于查找和答复。",
    "名称、文号、特征描述写到能够据以查找为止；内容不明确的，受理机关7个工作日内一次告知怎样补正。",
    "不要求写明用途。有*的必填。",
)

CITIZEN = Form(
    "citizen",
    "政府信息公开申请表（公民）",
    "公民",
    (
        FormPart(
            "申请人",
            (
                FormField("姓名", is_required=True),
                FormField("工作单位"),
                FormField("证件名称", is_required=True),
                FormField("证件号码", is_required=True),
                FormField("联系电话", is_required=True),
                FormField("联系地址", is_required=True),
                FormField("邮政编码"),
                FormField("传真"),
                FormField("电子邮箱"),
            ),
        ),
        _WANTED,
        _DELIVERY,
        FormPart(
            "签名",
            (FormField("申请人签名", is_required=True), FormField("申请时间", is_required=True)),
        ),
    ),
    _NOTES,
)
ORGANISATION = Form(
    "organisation",
    "政府信息公开申请表（法人和其他组织）",
    "法人和其他组织",
    (
        FormPart(
            "申请人",
            (
                FormField("名称", is_required=True),
                FormField("统一社会信用代码", is_required=True),
                FormField(
                    "性质",
                    is_required=True,
                    choices=("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
                ),
                FormField("法定代表人"),
                FormField("联系人", is_required=True),
                FormField("联系人电话", is_required=True),
                FormField("联系地址", is_required=True),
                FormField("传真"),
                FormField("电子邮箱"),
            ),
        ),
        _WANTED,
        _DELIVERY,
        FormPart(
            "盖章",
            (FormField("申请人盖章", is_required=True), FormField("申请时间", is_required=True)),
        ),
    ),
    _NOTES,
)
FORMS = (CITIZEN, ORGANISATION)


# ── Word ──────────────────────────────────────────────────────────────────

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    _HEADER + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    _HEADER + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_LABEL, _BOX = 2400, 6660
"""Widths, in twentieths of a point: together those of A4 between its margins."""
_LINE = 480


def docx(form: Form, organ: str) -> bytes:
    """`organ` is whose portal it comes from."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", _document(form, organ)),
        ):
            archive.writestr(_entry(name), text)
    return file.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
    return entry


def _document(form: Form, organ: str) -> str:
    body = [
        _paragraph(organ, size=24, is_centred=True),
        _paragraph(form.title, size=36, is_bold=True, is_centred=True),
        _table(form),
        *(_paragraph(each, size=21) for each in form.notes),
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1418" w:bottom="1134" w:left="1418" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>',
    ]
    return f'{_HEADER}<w:document xmlns:w="{_W}"><w:body>{"".join(body)}</w:body></w:document>'


def _run(text: str, size: int, *, is_bold: bool = False, is_faint: bool = False) -> str:
    looks = "<w:b/>" if is_bold else ""
    looks += '<w:color w:val="6B7378"/>' if is_faint else ""
    fonts = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>'
    return (
        f'<w:r><w:rPr>{fonts}{looks}<w:sz w:val="{size}"/><w:lang w:eastAsia="zh-CN"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def _paragraph(text: str, *, size: int, is_bold: bool = False, is_centred: bool = False) -> str:
    place = '<w:jc w:val="center"/>' if is_centred else ""
    return (
        f'<w:p><w:pPr><w:spacing w:before="60" w:after="60"/>{place}</w:pPr>'
        f"{_run(text, size, is_bold=is_bold)}</w:p>"
    )


def _table(form: Form) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    rows = "".join(row for each in form.parts for row in _rows(each))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_LABEL + _BOX}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{_LABEL}"/>'
        f'<w:gridCol w:w="{_BOX}"/></w:tblGrid>{rows}</w:tbl>'
    )


def _rows(part: FormPart) -> Iterator[str]:
    title = _paragraph(part.title, size=24, is_bold=True)
    yield (
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{_LABEL + _BOX}" w:type="dxa"/><w:gridSpan w:val="2"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="EEF1F3"/></w:tcPr>{title}</w:tc></w:tr>'
    )
    for field in part.fields:
        label = _paragraph(f"{field.word}{'*' if field.is_required else ''}", size=22)
        yield (
            f'<w:tr><w:trPr><w:trHeight w:val="{_LINE * field.lines}" w:hRule="atLeast"/></w:trPr>'
            f'<w:tc><w:tcPr><w:tcW w:w="{_LABEL}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{label}</w:tc>'
            f'<w:tc><w:tcPr><w:tcW w:w="{_BOX}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{_control(field)}</w:tc></w:tr>'
        )


def _control(field: FormField) -> str:
    """A content control, so that only what is asked can be typed, and programs can read it back."""
    name = quoteattr(field.word)
    kind = "<w:text/>"
    if field.choices:
        items = "".join(
            f"<w:listItem w:displayText={quoteattr(each)} w:value={quoteattr(each)}/>"
            for each in field.choices
        )
        kind = f"<w:dropDownList>{items}</w:dropDownList>"
    told = "点这里选择" if field.choices else "点这里填写"
    return (
        f'<w:p><w:pPr><w:spacing w:before="60" w:after="60"/></w:pPr><w:sdt><w:sdtPr><w:alias w:val={name}/><w:tag w:val={name}/><w:showingPlcHdr/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{_run(told, 22, is_faint=True)}</w:sdtContent></w:sdt></w:p>"
    )
