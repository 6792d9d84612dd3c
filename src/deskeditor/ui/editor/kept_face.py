"""How do the face and the measure of the text last from one day to the next?"""

from deskeditor.ui.editor.faces import BodyFace
from deskeditor.ui.window_state import WindowState


def keep(face: BodyFace, state: WindowState) -> None:
    """Give the text the face, size and measure that it had last, and remember each change."""
    face.set_word(state.word("editor/face", face.word))
    size = state.word("editor/size", "")
    if size.isdecimal() and int(size) != face.size:
        face.set_size(int(size))

    face.set_measure(state.word("editor/measure", face.measure_word))

    def remember() -> None:
        state.keep_word("editor/measure", face.measure_word)
        state.keep_word("editor/face", face.word)
        state.keep_word("editor/size", str(face.size))

    face.changed.connect(remember)
