"use strict";
(() => {
  const root = document.documentElement.dataset.root;
  const bar = document.querySelector(".bar");
  const search = document.createElement("input");
  Object.assign(search, { type: "search", className: "search", placeholder: "Search: command, field, text", autocomplete: "off", spellcheck: false });
  search.setAttribute("aria-label", "Search");
  // No type is called so: names have no slash.
  search.setAttribute("aria-controls", "/found");
  const found = document.createElement("div");
  found.id = "/found";
  found.className = "found";
  found.hidden = true;
  bar.append(search, found);

  // What is searched comes in two files; that of words only once names have not sufficed.
  const asked = new Set();
  const ask = (file) => {
    if (asked.has(file)) return;
    asked.add(file);
    const script = document.createElement("script");
    script.src = root + file;
    document.head.append(script);
  };
  let pages;
  let fields;
  let words;
  // Pages come as distances; a field may be elsewhere in one than its name says.
  const spread = (lists) => lists.map(([text, places]) => {
    let page = 0;
    return [text, text.toLowerCase(), places.map((place) => {
      const [distance, where] = Array.isArray(place) ? place : [place, text];
      page += distance;
      return { page, where };
    })];
  });
  globalThis.xsdbindSearch = {
    names: (data) => {
      pages = data.pages.map(([name, path, kind, mark]) => ({ name, lower: name.toLowerCase(), path, kind, mark }));
      fields = spread(data.fields);
      show();
    },
    words: (data) => {
      words = spread(data);
      show();
    },
  };

  // Words, and what holds some of them together: as they were gathered.
  const WORDS = /[\p{L}\p{M}\p{N}\p{Pc}]+(?:[-.:/@+&'’][\p{L}\p{M}\p{N}\p{Pc}]+)*/gu;
  const JOINTS = /[-.:/@+&'’]/;

  // How well a name fits a word: the less, the better.
  const fit = (name, lower, word) => {
    const at = lower.indexOf(word);
    if (at < 0) return -1;
    if (lower === word) return 0;
    if (at === 0) return 1;
    return /[A-Z0-9]/.test(name[at]) ? 2 : 3;
  };
  const fitAll = (name, lower, all) => {
    let sum = 0;
    for (const word of all) {
      const one = fit(name, lower, word);
      if (one < 0) return -1;
      sum += one;
    }
    return sum;
  };
  const best = (list, all, most) => list
    .map((one) => [fitAll(one.name, one.lower, all), one])
    .filter(([how]) => how >= 0)
    .sort(([a, one], [b, other]) => a - b || one.name.length - other.name.length || (one.name < other.name ? -1 : 1))
    .slice(0, most)
    .map(([, one]) => one);

  const note = (text) => {
    const line = document.createElement("p");
    line.textContent = text;
    found.append(line);
  };
  const link = (page, about, where) => {
    const line = document.createElement("a");
    const small = document.createElement("small");
    const anchor = where ? page.name + "/" + where : page.name;
    line.href = root + page.path + "#" + encodeURIComponent(anchor).replace(/%2F/g, "/");
    line.textContent = page.name;
    small.textContent = about;
    line.append(small);
    found.append(line);
  };

  const show = () => {
    const all = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    found.replaceChildren();
    found.hidden = all.length === 0;
    if (found.hidden) return;
    ask("names.js");
    if (!pages) return note("Loading …");
    const seen = new Set();
    for (const page of best(pages, all, 30)) {
      seen.add(page);
      link(page, page.mark ? page.kind + ", " + page.mark : page.kind);
    }
    // A path is that of a field: of its last step, where the others lead.
    const way = all.length === 1 && all[0].includes("/") ? all[0] : "";
    const last = way ? [way.slice(way.lastIndexOf("/") + 1)] : all;
    const leads = ({ where }) => where.toLowerCase().includes(way);
    const named = best(fields
      .map(([name, lower, list]) => ({ name, lower, list: way ? list.filter(leads) : list }))
      .filter(({ list }) => list.length), last, 6);
    for (const { name, list } of named) {
      note("Field " + name + (list.length > 5 ? ", in " + list.length.toLocaleString("en") + " types" : ""));
      for (const { page, where } of list.slice(0, 5)) link(pages[page], where, where);
    }
    const long = (search.value.toLowerCase().match(WORDS) ?? []).filter((word) => [...word].length >= 3);
    if (long.length && seen.size < 30) {
      ask("words.js");
      if (!words) return note("Looking through texts …");
      const begin = (word) => {
        const pagesOf = new Set();
        for (const [, text, list] of words) if (text.startsWith(word)) for (const { page } of list) pagesOf.add(page);
        return pagesOf;
      };
      const every = (sets) => new Set([...sets[0] ?? []].filter((index) => sets.every((set) => set.has(index))));
      // Every word must stand on the page, the last one perhaps in part; what nobody writes together, in its parts.
      const sets = long.map((word) => {
        const whole = begin(word);
        const parts = word.split(JOINTS).filter((part) => [...part].length >= 3);
        return whole.size || !JOINTS.test(word) ? whole : every(parts.map(begin));
      });
      const rest = [...every(sets)].filter((index) => !seen.has(pages[index]));
      if (rest.length) note("In texts, " + rest.length.toLocaleString("en"));
      for (const index of rest.sort((a, b) => a - b).slice(0, 30)) link(pages[index], pages[index].kind);
    }
    if (!found.querySelector("a")) note("Nothing fits.");
  };

  let timer;
  search.addEventListener("focus", () => ask("names.js"));
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 60);
  });
  const at = () => found.querySelector("a.at");
  const move = (forward) => {
    const lines = [...found.querySelectorAll("a")];
    const before = lines.indexOf(at());
    if (before >= 0) lines[before].classList.remove("at");
    const next = lines[Math.min(Math.max(before + (forward ? 1 : -1), 0), lines.length - 1)];
    if (!next) return;
    next.classList.add("at");
    next.scrollIntoView({ block: "nearest" });
  };
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown");
    } else if (event.key === "Enter") {
      (at() ?? found.querySelector("a"))?.click();
    } else if (event.key === "Escape") {
      search.value = "";
      show();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== search && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
    }
  });
  document.addEventListener("click", (event) => {
    // A field has an address of its own.
    const field = event.target.closest(".fields b[id]");
    if (field) location.hash = "#" + encodeURIComponent(field.id).replace(/%2F/g, "/");
    if (!event.target.closest(".bar") || event.target.closest(".found a")) found.hidden = true;
  });

  // The form of examples that was read last is open on the next page, too, where the browser keeps it.
  const forms = [...document.querySelectorAll(".examples details")];
  const form = (details) => details.querySelector("summary").textContent;
  let kept;
  try {
    kept = localStorage.getItem("xsdbind-example");
  } catch {}
  const last = forms.filter((details) => form(details) === kept);
  for (const details of last) details.open = true;
  for (const details of forms) {
    details.addEventListener("toggle", () => {
      if (!details.open) return;
      try {
        localStorage.setItem("xsdbind-example", form(details));
      } catch {}
    });
  }
})();
