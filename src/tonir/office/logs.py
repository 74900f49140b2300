"""What goes to the log: kinds and places of failures. Never an address, a value or a text."""

import logging
import traceback

OURS = "tonir"


class KindsOnly(logging.Formatter):
    """Leaves out arguments and exception texts of others: either could hold a person's name.

    Messages of Tonir's own modules are whole; they are written to name nobody.
    """

    def format(self, record: logging.LogRecord) -> str:
        parts = [self.formatTime(record), record.levelname, record.name]
        if record.name.partition(".")[0] == OURS:
            parts.append(record.getMessage())
        elif status := getattr(record, "status_code", None):
            parts.append(f"answered {status}")
        elif isinstance(record.msg, str) and not record.exc_info:
            parts.append(record.msg)
        if record.exc_info and record.exc_info[0]:
            parts.append(record.exc_info[0].__name__)
            frames = traceback.extract_tb(record.exc_info[2])
            parts += [f"{frame.filename}:{frame.lineno}" for frame in frames[-5:]]
        return " ".join(parts)
