"""Opens the reference in headless Chromium and looks things up as a reader does.

Usage: check.py BROWSER FOLDER [FOLDER FOR PICTURES]
"""

import json
import pathlib
import sys
import tempfile
import time

sys.path.append(str(pathlib.Path(__file__).parent.parent / "report-page"))

from browser import Browser, expect_on

expect = expect_on("reference")
WAIT = "new Promise(done => setTimeout(done, 400))"
FOUND = "[...document.querySelectorAll('.found a')].map(one => one.firstChild.textContent)"
SEARCH = "document.querySelector('.search')"
NOTES = "[...document.querySelectorAll('.found p')].map(one => one.textContent)"


def search(browser, text):
    browser.run(f"{SEARCH}.focus(); {SEARCH}.value = {json.dumps(text)}; {SEARCH}.dispatchEvent(new Event('input')); {WAIT}")
    return browser.run(FOUND)


def key(browser, name):
    browser.run(f"document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{key: '{name}', bubbles: true}})); {WAIT}")


def desk(browser, site, page):
    browser.open(site + "/index.html", 1280, 900, False)
    expect("the modules", browser.run("[...document.querySelectorAll('h2 a')].map(a => a.textContent)"), ["ocip", "userupdate"])
    # By command, as one types: what begins so comes first.
    expect("a command", search(browser, "usermodify")[0], "UserModifyRequest22")
    expect("in any order of words", "UserDeleteRequest" in search(browser, "request delete"), True)
    # By field.
    expect("a field", "Field zipOrPostalCode" in search(browser, "zipOrPostal") + browser.run(NOTES), True)
    expect("its type", "StreetAddress" in browser.run(FOUND), True)
    # Within another one, by its path: the link leads to it.
    expect("a field by its path", search(browser, "fax2maildata/admin")[0], "UserUpdateRequest")
    href = browser.run("document.querySelector('.found a').href")
    expect("its address", href.rsplit("#", 1)[1], "UserUpdateRequest/Fax2MailData/Admin")
    browser.open(href, 1280, 900, False)
    expect("what is there", browser.run("document.querySelector('b:target').textContent"), "Admin")
    browser.open(site + "/index.html", 1280, 900, False)
    # By text.
    expect("a text", "UserModifyRequest22" in search(browser, "nevertheless"), True)
    # What is written together, as it is, apart, and in part; what stands around it is no part of it.
    for text in ["find-me/follow-me", "find follow", "follow-me", "(find-me)"]:
        expect(f"a text, by {text}", "UserService" in search(browser, text), True)
    expect("a text with a digit", search(browser, "sha-1"), ["LoginRequest14sp4"])
    expect("nothing", search(browser, "no such thing at all"), [])
    expect("which is said", browser.run(NOTES)[-1], "Nothing fits.")
    # Properties that all objects have are no fields.
    expect("what objects have", search(browser, "hasOwnProperty"), [])
    # By keys alone.
    search(browser, "streetaddress")
    key(browser, "ArrowDown")
    # By which the page is left: nothing is awaited on it.
    browser.run(f"setTimeout(() => {SEARCH}.dispatchEvent(new KeyboardEvent('keydown', {{key: 'Enter', bubbles: true}})), 50) && true")
    time.sleep(2)
    browser.run("new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))")
    expect("where Enter leads", browser.run("document.title"), "StreetAddress")
    # Links of a page hold: its response, a type of a field, and back by what uses that.
    browser.open(page, 1280, 900, False)
    expect("the response", browser.run("document.querySelector('.about a').textContent"), "SuccessResponse")
    expect("states", browser.run("document.getElementById('UserModifyRequest22/phoneNumber').closest('li').querySelector('.can').innerText.split(/\\s+/)"), ["left", "cleared", "set"])
    expect("forms of the example", browser.run("[...document.querySelectorAll('.examples summary')].map(one => one.textContent)"), ["Rust", "By name", "JSON", "XML"])
    expect("one is open", browser.run("document.querySelectorAll('.examples details[open]').length"), 1)
    browser.run(f"[...document.querySelectorAll('.examples summary')][3].click(); {WAIT}")
    expect("another closes it", browser.run("[...document.querySelectorAll('.examples details')].map(one => one.open)"), [False, False, False, True])


def narrow(browser, pages):
    for page in pages:
        browser.open(page, 390, 844, True)
        browser.run("document.querySelectorAll('details').forEach(one => { one.name = ''; one.open = true; })")
        wide = browser.run("""[...document.querySelectorAll('main *, header *')].filter(one => {
            const box = one.getBoundingClientRect();
            return box.width > 0 && (box.right > 391 || box.left < -1) && !one.closest('pre');
        }).map(one => one.outerHTML.slice(0, 100))""")
        expect(f"what is too wide for a phone on {page}", wide, [])
        expect("the width of the page", browser.run("document.documentElement.scrollWidth"), 390)
        small = browser.run("""[...document.querySelectorAll('main *')].filter(one =>
            one.getBoundingClientRect().width > 0 && one.children.length === 0 && parseFloat(getComputedStyle(one).fontSize) < 11.5
        ).map(one => one.outerHTML.slice(0, 100))""")
        expect("what is too small to read", small, [])


def contrast(browser, page):
    """Texts in the dark are lighter than what is behind them."""
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    browser.open(page, 1280, 900, False)
    light = "(color => color.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0))"
    style = "getComputedStyle(document.body)"
    expect("dark", browser.run(f"{light}({style}.color) > 450 && {light}({style}.backgroundColor) < 200"), True)


def main():
    path, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    site, changed = (folder / "now").as_uri(), (folder / "next").as_uri()
    page = site + "/ocip/type.usermodifyrequest22.html"
    pages = [page, site + "/index.html", site + "/ocip/index.html", site + "/ocip/type.streetaddress.html",
             changed + "/index.html", changed + "/ocip/type.groupfindmefollowmeaddalertinggrouprequest.html"]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(path, profile)
        try:
            desk(browser, site, page)
            browser.open(pages[-1], 1280, 900, False)
            expect("what is new", browser.run("document.querySelectorAll('.fields .mark.new').length > 0"), True)
            narrow(browser, pages)
            contrast(browser, page)
            if len(sys.argv) > 3:
                for index, page in enumerate(pages):
                    for name, width, height, is_phone in [("desk", 1280, 1400, False), ("phone", 390, 844, True)]:
                        for scheme in ("light", "dark"):
                            browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
                            browser.open(page, width, height, is_phone)
                            browser.picture(pathlib.Path(sys.argv[3]) / f"{index}-{name}-{scheme}.png")
            outside = [url for url in browser.requests if not url.startswith((site, changed, "data:", "about:"))]
            expect("what is fetched", outside, [])
            expect("errors of the pages", browser.failures, [])
        finally:
            browser.end()
    print("reference: search, links, a phone's width and the dark are fine")


main()
