"""Personal data in what is to be published: numbers of identity, telephone and bank card, and columns for them.

条例第十五条.  A number is never repeated in a message: the message is published too.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.standard import check_card_number, check_credit_code, check_identity_number

_GAP = r"[ \u00a0\u200b-\u200f\ufeff-]"
LIKELY = re.compile(rf"[0-9０-９](?:(?:{_GAP}?\d){{9,}}|\d{{5}}[*＊×xX]{{6,8}}\d{{3}})")
"""What is worth a closer look, all on one line; digits of any width.  Begins with one set of characters: that is fast."""
_RUN = re.compile(rf"(?<![\dA-Za-z.])\d(?:{_GAP}?\d){{9,18}}{_GAP}?[\dXx]?(?![\dA-Za-z]|\.\d)")
_WHOLE = re.compile(r"(?<![\dA-Za-z.])\d{10,18}[\dXx](?![\dA-Za-z]|\.\d)")
_WEAK = re.compile(r"(?<![\dA-Za-z])\d{6}[*＊×xX]{6,8}\d{3}[\dXx](?![\dA-Za-z])")
_CARD = re.compile(r"62\d{14,17}|4\d{15}|5[1-5]\d{14}")
"""Numbers of Chinese and international cards; every tenth number passes Luhn's test by chance."""
_MASKED = re.compile(r"[*＊×●]{3}|[xX]{4}")

IDENTITY, PHONE, CARD = "身份证号码", "手机号码", "银行卡号"
WEAK = "身份证号码（只遮住出生日期，仍能推算出来）"

MASKS = {
    IDENTITY: "删去；确需区分同名的，只留前6位或者后4位，如“110105************”",
    WEAK: "只留前6位或者后4位，如“110105************”",
    PHONE: "删去，或者写成“138****5678”",
    CARD: "删去，或者只留后4位，如“****1234”",
}
"""What to do about each kind of number."""


def found(text: str) -> Iterator[str]:
    """The kinds of personal numbers in a text, each once for each number."""
    if not LIKELY.search(text):
        return
    plain = unicodedata.normalize("NFKC", text)
    seen: set[str] = set()
    for each in (*_WHOLE.findall(plain), *_RUN.findall(plain)):
        number = re.sub(_GAP, "", each)
        kind = _kind(number)
        if kind and number not in seen:
            seen.add(number)
            yield kind
    yield from (WEAK for _ in _WEAK.findall(plain))


def _kind(number: str) -> str:
    if check_identity_number(number):
        return IDENTITY
    if re.fullmatch(r"1[3-9]\d{9}", number):
        return PHONE
    if _CARD.fullmatch(number) and check_card_number(number) and not check_credit_code(number):
        return CARD
    return ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a column may not be published; `can_be_masked`: unless what it holds is masked."""

    remedy: str
    can_be_masked: bool = False


_HEADS: tuple[tuple[re.Pattern[str], Refused], ...] = tuple(
    (re.compile(pattern), Refused(remedy, can_be_masked))
    for pattern, remedy, can_be_masked in (
        (r"身份证|身份号码|证件号", MASKS[IDENTITY], True),
        (r"手机|移动电话|本人电话|个人电话", MASKS[PHONE], True),
        (
            r"银行卡|卡号|一卡通|一折通|存折|(?:银行|收款|开户|发放|个人)账[号户]",
            MASKS[CARD],
            True,
        ),
        (r"家庭(?:详细)?[住地]址|户籍地|居住地址|住址|门牌", "删去，只写到村、社区", False),
        (r"出生(?:日期|年月|时间)", "删去", False),
        (r"病种|病情|疾病|诊断|残疾(?:类别|类型|等级|证)|孕|产检", "删去，与公开的目的无关", False),
        (r"护照|社保(?:卡)?号|学籍号|准考证号|车牌", "删去", False),
        (r"家庭(?:成员|收入|财产)|配偶", "删去", False),
    )
)


def refused(head: str) -> Refused | None:
    """Whether a column is, by its heading, one for personal data."""
    return next((each for pattern, each in _HEADS if pattern.search(head)), None)


def is_masked(value: str) -> bool:
    """Whether what could tell one person from another is not there."""
    return bool(_MASKED.search(value)) or sum(each.isdigit() for each in value) <= 4
