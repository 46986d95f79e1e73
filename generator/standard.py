"""Check characters of national codes.  Vectors stand in the tests."""

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
