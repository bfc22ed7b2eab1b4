"""System checks: each page type's template and editor show its declared regions, each once and in order."""

from collections.abc import Iterator

from django.core import checks
from django.template import Node, NodeList
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from wagtail.models import get_page_models

from ..models import BrandedPage
from ..templatetags.frame import LockedRegionNode
from .panels import LockedRegionPanel


@checks.register(checks.Tags.templates)
def check_frames(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """brand.E001 for a template, brand.E002 for an editor that departs from the declared frame."""
    faults = []
    for model in get_page_models():
        if issubclass(model, BrandedPage):
            faults += check_frame(model)
    return faults


def check_frame(model: type[BrandedPage]) -> list[checks.CheckMessage]:
    """The faults of one page type."""
    declared = [region.name for region in model.frame]
    faults = []
    rendered = regions_of_template(model.template)
    if rendered != declared:
        faults.append(
            checks.Error(
                f"{model.template} renders the locked regions {rendered}, but {model.__name__} declares {declared}.",
                hint="Render each declared region once, in the declared order, with {% locked_region %}.",
                obj=model,
                id="brand.E001",
            )
        )
    shown = [panel.region.name for panel in model.content_panels if isinstance(panel, LockedRegionPanel)]
    if shown != declared:
        faults.append(
            checks.Error(
                f"The editor of {model.__name__} shows the locked regions {shown}, but it declares {declared}.",
                hint="Put one LockedRegionPanel for each declared region into content_panels, in order.",
                obj=model,
                id="brand.E002",
            )
        )
    return faults


def regions_of_template(name: str) -> list[str]:
    """The names of the locked regions that the template renders, in order, through extends and includes."""
    return [
        node.name
        for node in _walk(get_template(name).template.nodelist, {})
        if isinstance(node, LockedRegionNode)
    ]


def _walk(nodes: NodeList, blocks: dict[str, BlockNode]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, ExtendsNode):
            overrides = node.blocks | blocks
            parent = get_template(node.parent_name.var).template
            yield from _walk(parent.nodelist, overrides)
        elif isinstance(node, BlockNode):
            yield from _walk(blocks.get(node.name, node).nodelist, blocks)
        elif isinstance(node, IncludeNode):
            yield from _walk(get_template(node.template.var).template.nodelist, {})
        else:
            yield node
            for child_list in node.child_nodelists:
                yield from _walk(getattr(node, child_list, None) or (), blocks)
