"""Plays one crisis through the accessibility bus alone, as a screen reader does: no key, no pointer.

Usage: reader.py PROGRAM [ARGUMENT ...]; within `dbus-run-session`, so that nobody else is on the bus. Prints what it met, one line each, and how
long every step took. Ends with 0 if every name was there and nothing was late.
"""

import os
import signal
import subprocess
import sys
import time

import pyatspi
from gi.repository import Gio, GLib

# How long a step may take, in seconds. A window that finds what was asked of it only when it wakes for some other reason takes five or more.
STEP = float(os.environ.get("TWO_HATS_STEP", "4.5"))
# How long the program may take to start.
PATIENCE = 90.0
# What holds other things and need not have a name; and the place where news are said, which is empty before the first.
NAMELESS = {"scroll pane", "panel", "filler", "frame", "application", "status bar"}

faults = []


def fault(text):
    print("FAULT", text, flush=True)
    faults.append(text)


def enable():
    """Says that assistive technology is here."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    status = Gio.DBusProxy.new_sync(bus, 0, None, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", None)
    # The first alone wakes no program that is built on AccessKit.
    for what in ("IsEnabled", "ScreenReaderEnabled"):
        on = GLib.Variant("(ssv)", ("org.a11y.Status", what, GLib.Variant("b", True)))
        status.call_sync("Set", on, 0, -1, None)


def children(node):
    for position in range(node.childCount):
        child = node.getChildAtIndex(position)
        if child is not None:
            yield child


def walk(node, depth=0):
    yield depth, node
    for child in children(node):
        yield from walk(child, depth + 1)


def seen(application):
    """Everything on the page: depth, role, name, node. The page may change while it is read."""
    try:
        return [(depth, node.getRoleName(), node.name or "", node) for depth, node in walk(application)]
    except (GLib.Error, LookupError, RuntimeError):
        return []


def acts(node):
    """Whether it can be used."""
    try:
        return node.queryAction().nActions > 0
    except (NotImplementedError, GLib.Error, LookupError):
        return False


def has_value(node):
    """Whether it says how much it is, within its bounds."""
    try:
        value = node.queryValue()
        return value.minimumValue <= value.currentValue <= value.maximumValue and value.maximumValue > 0
    except (NotImplementedError, GLib.Error, LookupError):
        return False


def wait(what, found, patience):
    begun = time.monotonic()
    while True:
        result = found()
        took = time.monotonic() - begun
        if result:
            print(f"STEP {took:.3f} s: {what}", flush=True)
            return result, took
        if took > patience:
            return None, took
        time.sleep(0.01)


def settled(application):
    """Everything on the page once it stays as it is: a page is drawn, measured, and may be drawn again."""
    before = []
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        now = seen(application)
        if now and [entry[:3] for entry in now] == [entry[:3] for entry in before]:
            return now
        before = now
        time.sleep(0.05)
    fault("the page never came to rest")
    return before


def control(application, start):
    for _, _, name, node in seen(application):
        if name.startswith(start) and acts(node):
            return node
    return None


def use(application, start, what, found):
    """Uses a control, and waits for what has to come of it."""
    node = control(application, start)
    if node is None:
        names = [(role, name) for _, role, name, _ in seen(application)]
        fault(f"there is no control {start!r} among {names}")
        return None
    begun = time.monotonic()
    node.queryAction().doAction(0)
    result, _ = wait(what, found, PATIENCE)
    took = time.monotonic() - begun
    if result is None:
        fault(f"{what} never came after {start!r}")
    elif took > STEP:
        fault(f"{what} took {took:.3f} s")
    return result


def read(application, page):
    """Prints a page as it is read, and looks for what has no name or is read twice."""
    for depth, role, name, node in settled(application):
        print(f"{page}: {'  ' * depth}{role}: {name}", flush=True)
        if not name.strip() and role not in NAMELESS:
            fault(f"{page}: a {role} without a name")
        if role in ("level bar", "spin button") and not has_value(node):
            fault(f"{page}: {role} {name!r} without a value")
        if acts(node):
            inside = [n for _, n in walk(node) if n != node]
            if inside:
                fault(f"{page}: {name!r} is a control with {len(inside)} more to read in it")


def answers(application):
    """The answers of a crisis, in the order in which they are read."""
    buttons = [name for _, _, name, node in seen(application) if "Key: " in name and acts(node)]
    return [name for name in buttons if name.endswith(tuple("12345"))]


def play(application):
    read(application, "briefing")
    if use(application, "Begin", "the first crisis", lambda: len(answers(application)) >= 2) is None:
        return
    read(application, "crisis")
    offered = answers(application)
    numbers = [name.rsplit(" ", 1)[1] for name in offered]
    if not offered or numbers != sorted(numbers):
        fault(f"the answers are read in the order {numbers}")
        return
    first = offered[0].split(". Key:")[0]

    def picked():
        return any(first in name and "Picked" in name for _, _, name, _ in seen(application))

    use(application, first, "the answer is picked", picked)
    use(application, "Give this answer", "the question about the hat", lambda: control(application, "The leader"))
    read(application, "hat")
    use(application, "The leader", "the outcome", lambda: control(application, "Next"))
    read(application, "outcome")
    if not any("rises by" in name or "falls by" in name for _, _, name, _ in seen(application)):
        fault("what came of it is not said")
    use(application, "Next", "the second crisis", lambda: len(answers(application)) >= 2)


def main():
    # Somebody who comes later finds a page that has been drawn, and a window that rests.
    late = float(os.environ.get("TWO_HATS_LATE", "0"))
    if not late:
        enable()
    program = subprocess.Popen(sys.argv[1:])
    try:
        if late:
            time.sleep(late)
            enable()
        desktop = pyatspi.Registry.getDesktop(0)
        # What is remembered here is not what is there now.
        desktop.set_cache_mask(pyatspi.Atspi.Cache.NONE)

        def application():
            for app in children(desktop):
                app.set_cache_mask(pyatspi.Atspi.Cache.NONE)
                if control(app, "Begin"):
                    return app
            return None

        found, _ = wait("the briefing", application, PATIENCE)
        if found is None:
            names = [[(role, name) for _, role, name, _ in seen(app)] for app in children(desktop)]
            fault(f"the briefing never came: {names}")
        else:
            play(found)
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()


main()
print(f"{len(faults)} faults", flush=True)
sys.exit(1 if faults else 0)
