"""The unique learner number: ten digits, the last of which tells most slips of the pen."""

DIGITS = 10
WEIGHTS = range(DIGITS, 1, -1)
MODULUS = 11


def is_learner_number(written: str) -> bool:
    if len(written) != DIGITS or not (written.isascii() and written.isdecimal()):
        return False
    left = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, written, strict=False)) % MODULUS
    return left != 0 and int(written[-1]) == DIGITS - left
