#!/usr/bin/env bash
# What packaging/run, test, bench and screenshots share: Python, environment, packages and system libraries.
# Sourced, never run. `prepare LOCK` leaves $PYTHON_ENV/bin ready to use, or says in plain words what is missing.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PYTHON_ENV=${DESKEDITOR_VENV:-$ROOT/.venv}

# Debian's names of what Qt needs: to draw, to show a page, to stand on an X11 or Wayland screen.
DRAWING="libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 fonts-dejavu-core"
PAGE="libnss3 libnspr4 libasound2 libxcomposite1 libxdamage1 libxrandr2 libxtst6 libxkbfile1 libgbm1 libbrotli1 libxfixes3 libxext6 libxcb-dri3-0"
SCREEN="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1 libxcb-util1 libwayland-client0 libwayland-cursor0 libwayland-egl1"

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
is_root() { [ "$(id -u)" -eq 0 ]; }
has() { command -v "$1" >/dev/null 2>&1; }

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Some names got a suffix when Debian's clocks were widened; Ubuntu 24.04 has them so.
name_here() { if apt-cache show "$1t64" >/dev/null 2>&1; then echo "$1t64"; else echo "$1"; fi; }

missing_packages() {
  local package
  for package in "$@"; do
    is_installed "$package" || is_installed "${package}t64" || name_here "$package"
  done
}

# apt_install WHY PACKAGE...: as root installs with apt; as anyone else prints the one line to type and stops.
# Whatever Qt needs is asked for at the same time, so that there is one line to type and not three.
apt_install() {
  local why=$1 packages; shift
  say "$why"
  has apt-get || stop "Install with your system's package manager what Debian calls: $* $DRAWING $PAGE $SCREEN"
  if is_root; then apt-get update -qq || stop "apt could not fetch its lists: is the network there?"; fi
  # shellcheck disable=SC2086,SC2207  # the lists are lists
  packages=($(missing_packages "$@" $DRAWING $PAGE $SCREEN))
  is_root || stop "Type this line, then start again:  sudo apt-get install -y ${packages[*]}"
  say "Installing: ${packages[*]}"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null 2>&1 \
    || stop "apt could not install: ${packages[*]}"
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
  local name
  for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if has "$name" && is_new_enough "$name"; then command -v "$name"; return; fi
  done
  return 1
}

# Debian parts venv and pip from Python itself.
ensure_python() {
  SYSTEM_PYTHON=$(find_python) || {
    apt_install "deskeditor needs Python 3.11 or newer." python3 python3-venv
    SYSTEM_PYTHON=$(find_python) || stop "This system's newest Python is older than 3.11: install Python 3.11 or newer."
  }
  "$SYSTEM_PYTHON" -c 'import ensurepip, venv' >/dev/null 2>&1 \
    || apt_install "Python's venv module is missing." python3-venv
}

lock_mark() { { cat "$1" "$ROOT/pyproject.toml"; "$SYSTEM_PYTHON" --version; pwd; } | sha256sum; }

# Installs only when the lock file, pyproject.toml or Python changed; a broken-off installation is done again.
ensure_environment() {
  local lock=$1 mark
  mark=$(cd "$ROOT" && lock_mark "$lock")
  [ "$(cat "$PYTHON_ENV/.installed-$(basename "$lock")" 2>/dev/null)" = "$mark" ] && return
  say "Setting up $PYTHON_ENV from $(basename "$lock"): the first time takes some minutes and about 800 MB."
  [ -x "$PYTHON_ENV/bin/python" ] && "$PYTHON_ENV/bin/python" -m pip --version >/dev/null 2>&1 \
    || "$SYSTEM_PYTHON" -m venv --clear "$PYTHON_ENV" || stop "No virtual environment could be made in $PYTHON_ENV."
  rm -f "$PYTHON_ENV"/.installed-*
  local pip=("$PYTHON_ENV/bin/python" -m pip --disable-pip-version-check install --quiet)
  "${pip[@]}" --require-hashes --no-deps -r "$lock" && "${pip[@]}" --no-deps --no-build-isolation -e "$ROOT" \
    || stop "The packages of $(basename "$lock") could not be installed: is the network there? Start again to go on."
  printf '%s\n' "$mark" > "$PYTHON_ENV/.installed-$(basename "$lock")"
}

qt_folder() { "$PYTHON_ENV/bin/python" -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])'; }

missing_libraries() {
  local qt; qt=$(qt_folder)
  ldd "$qt"/Qt/lib/libQt6WebEngineCore.so.6 "$qt"/Qt/lib/libQt6Gui.so.6 "$qt"/Qt/lib/libQt6Widgets.so.6 \
    "$qt"/Qt/libexec/QtWebEngineProcess "$qt"/Qt/plugins/platforms/libqxcb.so "$qt"/Qt/plugins/platforms/libqoffscreen.so \
    "$qt"/Qt/plugins/platforms/libqwayland.so 2>/dev/null | awk '/not found/ {print $1}' | sort -u
}

has_fonts() { [ -n "$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" -name '*.[to]tf' 2>/dev/null | head -n 1)" ]; }

ensure_libraries() {
  [ "$(uname -s)" = Linux ] && has ldd || return 0
  local missing; missing=$(missing_libraries)
  [ -z "$missing" ] && has_fonts && return 0
  apt_install "System libraries are missing: $(echo ${missing:-a font})."
  missing=$(missing_libraries)
  [ -z "$missing" ] || stop "These libraries are still missing: $(echo $missing)"
}

# What pages are held against: other people's checkers, from npm, beside the environment. Where there is no npm
# or no Java, $LEFT_OUT says what is not checked.
PAGE_CHECKS=$PYTHON_ENV-page-checks

page_checks_mark() { sha256sum < "$ROOT/packaging/page-checks/package-lock.json"; }
has_page_checks() { [ "$(cat "$PAGE_CHECKS/.installed" 2>/dev/null)" = "$(page_checks_mark)" ]; }

install_page_checks() {
  local from=$ROOT/packaging/page-checks
  say "Installing the page checkers into $PAGE_CHECKS: about 35 MB."
  mkdir -p "$PAGE_CHECKS" && rm -f "$PAGE_CHECKS/.installed" \
    && cp "$from/package.json" "$from/package-lock.json" "$from/.npmrc" "$PAGE_CHECKS" \
    && (cd "$PAGE_CHECKS" && npm ci --silent >/dev/null) && page_checks_mark > "$PAGE_CHECKS/.installed"
}

prepare_page_checks() {
  LEFT_OUT=""
  if ! has_page_checks && ! has npm; then
    LEFT_OUT="there is no npm here, so neither the Nu HTML checker nor axe looked at the pages (Debian: apt-get install npm default-jre-headless)"
  elif ! has_page_checks && ! install_page_checks; then
    LEFT_OUT="npm could not install the Nu HTML checker and axe, so neither looked at the pages"
  elif ! has java; then
    LEFT_OUT="there is no Java here, so the Nu HTML checker did not look at the pages (Debian: apt-get install default-jre-headless)"
  fi
}

prepare() {
  unset PYTHONDONTWRITEBYTECODE  # modules are compiled once, not at every start
  ensure_python
  ensure_environment "$ROOT/packaging/lock/$1"
  ensure_libraries
  if is_root; then export QTWEBENGINE_DISABLE_SANDBOX=1; fi  # Chromium refuses root with its sandbox on
}
