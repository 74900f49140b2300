"""A call to the open register that hangs up when nobody answers in time."""

import socket
import struct
from multiprocessing.connection import Connection, answer_challenge, deliver_challenge

MICROSECONDS = 1_000_000


def dial(address: str, authkey: bytes, patience: float) -> Connection:
    """Like `multiprocessing.connection.Client`, but waits at most `patience` seconds at each step.

    What is read from the connection later has the same patience. Raises TimeoutError.
    """
    # The register's process may compute for seconds without taking a call: an engine holds it.
    seconds, part = divmod(patience, 1)
    limit = struct.pack("@ll", int(seconds), int(part * MICROSECONDS))
    with socket.socket(socket.AF_UNIX) as line:
        for way in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            line.setsockopt(socket.SOL_SOCKET, way, limit)
        try:
            line.connect(address)
            connection = Connection(line.detach())
            answer_challenge(connection, authkey)
            deliver_challenge(connection, authkey)
        except BlockingIOError:
            raise TimeoutError from None
    return connection
