"""Outlines are set where the typeface says, with its kerning."""

import pytest

from brand.logos.lettering import NAME_FACE, STATEMENT_FACE, set_line


def test_a_statement_starts_as_approved():
    line = set_line("Euroopan", STATEMENT_FACE, 15.5, 0, 15.2)
    assert line.path.startswith("M1.29 15.2V4.46H8.18V6.12H3.24V8.77H7.64V10.39H3.24V13.54H8.56V15.2H1.29Z")


def test_a_name_starts_as_approved():
    line = set_line("Karstula", NAME_FACE, 28, 54, 24.6)
    assert line.path.startswith("M55.92 24.6V4.91H60.28V12.88L68.25 4.91H73.61L66.36 12.15L74.16 24.6")


@pytest.mark.parametrize("face", [NAME_FACE, STATEMENT_FACE])
def test_kerning_draws_a_pair_together(face):
    apart = set_line("T", face, 100).advance + set_line("o", face, 100).advance
    assert set_line("To", face, 100).advance < apart


def test_tracking_goes_between_letters_only():
    plain = set_line("nnn", NAME_FACE, 10)
    assert set_line("nnn", NAME_FACE, 10, tracking=0.1).advance == pytest.approx(plain.advance + 2)


def test_the_ink_box_hangs_on_the_baseline():
    left, top, right, bottom = set_line("H", NAME_FACE, 2048, 0, 0).box
    assert bottom == 0
    assert top == pytest.approx(-1440)
    assert 0 < left < right
