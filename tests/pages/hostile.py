"""A story, its site and all around it with the same hostile text in every field that holds one."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from deskeditor.domain.asset import Asset
from deskeditor.domain.author import Author
from deskeditor.domain.card import Card, CardField, Override, StoryTarget, TargetValues, WebTarget
from deskeditor.domain.site import Comments, Newsletter, ShareTarget, Site
from deskeditor.domain.story import Correction, Details, LeadImage, Story
from deskeditor.pages.surroundings import Neighbour, Neighbours, Surroundings

RAN = "document.documentElement.dataset.ran=1"  # what each of the texts would do if it ran
TEXTS = (
    f"<script>{RAN}</script>",
    f"</title></style></script></textarea><script>{RAN}</script>",
    f'"><img src=x onerror="{RAN}">',
    f"'><svg/onload='{RAN}'>",
    f'" onmouseover="{RAN}" autofocus onfocus="{RAN}" x="',
    f"' onpointerover='{RAN}' x='",
    f"--><svg onload={RAN}><!--",
    f"--!><script>{RAN}</script>",
    f"javascript:{RAN}",
    f"JaVa\tScRiPt:{RAN}//",
    f"javascript://a.example/%0A{RAN}",
    f"data:text/html,<script>parent.{RAN}</script>",
    f'https://a.example/" onclick="{RAN}',
    f"https://a.example/'onclick='{RAN}",
    f"https://a.example/</script><script>{RAN}</script>",
    "https://a.example; script-src 'unsafe-inline' *",
    f'images/x.jpg" onerror="{RAN}',
    f"{{{{ ''.__class__.__mro__ }}}}{{% raw %}}<script>{RAN}</script>",
    f"]]><script>{RAN}</script><![CDATA[",
    f"\\u003c/script>\\u003cscript>{RAN}\u2028</script>",
    f"*/}}</style><script>{RAN}</script>",
    f"&lt;script&gt;{RAN}&lt;/script&gt;",
    f'[x](javascript:{RAN}) ![x](x" onerror="{RAN}) <javascript:{RAN}>',
    f'<a href="javascript:{RAN}">x</a><details open ontoggle="{RAN}">x</details>',
    f'<iframe srcdoc="<script>parent.{RAN}</script>"></iframe><math><mtext><script>{RAN}</script></math>',
)
_MOMENT = datetime(2026, 11, 20, tzinfo=UTC)
_IMAGE = Asset(hash="a" * 64, suffix=".png", width=40, height=30)
BODY = """X

# X

![X](X "X") ![X]({image} "X")

![X]({image} "X")

[X](X) and `X`[^1]

> X
>
> — X

| X | X |
| --- | --- |
| X | X |

> [!NOTE] X
> X

!embed[X](https://films.example/1)

!embed[X](X)

```X
X
```

X
:   X

    X

*[X]: X

[^1]: X
"""


def everywhere(text: str) -> tuple[Story, Surroundings]:
    """The story and its surroundings; addresses, too, are the text."""
    values = _filled(TargetValues, text)
    cards = (
        Card(target=StoryTarget("t")),
        Card(target=StoryTarget("t"), overrides={name: Override(text, text) for name in CardField}),
        Card(target=_filled(WebTarget, text)),
        Card(target=replace(_filled(WebTarget, text), url="https://ok.example/", image=_IMAGE.reference)),
    )
    body = BODY.replace("{image}", _IMAGE.reference).replace("X", text)
    details = replace(
        _filled(Details, text), lead_image=replace(_filled(LeadImage, text), image=_IMAGE.reference)
    )
    story = replace(
        _filled(Story, text), id="hostile", site="default", body=body, details=details, cards=cards
    )
    neighbour = _filled(Neighbour, text)
    return story, Surroundings(
        site=replace(_filled(Site, text), id="default", theme="house"),
        targets={"t": values},
        authors={text: _filled(Author, text)},
        assets={_IMAGE.reference: _IMAGE, text: _IMAGE},
        neighbours=Neighbours(previous=neighbour, next=neighbour),
    )


def with_good_addresses(around: Surroundings, address: str) -> Surroundings:
    """The same with settings that say whom the page may ask, so that the parts which need that are on it."""
    site = around.site
    return replace(
        around,
        site=replace(
            site,
            address=address,
            feed=f"{address}/feed",
            share_targets=(replace(site.share_targets[0], address="https://s.example/?{url}{title}"),),
            newsletter=replace(site.newsletter, action=f"{address}/join"),
            comments=replace(site.comments, script=f"{address}/comments.js"),
        ),
    )


def _filled(kind: type, text: str) -> Any:
    """One of the domain's records with the text in each of its fields that can hold it."""
    hints = get_type_hints(kind)
    said = {one.name: _value(hints[one.name], text) for one in fields(kind)}
    return kind(**{name: value for name, value in said.items() if value is not None})


_NESTED = (Comments, Correction, Details, LeadImage, Newsletter, ShareTarget)


def _value(hint: Any, text: str) -> Any:
    """The text as a value of a type; None where that type cannot hold it."""
    if isinstance(hint, UnionType):
        return next((value for one in get_args(hint) if (value := _value(one, text)) is not None), None)
    if get_origin(hint) is tuple:
        value = _value(get_args(hint)[0], text)
        return None if value is None else (value,)
    if get_origin(hint) is Mapping:
        return None
    if hint in _NESTED:
        return _filled(hint, text)
    return {str: text, datetime: _MOMENT}.get(hint)
