(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("scripted");
  const site = root.dataset.site;
  const kept = {
    // Some browsers keep nothing for pages that are files; then every page begins anew.
    get(key) { try { return sessionStorage.getItem(`${site} ${key}`); } catch { return null; } },
    set(key, value) { try { sessionStorage.setItem(`${site} ${key}`, value); } catch { /* as above */ } },
  };
  const theme = kept.get("theme");
  if (theme === "light" || theme === "dark") root.classList.add(theme);

  const all = (what, within) => [...(within || document).querySelectorAll(what)];
  const off = { code: new Set(), coder: new Set() };

  function read() {
    for (const kind of ["code", "coder"]) {
      for (const number of (kept.get(kind) || "").split(" ").filter(Boolean)) off[kind].add(number);
    }
  }

  function show() {
    const hidden = new Set();
    for (const name of all(".nk")) {
      const isOff = off.code.has(name.dataset.k) || off.coder.has(name.dataset.c);
      name.classList.toggle("off", isOff);
      if (isOff) hidden.add(name.dataset.s);
    }
    for (const mark of all(".s, .t")) mark.classList.toggle("off", hidden.has(mark.dataset.s));
    for (const kind of ["code", "coder"]) {
      for (const box of all(`input[data-${kind}]`)) box.checked = !off[kind].has(box.dataset[kind]);
      kept.set(kind, [...off[kind]].join(" "));
    }
  }

  function turn(kind, number, isOn) {
    if (isOn) off[kind].delete(number); else off[kind].add(number);
  }

  function piecesOf(block) {
    const pieces = new Map();
    for (const piece of all(".s", block)) {
      if (!pieces.has(piece.dataset.s)) pieces.set(piece.dataset.s, []);
      pieces.get(piece.dataset.s).push(piece);
    }
    return pieces;
  }

  function ends(pieces) {
    const lines = pieces[pieces.length - 1].getClientRects();
    return [pieces[0].getClientRects()[0], lines[lines.length - 1]];
  }

  // From where to where each stripe reaches. Where one ends and the next of its lane begins on the same line,
  // both stop short of the middle.
  function apart(stripes, pieces) {
    const places = [];
    const lanes = new Map();
    for (const stripe of stripes) {
      const [first, last] = pieces.has(stripe.dataset.s) ? ends(pieces.get(stripe.dataset.s)) : [];
      if (!first || !last) continue;
      const place = [stripe, first.top, last.bottom];
      const lane = [...stripe.classList].find((name) => /^l\d+$/.test(name));
      const before = lanes.get(lane);
      if (before && before[2] > place[1]) {
        const middle = (before[2] + place[1]) / 2;
        before[2] = Math.max(before[1] + 4, middle - 2.5);
        place[1] = Math.min(place[2] - 4, middle + 2.5);
      }
      lanes.set(lane, place);
      places.push(place);
    }
    return places;
  }

  // Stripes from the first line to the last, names where their stripes begin. All is measured before any of
  // it is moved: blocks of a long text are many, and each look after a change lays all of them out anew.
  function fit() {
    const isBeside = !matchMedia("(max-width: 760px)").matches;
    loose();
    const changes = [];
    for (const block of all(".blk")) {
      const pieces = piecesOf(block);
      const box = block.querySelector(".mg").getBoundingClientRect();
      for (const [stripe, top, bottom] of apart(all(".t", block), pieces)) {
        if (stripe.classList.contains("b")) changes.push([stripe, "top", top - box.top]);
        if (stripe.classList.contains("e")) changes.push([stripe, "bottom", box.bottom - bottom]);
      }
      let down = 0;
      for (const name of isBeside ? all(".nk", block) : []) {
        const found = pieces.get(name.dataset.s);
        const first = found && found[0].getClientRects()[0];
        const gap = first ? first.top + 3 - (name.getBoundingClientRect().top + down) : 0;
        if (gap > 0) { down += gap; changes.push([name, "marginTop", gap]); }
      }
    }
    for (const [element, side, by] of changes) element.style[side] = `${by}px`;
    // Where the names take more room than the text, what goes on bridges the gap.
    const bridges = [];
    for (const block of all(".blk")) {
      const margin = block.querySelector(".mg").getBoundingClientRect();
      const below = block.getBoundingClientRect().bottom - margin.bottom;
      if (below > 16) for (const stripe of all(".t:not(.e)", block)) bridges.push([stripe, below]);
    }
    for (const [stripe, below] of bridges) stripe.style.bottom = `${-below}px`;
  }

  // As the style sheet has it, which is right for every width, and for paper.
  function loose() {
    for (const name of all(".nk")) name.style.marginTop = "";
    for (const stripe of all(".t")) stripe.style.top = stripe.style.bottom = "";
  }

  function focus(number) {
    const text = document.querySelector(".text");
    if (!text) return;
    for (const mark of all(".hot")) mark.classList.remove("hot");
    text.classList.toggle("focused", number !== null);
    if (number !== null) for (const mark of all(`[data-s="${number}"]`)) mark.classList.add("hot");
  }

  function washes() {
    const isPlain = document.querySelector(".text").classList.toggle("plainly");
    for (const button of all("[data-washes]")) button.setAttribute("aria-pressed", String(!isPlain));
  }

  let at = -1;
  function step(by) {
    const names = all(".nk[id]").filter((name) => !name.classList.contains("off"));
    if (!names.length) return;
    at = Math.min(names.length - 1, Math.max(0, at + by));
    const name = names[at];
    name.tabIndex = -1;
    name.focus({ preventScroll: true });
    name.scrollIntoView({ block: "center" });
    focus(name.dataset.s);
  }

  function find(field) {
    const wanted = field.value.trim().toLocaleLowerCase();
    for (const row of all(`[data-list="${field.dataset.find}"] tbody tr`)) {
      row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("theme" in button.dataset) {
      const isDark = root.classList.contains("dark") ||
        (!root.classList.contains("light") && matchMedia("(prefers-color-scheme: dark)").matches);
      root.classList.remove("light", "dark");
      root.classList.add(isDark ? "light" : "dark");
      kept.set("theme", isDark ? "light" : "dark");
    }
    if ("washes" in button.dataset) washes();
    for (const kind of ["all", "none"]) {
      if (!(kind in button.dataset)) continue;
      const what = button.dataset[kind];
      for (const box of all(`input[data-${what}]`)) turn(what, box.dataset[what], kind === "all");
      show();
    }
  });
  document.addEventListener("change", (event) => {
    for (const kind of ["code", "coder"]) {
      if (!(kind in event.target.dataset)) continue;
      turn(kind, event.target.dataset[kind], event.target.checked);
      show();
    }
  });
  document.addEventListener("input", (event) => { if ("find" in event.target.dataset) find(event.target); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !document.querySelector(".text")) return;
    const key = event.key.toLowerCase();
    if (key === "n") step(1);
    if (key === "p") step(-1);
    if (key === "w") washes();
    if (event.key === "Escape") focus(null);
  });
  for (const [over, out] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(over, (event) => {
      const mark = event.target.closest && event.target.closest(".t, .nk");
      if (mark && !mark.classList.contains("off")) focus(mark.dataset.s);
    });
    document.addEventListener(out, (event) => {
      if (event.target.closest && event.target.closest(".t, .nk")) focus(null);
    });
  }
  addEventListener("beforeprint", loose);
  addEventListener("afterprint", fit);
  addEventListener("DOMContentLoaded", () => {
    read();
    show();
    fit();
    const narrow = matchMedia("(max-width: 1180px)");
    if (narrow.matches) for (const panel of all(".panel")) panel.open = false;
    let waiting = 0;
    addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(fit, 150); });
  });
  addEventListener("load", () => {
    fit();
    const target = document.querySelector(":target");
    if (target) target.scrollIntoView({ block: "center" });
  });
})();
