"""What is every presenter given?"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deskeditor.ui.change_hub import ChangeHub
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.messages import Messages
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.running import Running
from deskeditor.ui.steps import Steps
from deskeditor.ui.tasks import Lane, LibraryLane

if TYPE_CHECKING:
    from deskeditor.storage.glance import Glance


@dataclass(frozen=True, slots=True)
class Desk:
    """One window's shared objects.

    `lane` is for all that touches the library, `pure` for work that needs only its arguments. `glance` is
    what was read of the library before the first paint; a presenter shows it in its constructor, and asks
    the library for more in `start()`, which is called after the first paint. Whoever does something that
    takes long says so in `running`, and whoever has changed several stories in `steps`.
    """

    lane: LibraryLane
    pure: Lane
    hub: ChangeHub
    open_story: OpenStory
    messages: Messages
    commands: CommandTable
    glance: "Glance | None" = None
    running: Running = field(default_factory=Running)
    steps: Steps = field(default_factory=Steps)
