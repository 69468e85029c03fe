"""Opens the page in headless Chromium and uses it as a reader does.

Usage: check.py BROWSER PAGE [FOLDER FOR PICTURES]

Talks to the browser by its own protocol over a pipe, with nothing but Python's library.
"""

import base64
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile


class Browser:
    """A headless browser with one page."""

    def __init__(self, path, profile):
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()
        # The browser reads commands from file 3 and writes answers to file 4.
        commands, answers = os.dup(to_browser), os.dup(from_browser)

        def files():
            low, high = os.dup2(commands, 103), os.dup2(answers, 104)
            os.dup2(low, 3), os.dup2(high, 4)

        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe"]
        self.process = subprocess.Popen(
            [path, *arguments, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=files, close_fds=False, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self.ids = itertools.count(1)
        self.rest = b""
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.requests = []
        self.failures = []
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def message(self):
        while b"\0" not in self.rest:
            read = os.read(self.input, 1 << 20)
            if not read:
                sys.exit("the browser has ended")
            self.rest += read
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **params):
        number = next(self.ids)
        command = {"id": number, "method": method, "params": params}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.output, json.dumps(command).encode() + b"\0")
        while True:
            message = self.message()
            if message.get("id") == number:
                if "error" in message:
                    sys.exit(f"{method}: {message['error']}")
                return message["result"]
            self.event(message)

    def event(self, message):
        method, params = message.get("method"), message.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        if method == "Runtime.exceptionThrown":
            self.failures.append(str(params["exceptionDetails"]))
        if method == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.failures.append(params["entry"]["text"])

    def open(self, url, width, height, phone):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=2 if phone else 1, mobile=phone)
        self.call("Page.navigate", url=url)
        self.run("new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))")

    def run(self, script):
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            sys.exit(f"{script}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def picture(self, path):
        data = self.call("Page.captureScreenshot", format="png")["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def end(self):
        os.write(self.output, json.dumps({"id": next(self.ids), "method": "Browser.close"}).encode() + b"\0")
        self.process.wait(timeout=30)


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"report page: {what}: {found!r}, expected {wanted!r}")


NAMES = "[...document.querySelectorAll('.entry:not([hidden]) .name')].map(name => name.textContent)"
WAIT = "new Promise(done => setTimeout(done, 300))"


def search(browser, text):
    browser.run(f"search.value = {json.dumps(text)}; search.dispatchEvent(new Event('input')); {WAIT}")
    return browser.run(NAMES)


def click(browser, selector):
    browser.run(f"document.querySelector({json.dumps(selector)}).click()")
    return browser.run(NAMES)


def reader(browser, page):
    browser.open(page, 1280, 900, False)
    every = browser.run(NAMES)
    expect("all entries", len(every), 9)
    expect("the number shown", browser.run("count.value"), "9")

    # Filters narrow the list, by class and by kind, and together.
    reading = click(browser, ".card[data-class=reading]")
    expect("what breaks reading", sorted(reading), ["GroupGetListInServiceProviderResponse", "ResellerDepartmentKey"])
    expect("the number shown then", browser.run("count.value"), "2")
    expect("and is added", click(browser, ".chip[data-status=added]"), ["ResellerDepartmentKey"])
    click(browser, ".chip[data-status=added]")
    expect("all again", click(browser, ".card[data-class=reading]"), every)
    moved = click(browser, ".chip[data-status=moved]")
    expect("what has moved, changed or not", len(moved), 3)
    click(browser, ".chip[data-status=moved]")
    browser.run("kind.value = 'branch-added'; kind.dispatchEvent(new Event('change'))")
    expect("a kind of change", browser.run(NAMES), ["GroupFindMeFollowMeAddAlertingGroupRequest"])
    browser.run("kind.value = ''; kind.dispatchEvent(new Event('change'))")

    # Search finds a field, opens its type and marks it.
    expect("a field", search(browser, "skipBusy"), ["GroupFindMeFollowMeAddAlertingGroupRequest"])
    expect("what is marked", browser.run("[...document.querySelectorAll('mark')].map(m => m.textContent)"), ["skipBusy"])
    expect("a field of a new type", search(browser, "group/userCount"), ["GroupGetListInServiceProviderResponse22"])
    expect("nothing", search(browser, "no such thing"), [])
    expect("which is said", browser.run("none.hidden"), False)
    expect("all after that", click(browser, "#reset"), every)
    expect("no marks left", browser.run("document.querySelectorAll('mark').length"), 0)

    # Links lead to entries, whatever is filtered.
    targets = "[...document.querySelectorAll('.neighbours a')].map(a => document.getElementById(decodeURIComponent(a.hash.slice(1))))"
    expect("neighbours", browser.run(f"{targets}.length > 5 && {targets}.every(one => one.matches('.entry'))"), True)
    search(browser, "skipBusy")
    browser.run("""new Promise(done => {
        addEventListener('hashchange', () => setTimeout(done));
        location.hash = '#ResellerDepartmentKey';
    })""")
    expect("where a link leads", browser.run("ResellerDepartmentKey.open && !ResellerDepartmentKey.hidden"), True)
    search(browser, "")
    click(browser, "#fold")
    expect("all open", browser.run("document.querySelectorAll('.entry:not([open])').length"), 0)


def phone(browser, page):
    browser.open(page, 390, 844, True)
    click(browser, "#fold")
    # Nothing is cut off: every part of an entry is within the screen.
    wide = browser.run("""[...document.querySelectorAll('.entry *, header *')].filter(one => {
        const box = one.getBoundingClientRect();
        return box.width > 0 && (box.right > 391 || box.left < -1);
    }).map(one => one.outerHTML.slice(0, 100))""")
    expect("what is too wide for a phone", wide, [])
    expect("the width of the page", browser.run("document.documentElement.scrollWidth"), 390)
    small = browser.run("""[...document.querySelectorAll('.entry *')].filter(one =>
        one.getBoundingClientRect().width > 0 && one.children.length === 0 && parseFloat(getComputedStyle(one).fontSize) < 12
    ).map(one => one.outerHTML.slice(0, 100))""")
    expect("what is too small to read", small, [])


def main():
    path, page = sys.argv[1], pathlib.Path(sys.argv[2]).resolve().as_uri()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(path, profile)
        try:
            reader(browser, page)
            phone(browser, page)
            if len(sys.argv) > 3:
                for name, width, height, is_phone in [("desk", 1280, 1400, False), ("phone", 390, 844, True)]:
                    browser.open(page, width, height, is_phone)
                    browser.picture(pathlib.Path(sys.argv[3]) / f"{name}.png")
            fetched = [url for url in browser.requests if url != page and not url.startswith(("data:", "about:"))]
            expect("what is fetched", fetched, [])
            expect("errors of the page", browser.failures, [])
        finally:
            browser.end()
    print("report page: filters, search and a phone's width are fine")


main()
