"""Opens the page in headless Chromium and uses it as a reader does.

Usage: check.py BROWSER PAGE [FOLDER FOR PICTURES]
"""

import json
import pathlib
import sys
import tempfile

from browser import Browser, expect_on


expect = expect_on("report page")


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
