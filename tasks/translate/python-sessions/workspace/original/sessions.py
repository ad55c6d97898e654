"""Cuts the lines of a usage log into sessions."""


class LogError(Exception):
    """A line that cannot be read; kind is "fields" or "number"."""

    def __init__(self, line_number, kind):
        super().__init__(f"line {line_number}: {kind}")
        self.line_number = line_number
        self.kind = kind


class Session:
    def __init__(self, user, first):
        self.user = user
        self.first = first
        self.last = first
        self.count = 0
        self.total = 0

    def add(self, time, cost):
        self.last = time
        self.count += 1
        self.total += cost

    def average(self):
        return round(self.total / self.count)

    def slot(self, width):
        """Which slot of the clock the session began in, and where in the slot."""
        return self.first // width, self.first % width


def entries(lines):
    for number, line in enumerate(lines, start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        parts = line.split()
        if len(parts) != 3:
            raise LogError(number, "fields")
        try:
            time, cost = int(parts[0]), int(parts[2])
        except ValueError:
            raise LogError(number, "number") from None
        yield time, parts[1], cost


def sessions(lines, gap):
    current = None
    for time, user, cost in entries(lines):
        if current is not None:
            if user != current.user or time - current.last > gap:
                yield current
                current = None
        if current is None:
            current = Session(user, time)
        current.add(time, cost)
    if current is not None:
        yield current


def until_over(found, budget):
    """The sessions that the budget pays for, up to the first that it does not."""
    for session in found:
        budget -= session.total
        if budget < 0:
            return
        yield session
