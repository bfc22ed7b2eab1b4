"""The order of the layers: the import contract is import-linter's; here are the "app.Model" strings."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.SITE_DIR.parent
LAYERS = ["brand", "projects", "news", "home"]


def references_upwards(layer: str) -> list[str]:
    """Strings of the form "app.Model" in a layer's code that name a layer above it, page type rules apart."""
    above = LAYERS[LAYERS.index(layer) + 1 :]
    found = []
    for path in sorted((ROOT / layer).rglob("*.py")):
        if "migrations" not in path.parts:
            found += [f"{path.name}: {text}" for text in model_strings(path) if text.split(".")[0] in above]
    return found


def model_strings(path: Path) -> list[str]:
    """The "app.Model" strings of a file. `parent_page_types` says where a page may stand in the tree: Wagtail asks
    for it on the child, so it is the one place that names what is above."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    exempt = {
        id(constant)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and "parent_page_types" in [getattr(one, "id", "") for one in node.targets]
        for constant in ast.walk(node.value)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in exempt
        and node.value.count(".") == 1
        and node.value.split(".")[1][:1].isupper()
    ]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_names_no_model_above_it(layer):
    assert references_upwards(layer) == []


def test_the_test_sees_a_reference(tmp_path):
    file = tmp_path / "models.py"
    file.write_text(
        'a = ForeignKey("home.HomePage")\nparent_page_types = ["home.HomePage"]\n', encoding="utf-8"
    )
    assert model_strings(file) == ["home.HomePage"]


def test_site_is_never_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()


def test_no_code_knows_a_municipality_s_name():
    names = ("kannonkos", "karstula", "kinnula", "kivij", "kyyj", "pihtipu", "viitasaar")
    found = {
        str(path.relative_to(ROOT))
        for layer in (*LAYERS, "site")
        for path in (ROOT / layer).rglob("*")
        if path.suffix in (".py", ".html", ".css", ".toml") and "migrations" not in path.parts
        for name in names
        if name in path.read_text(encoding="utf-8").lower()
    }
    assert found == set()
