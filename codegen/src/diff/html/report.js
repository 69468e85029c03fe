"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const search = $("search");
  if (!search) return;
  const entries = [...document.querySelectorAll(".entry")];
  const texts = entries.map((entry) => entry.textContent.toLowerCase());
  const cards = [...document.querySelectorAll(".card")];
  const chips = [...document.querySelectorAll(".chip")];
  const pressed = (buttons, key) => buttons.filter((b) => b.ariaPressed === "true").map((b) => b.dataset[key]);
  const fits = (wanted, has) => wanted.length === 0 || wanted.some((one) => has.includes(one));

  // Every word must stand somewhere in the entry.
  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const classes = pressed(cards, "class");
    const states = pressed(chips, "status");
    const kind = $("kind").value;
    const component = $("component").value;
    let count = 0;
    entries.forEach((entry, index) => {
      const data = entry.dataset;
      const fit = fits(classes, data.class.split(" ")) && fits(states, data.status.split(" "))
        && (!kind || data.kinds.split(" ").includes(kind)) && (!component || data.component === component)
        && words.every((word) => texts[index].includes(word));
      entry.hidden = !fit;
      count += fit;
    });
    $("count").value = count.toLocaleString("en");
    $("none").hidden = count > 0;
    mark(words);
  };

  // Marks what was found, in what is open, as far as that is quick.
  const mark = (words) => {
    document.querySelectorAll("mark").forEach((one) => {
      const parent = one.parentNode;
      one.replaceWith(...one.childNodes);
      parent.normalize();
    });
    if (!words.length || words.every((word) => word.length < 3)) return;
    const shown = entries.filter((entry) => !entry.hidden);
    if (shown.length > 100) return;
    for (const entry of shown) {
      const nameHas = words.every((word) => entry.querySelector(".name").textContent.toLowerCase().includes(word));
      if (!nameHas) entry.open = true;
      const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
      const nodes = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      for (let node of nodes) {
        for (const word of words) {
          const at = node.data.toLowerCase().indexOf(word);
          if (at < 0) continue;
          const found = node.splitText(at);
          found.splitText(word.length);
          const around = document.createElement("mark");
          found.replaceWith(around);
          around.append(found);
          break;
        }
      }
    }
  };

  let timer;
  search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 120); });
  for (const button of [...cards, ...chips]) {
    button.addEventListener("click", () => {
      button.ariaPressed = button.ariaPressed === "true" ? "false" : "true";
      show();
    });
  }
  $("kind").addEventListener("change", show);
  $("component").addEventListener("change", show);
  $("fold").addEventListener("click", () => {
    const open = $("fold").textContent === "open all";
    for (const entry of entries) if (!entry.hidden) entry.open = open;
    $("fold").textContent = open ? "close all" : "open all";
  });
  // A link shows where it leads, whatever is filtered.
  const go = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !entries.includes(target)) return;
    target.hidden = false;
    target.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", go);
  go();
  $("reset").addEventListener("click", () => {
    search.value = $("kind").value = $("component").value = "";
    for (const button of [...cards, ...chips]) button.ariaPressed = "false";
    show();
  });
})();
