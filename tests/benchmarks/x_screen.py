"""How does a person at an X11 screen see and press, whatever program the window belongs to?

The two libraries of X11 by `ctypes`: no package is needed for it.
"""

import ctypes
import ctypes.util
import time
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from typing import NamedTuple

_PIXMAP, _ALL_PLANES, _VIEWABLE, _ANY_TYPE = 2, 0xFFFFFFFF, 2, 0
_LARGEST_LIST = 1024
SMALLEST = (200, 150)  # of a window that counts


class Area(NamedTuple):
    """A rectangle of the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int

    def part(self, left: float, top: float, right: float, bottom: float) -> "Area":
        """What lies between these fractions of the width and the height."""
        return Area(
            self.left + round(left * self.width),
            self.top + round(top * self.height),
            max(8, round((right - left) * self.width)),
            max(8, round((bottom - top) * self.height)),
        )


class _Image(Structure):
    """The head of Xlib's `XImage`."""

    _fields_ = [
        ("width", c_int), ("height", c_int), ("xoffset", c_int), ("format", c_int), ("data", c_void_p),
        ("byte_order", c_int), ("bitmap_unit", c_int), ("bitmap_bit_order", c_int), ("bitmap_pad", c_int),
        ("depth", c_int), ("bytes_per_line", c_int),
    ]  # fmt: skip


class _Attributes(Structure):
    """Xlib's `XWindowAttributes`."""

    _fields_ = [
        ("x", c_int), ("y", c_int), ("width", c_int), ("height", c_int), ("border_width", c_int),
        ("depth", c_int), ("visual", c_void_p), ("root", c_ulong), ("klass", c_int), ("bit_gravity", c_int),
        ("win_gravity", c_int), ("backing_store", c_int), ("backing_planes", c_ulong),
        ("backing_pixel", c_ulong), ("save_under", c_int), ("colormap", c_ulong), ("map_installed", c_int),
        ("map_state", c_int), ("all_event_masks", c_long), ("your_event_mask", c_long),
        ("do_not_propagate_mask", c_long), ("override_redirect", c_int), ("screen", c_void_p),
    ]  # fmt: skip


def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    x.XOpenDisplay.restype, x.XOpenDisplay.argtypes = c_void_p, [c_char_p]
    x.XDefaultRootWindow.restype, x.XDefaultRootWindow.argtypes = c_ulong, [c_void_p]
    x.XInternAtom.restype, x.XInternAtom.argtypes = c_ulong, [c_void_p, c_char_p, c_int]
    x.XGetImage.restype = POINTER(_Image)
    x.XGetImage.argtypes = [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_ulong, c_int]
    x.XDestroyImage.argtypes = [POINTER(_Image)]
    x.XGetWindowAttributes.argtypes = [c_void_p, c_ulong, POINTER(_Attributes)]
    x.XTranslateCoordinates.argtypes = [
        c_void_p, c_ulong, c_ulong, c_int, c_int, POINTER(c_int), POINTER(c_int), POINTER(c_ulong)
    ]  # fmt: skip
    x.XMoveResizeWindow.argtypes = [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint]
    x.XStringToKeysym.restype, x.XStringToKeysym.argtypes = c_ulong, [c_char_p]
    x.XKeysymToKeycode.restype, x.XKeysymToKeycode.argtypes = ctypes.c_ubyte, [c_void_p, c_ulong]
    x.XGetWindowProperty.argtypes = [
        c_void_p, c_ulong, c_ulong, c_long, c_long, c_int, c_ulong, POINTER(c_ulong), POINTER(c_int),
        POINTER(c_ulong), POINTER(c_ulong), POINTER(POINTER(c_ulong)),
    ]  # fmt: skip
    x.XFree.argtypes = x.XSync.argtypes = x.XFlush.argtypes = x.XCloseDisplay.argtypes = None
    test = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
    test.XTestFakeKeyEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
    test.XTestFakeMotionEvent.argtypes = [c_void_p, c_int, c_int, c_int, c_ulong]
    test.XTestFakeButtonEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
    return x, test


_Handler = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)


@_Handler
def _pass_over(_display: int, _event: int) -> int:
    """A window may go between being listed and being asked."""
    return 0


class Screen:
    """A screen of its own connection; raises an `OSError` where there is none, or no library of X11."""

    def __init__(self, name: str) -> None:
        self._x, self._test = _libraries()
        self._x.XSetErrorHandler(_pass_over)
        self._display = c_void_p(self._x.XOpenDisplay(name.encode()))
        if not self._display:
            raise OSError(f"There is no screen {name}.")
        self._root = self._x.XDefaultRootWindow(self._display)
        self._list = self._x.XInternAtom(self._display, b"_NET_CLIENT_LIST", 0)

    def close(self) -> None:
        """Let go of it."""
        self._x.XCloseDisplay(self._display)

    def windows(self) -> dict[int, Area]:
        """All windows of some size that a window manager has, and where they stand."""
        found = {window: self.area(window) for window in self._listed()}
        return {window: area for window, area in found.items() if area is not None}

    def _listed(self) -> list[int]:
        kind, size, count, rest = c_ulong(), c_int(), c_ulong(), c_ulong()
        values = POINTER(c_ulong)()
        self._x.XGetWindowProperty(
            self._display, self._root, self._list, 0, _LARGEST_LIST, 0, _ANY_TYPE,
            byref(kind), byref(size), byref(count), byref(rest), byref(values),
        )  # fmt: skip
        listed = [values[index] for index in range(count.value)] if values else []
        if values:
            self._x.XFree(values)
        return listed

    def area(self, window: int) -> Area | None:
        """Where a window stands; None while it is not seen, or is no more than a tooltip."""
        seen = _Attributes()
        if not self._x.XGetWindowAttributes(self._display, window, byref(seen)):
            return None
        if seen.map_state != _VIEWABLE or (seen.width, seen.height) < SMALLEST:
            return None
        left, top, child = c_int(), c_int(), c_ulong()
        self._x.XTranslateCoordinates(
            self._display, window, self._root, 0, 0, byref(left), byref(top), byref(child)
        )
        return Area(left.value, top.value, seen.width, seen.height)

    def place(self, window: int, area: Area) -> None:
        """Ask for another place and size of a window."""
        self._x.XMoveResizeWindow(self._display, window, *area)
        self._x.XSync(self._display, 0)

    def pixels(self, area: Area) -> bytes:
        """What is seen there this moment."""
        image = self._x.XGetImage(self._display, self._root, *area, _ALL_PLANES, _PIXMAP)
        if not image:
            return b""
        seen = image.contents
        taken = ctypes.string_at(seen.data, seen.bytes_per_line * seen.height)
        self._x.XDestroyImage(image)
        return taken

    def press(self, *names: str) -> None:
        """Press a key, the ones before it held down meanwhile."""
        codes = [self._x.XKeysymToKeycode(self._display, self._x.XStringToKeysym(n.encode())) for n in names]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._x.XFlush(self._display)

    def click(self, left: int, top: int) -> None:
        """Click there, and leave the pointer out of the way afterwards."""
        self._test.XTestFakeMotionEvent(self._display, -1, left, top, 0)
        self._x.XSync(self._display, 0)
        time.sleep(0.1)
        for is_down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, 1, is_down, 0)
        self._x.XSync(self._display, 0)
        time.sleep(0.2)
        self._test.XTestFakeMotionEvent(self._display, -1, 10_000, 10_000, 0)
        self._x.XSync(self._display, 0)
