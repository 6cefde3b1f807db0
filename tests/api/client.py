"""Raw HTTP over sockets, as a program of steps: client.py PORT <steps >connections, both JSON.

A step is a list; NAME is a connection, which opens when it is first named.
  ["send", NAME, TEXT, TIMES, PAUSE]   TEXT so many times, with PAUSE seconds between
  ["read", NAME, SECONDS, UNTIL]       until it is closed, or UNTIL was read, or that long
  ["open", NAME, ADDRESS]              from that address of this machine
  ["sip", NAME, BYTES, TIMES, PAUSE]   reads so many bytes so many times, with PAUSE seconds between
  ["half", NAME] ["close", NAME] ["reset", NAME]
  ["many", COUNT]                      that many further connections that say nothing
  ["run", NAME, COMMAND]               what a shell command prints
  ["sleep", SECONDS] ["signal", PID, NUMBER]
What comes back: {NAME: {"text": all that was read, "closed": bool, "refused": bool, "seconds": of its last read}}.
"""
import json
import os
import resource
import socket
import struct
import subprocess
import sys
import time

PORT = int(sys.argv[1])
BLOCK = 1 << 20


class Connection:
    def __init__(self, address="127.0.0.1"):
        self.read_text, self.closed, self.refused, self.seconds = b"", False, False, 0.0
        try:
            self.socket = socket.create_connection(("127.0.0.1", PORT), 10, (address, 0))
        except OSError:
            self.socket, self.closed, self.refused = None, True, True

    def send(self, text, times=1, pause=0):
        data = text.encode("latin-1")
        if not pause and times > 1:
            whole = max(1, BLOCK // len(data))
            data, times = data * min(whole, times), -(-times // whole)
        try:
            for _ in range(times if self.socket else 0):
                self.socket.sendall(data)
                time.sleep(pause)
        except OSError:
            pass  # it hung up: what it said before that is still read

    def read(self, seconds=5, until=None):
        begun = time.monotonic()
        while self.socket and not self.closed and not (until and until.encode() in self.read_text):
            left = begun + seconds - time.monotonic()
            if left <= 0:
                break
            self.socket.settimeout(left)
            try:
                block = self.socket.recv(BLOCK)
            except socket.timeout:
                break
            except OSError:
                block = b""
            self.read_text += block
            self.closed = block == b""
        self.seconds = time.monotonic() - begun

    def sip(self, size, times, pause):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        try:
            for _ in range(times):
                self.read_text += self.socket.recv(size)
                time.sleep(pause)
        except OSError:
            pass  # it hung up

    def half(self):
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # it hung up already

    def close(self):
        if self.socket:
            self.socket.close()
        self.socket = None

    def reset(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def seen(self):
        return {"text": self.read_text.decode("latin-1"), "closed": self.closed, "refused": self.refused,
                "seconds": self.seconds}


def allow_files(count):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(count, hard)), hard))


def main():
    connections, silent, shown = {}, [], {}
    for word, *rest in json.loads(sys.stdin.buffer.read().decode("latin-1")):
        if word == "sleep":
            time.sleep(*rest)
        elif word == "signal":
            try:
                os.kill(*rest)
            except ProcessLookupError:
                pass  # it has ended already
        elif word == "run":
            shown[rest[0]] = {"text": subprocess.run(rest[1], shell=True, capture_output=True, text=True).stdout}
        elif word == "open":
            connections[rest[0]] = Connection(rest[1])
        elif word == "many":
            allow_files(rest[0] + 100)
            silent += [Connection() for _ in range(*rest)]
        else:
            name, *rest = rest
            connections.setdefault(name, None)
            if connections[name] is None:
                connections[name] = Connection()
            getattr(connections[name], word)(*rest)
    shown.update((name, connection.seen()) for name, connection in connections.items())
    print(json.dumps(shown))


main()
