import pytest

from generator import renditions
from generator.rules.rendition_extra import rendition_extra
from generator.vocabulary import Rendition
from tests.conftest import Told
from tests.rules.normatives import normative, site


def lacking(rendition: Rendition) -> str:
    """A computer without what PDF needs."""
    return "缺少系统的排版程序库 Pango：请运行 sudo" if rendition is Rendition.PDF else ""


def test_what_cannot_be_made_here_is_an_error(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.renditions.missing", lacking)

    assert told(rendition_extra, site("另存: [docx, pdf]") + normative()) == [
        "site.yaml:3:12: 错误 rendition-extra：缺少系统的排版程序库 Pango：请运行 sudo；只做网页用 --web-only"
    ]
    assert told(rendition_extra, site("另存: docx") + normative()) == []
    assert told(rendition_extra, site() + normative()) == []


def test_a_package_that_is_not_installed_is_told_by_its_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("importlib.import_module", refuse)
    renditions.missing.cache_clear()
    try:
        assert (
            renditions.missing(Rendition.WORD)
            == "没有安装做docx的软件包：请运行 pip install 'gongkai[pdf]'"
        )
    finally:
        renditions.missing.cache_clear()
