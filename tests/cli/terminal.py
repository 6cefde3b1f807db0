"""terminal.py: a program in a pseudo-terminal, and somebody at its keyboard.

usage: python3 terminal.py STEPS PROGRAM [ARGUMENT...]

STEPS is a file of JSON lines: {"send": text} types it, {"expect": pattern} waits until what was printed since the last
match has it, {"absent": pattern} fails if it is there, {"resize": [lines, columns]}, {"signal": name}, {"pause": seconds}.
Prints what the program printed, its exit status or signal, and the first step that failed; exits with 1 where one did.
"""

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

PATIENCE = float(os.environ.get("TERMINAL_PATIENCE", "30"))


def resize(master, lines, columns):
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


class Screen:
    def __init__(self, master):
        self.master, self.text, self.seen, self.open = master, "", 0, True

    def read(self, seconds):
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            data = b""
        self.open = bool(data)
        self.text += data.decode("utf-8", "replace")
        return self.open

    def expect(self, pattern):
        end = time.monotonic() + PATIENCE
        while True:
            found = re.search(pattern, self.text[self.seen:], re.S)
            if found:
                self.seen += found.end()
                return True
            if not self.open or time.monotonic() > end:
                return False
            self.read(0.2)

    def send(self, data):
        """Reads meanwhile: the program may print more than a terminal holds."""
        while data:
            self.read(0)
            _, ready, _ = select.select([], [self.master], [], 0.05)
            if ready:
                data = data[os.write(self.master, data[:512]):]


def run(step, screen, child):
    if "send" in step:
        screen.send(step["send"].encode("utf-8", "surrogateescape"))
    if "expect" in step:
        return screen.expect(step["expect"])
    if "absent" in step:
        return not re.search(step["absent"], screen.text[screen.seen:], re.S)
    if "resize" in step:
        resize(screen.master, *step["resize"])
    if "signal" in step:
        os.kill(child, getattr(signal, step["signal"]))
    if "pause" in step:
        end = time.monotonic() + step["pause"]
        while time.monotonic() < end:
            screen.read(0.02)
    return True


def main():
    with open(sys.argv[1], encoding="utf-8", errors="surrogateescape") as file:
        steps = [json.loads(line) for line in file if line.strip()]
    child, master = pty.fork()
    if child == 0:
        os.execvp(sys.argv[2], sys.argv[2:])
    resize(master, 24, 100)
    screen, failed = Screen(master), None
    for step in steps:
        if not run(step, screen, child):
            failed = step
            break
    end = time.monotonic() + (PATIENCE if failed is None else 0.5)
    while screen.open and time.monotonic() < end:
        screen.read(0.2)
    if screen.open:
        failed = failed or "the program did not end"
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    print(screen.text)
    print("STATUS", os.waitstatus_to_exitcode(status))
    if failed is not None:
        print("FAILED", json.dumps(failed))
    sys.exit(failed is not None)


main()
