"""Check characters of national codes.  Vectors stand in the tests."""

from datetime import date

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def check_credit_code(code: str) -> bool:
    """统一社会信用代码, GB 32100-2015: 18 characters, the last by MOD 31; characters 9 to 17 are an organisation code."""
    if len(code) != 18 or any(character not in _ALPHABET for character in code):
        return False
    total = sum(
        _ALPHABET.index(c) * weight for c, weight in zip(code, _CREDIT_WEIGHTS, strict=False)
    )
    return _ALPHABET[(31 - total % 31) % 31] == code[17]


def check_organisation_code(code: str) -> bool:
    """组织机构代码, GB 11714-1997: 8 characters and one by MOD 11 (10 is X, 11 is 0)."""
    if len(code) != 9 or not code.isalnum() or not code.isascii():
        return False
    values = (int(character, 36) for character in code[:8])
    rest = (
        11
        - sum(value * weight for value, weight in zip(values, _ORGANISATION_WEIGHTS, strict=True))
        % 11
    )
    return {10: "X", 11: "0"}.get(rest, str(rest)) == code[8]


_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_PROVINCES = {
    *range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47),
    *range(50, 55), *range(61, 66), 71, 81, 82, 83,
}  # fmt: skip


def check_identity_number(number: str) -> bool:
    """公民身份号码, GB 11643-1999: province, day of birth, order, and a check character by MOD 11-2."""
    if len(number) != 18 or not (number.isascii() and number[:17].isdigit()):
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(c) * weight for c, weight in zip(number, _IDENTITY_WEIGHTS, strict=False))
    is_likely = int(number[:2]) in _PROVINCES and "1800" <= number[6:10] <= "2199"
    return is_likely and "10X98765432"[total % 11] == number[17].upper()


def check_card_number(number: str) -> bool:
    """A bank card's 16 to 19 digits, the last by Luhn (ISO/IEC 7812)."""
    if not (16 <= len(number) <= 19 and number.isascii() and number.isdigit()):
        return False
    doubled = (int(each) * 2 for each in number[-2::-2])
    return (
        sum(each - 9 if each > 9 else each for each in doubled) + sum(map(int, number[-1::-2]))
    ) % 10 == 0
