"""Which words does the program itself put on a page, in the page's language?"""

from functools import cache
from typing import NamedTuple


class Phrases(NamedTuple):
    """Words around a body's parts; `{}` stands for a site's name or a number."""

    footnotes: str = "Footnotes"
    footnote: str = "Footnote {}"
    back: str = "Back to mark {}"
    table: str = "Table"
    open_on: str = "Open on {}"
    watch_on: str = "Watch on {}"
    listen_on: str = "Listen on {}"
    done: str = "Done"
    to_do: str = "To do"
    note: str = "Note"
    tip: str = "Tip"
    important: str = "Important"
    warning: str = "Warning"
    caution: str = "Caution"


_PHRASES = {
    "de": Phrases(
        *("Fußnoten", "Fußnote {}", "Zurück zur Stelle {}", "Tabelle", "Auf {} öffnen", "Auf {} ansehen"),
        *("Auf {} anhören", "Erledigt", "Offen", "Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"),
    ),
    "fr": Phrases(
        *("Notes", "Note {}", "Retour à l’appel {}", "Tableau", "Ouvrir sur {}", "Regarder sur {}"),
        *("Écouter sur {}", "Fait", "À faire", "Note", "Conseil", "Important", "Avertissement", "Attention"),
    ),
    "es": Phrases(
        *("Notas", "Nota {}", "Volver a la llamada {}", "Tabla", "Abrir en {}", "Ver en {}"),
        *(
            "Escuchar en {}",
            "Hecho",
            "Pendiente",
            "Nota",
            "Consejo",
            "Importante",
            "Advertencia",
            "Precaución",
        ),
    ),
    "it": Phrases(
        *("Note", "Nota {}", "Torna al richiamo {}", "Tabella", "Apri su {}", "Guarda su {}"),
        *("Ascolta su {}", "Fatto", "Da fare", "Nota", "Consiglio", "Importante", "Avviso", "Attenzione"),
    ),
}
_ENGLISH = Phrases()


@cache
def phrases(language: str) -> Phrases:
    """The words for a language given as in BCP 47; English ones where it is not known."""
    return _PHRASES.get(language.lower().replace("_", "-").split("-")[0], _ENGLISH)
