"""Which words does a page itself say, in the story's language? What a site says stands in its settings."""

from functools import cache
from typing import NamedTuple


class Words(NamedTuple):
    """Words around the story; `{}` stands for a number."""

    skip: str = "Skip to story"
    by: str = "By"
    conjunction: str = "and"
    updated: str = "Updated"
    reading: str = "{}\u00a0min read"
    copy: str = "Copy link"
    copied: str = "Link copied"
    email: str = "Email"
    share: str = "Share"
    corrections: str = "Corrections and updates"
    correction: str = "Correction"
    update: str = "Update"
    tags: str = "Tags"
    address: str = "Email address"
    leave: str = "Leave this empty"
    picture: str = "Picture"
    untitled: str = "Untitled"
    neighbours: str = "More stories"
    previous: str = "Previous story"
    next: str = "Next story"
    comments_script: str = "Comments are loaded from {}, which needs JavaScript."


_WORDS = {
    "de": Words(
        *(
            "Zum Beitrag",
            "Von",
            "und",
            "Aktualisiert",
            "{}\u00a0Min. Lesezeit",
            "Link kopieren",
            "Link kopiert",
        ),
        *("E-Mail", "Teilen", "Korrekturen und Ergänzungen", "Korrektur", "Ergänzung", "Schlagwörter"),
        *("E-Mail-Adresse", "Bitte leer lassen", "Bild", "Ohne Titel"),
        *("Weitere Beiträge", "Voriger Beitrag", "Nächster Beitrag"),
        "Kommentare werden von {} geladen; dazu braucht es JavaScript.",
    ),
    "fr": Words(
        *(
            "Aller à l’article",
            "Par",
            "et",
            "Mis à jour",
            "{}\u00a0min de lecture",
            "Copier le lien",
            "Lien copié",
        ),
        *("E-mail", "Partager", "Rectificatifs et mises à jour", "Rectificatif", "Mise à jour", "Mots-clés"),
        *("Adresse e-mail", "Laisser vide", "Image", "Sans titre"),
        *("Autres articles", "Article précédent", "Article suivant"),
        "Les commentaires viennent de {} et demandent JavaScript.",
    ),
    "es": Words(
        *(
            "Ir al artículo",
            "Por",
            "y",
            "Actualizado",
            "{}\u00a0min de lectura",
            "Copiar enlace",
            "Enlace copiado",
        ),
        *(
            "Correo",
            "Compartir",
            "Correcciones y actualizaciones",
            "Corrección",
            "Actualización",
            "Etiquetas",
        ),
        *("Correo electrónico", "Dejar en blanco", "Imagen", "Sin título"),
        *("Más artículos", "Artículo anterior", "Artículo siguiente"),
        "Los comentarios se cargan desde {} y necesitan JavaScript.",
    ),
    "it": Words(
        *(
            "Vai all’articolo",
            "Di",
            "e",
            "Aggiornato",
            "{}\u00a0min di lettura",
            "Copia link",
            "Link copiato",
        ),
        *("E-mail", "Condividi", "Correzioni e aggiornamenti", "Correzione", "Aggiornamento", "Argomenti"),
        *("Indirizzo e-mail", "Lasciare vuoto", "Immagine", "Senza titolo"),
        *("Altri articoli", "Articolo precedente", "Articolo successivo"),
        "I commenti vengono caricati da {} e richiedono JavaScript.",
    ),
}
_ENGLISH = Words()


@cache
def words(language: str) -> Words:
    """The words of a language given as in BCP 47; English ones where it is not known."""
    return _WORDS.get(language.split("-")[0].lower(), _ENGLISH)
