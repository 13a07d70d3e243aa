"""Phones without a browser, over plain HTTP: they join a meeting, look what is on and vote, each with its own link."""

import re
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r'name="bewijs"[^>]*value="([a-z2-7]{32})"|value="([a-z2-7]{32})"[^>]*name="bewijs"')
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


class LightPhone:
    """Somebody who takes part; `path` is their own link once they joined."""

    def __init__(self, base: str, code: str, group: str) -> None:
        self.base, self.code, self.group, self.path = base, code, group, ""

    def join(self) -> None:
        """Choose a group."""
        found = TOKEN.search(self._ask("GET", f"/d/{self.code}")[1])
        assert found
        status, location = self._ask("POST", f"/d/{self.code}", {"bewijs": found[1] or found[2], "groep": self.group})
        assert status == 303
        self.path = urlsplit(location).path

    def look(self) -> str:
        """What is on now, by its heading."""
        status, text = self._ask("GET", f"{self.path}/nu")
        found = HEADING.search(text)
        assert status == 200 and found, (status, text[:300])
        return " ".join(found[1].split())

    def vote(self, poll: str, **ballot: int) -> None:
        """Vote, and be led back to what is on."""
        status, location = self._ask("POST", f"{self.path}/stem", {"stemming": poll, **ballot})
        assert status == 303 and urlsplit(location).path == self.path, (status, location[:300])

    def _ask(self, method: str, path: str, fields: dict[str, object] | None = None) -> tuple[int, str]:
        """The status of an answer, and where it leads or what it says."""
        connection = HTTPConnection(urlsplit(self.base).netloc, timeout=30)
        headers = {"Origin": self.base, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, urlencode(fields or {}), headers if method == "POST" else {})
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Location") or answer.read().decode()
        finally:
            connection.close()
