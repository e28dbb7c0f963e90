"use strict";
(() => {
  const root = document.documentElement, main = document.getElementById("main");
  const words = main.dataset, card = document.getElementById("card"), said = document.getElementById("said");
  const search = document.getElementById("search"), single = document.getElementById("single");
  const sessions = [...document.querySelectorAll(".session")];
  let active = sessions[0], at = -1, later = 0;
  const all = (within, chosen) => [...within.querySelectorAll(chosen)];
  const place = (mark) => document.getElementById(mark), row = (mark) => document.getElementById(`row-${mark}`);
  const say = (text) => { clearTimeout(say.later); say.later = setTimeout(() => { said.textContent = text; }, 100); };
  const counted = (text, number) => text.replace("{0}", number);

  /* Letters without their marks, as people type them. */
  const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", ħ: "h", ς: "σ" };
  const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g, "")
    .replace(/[łøđðþßæœıħς]/g, (c) => LETTERS[c]).replace(/['’ʼ‘`]/g, "").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();

  /* Camera: the transform of one group, in units of the drawing. */
  const cameras = new Map();
  function camera(session) {
    if (!cameras.has(session)) {
      const svg = session.querySelector(".room-plan"), [left, top, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
      cameras.set(session, { svg, group: svg.querySelector(".camera"), left, top, width, height, k: 1, x: 0, y: 0 });
    }
    return cameras.get(session);
  }
  function scale(c) { const m = c.svg.getScreenCTM(); return m ? Math.hypot(m.a, m.b) : 1; }
  function moved(c) {
    const bound = (low, high, value) => Math.min(Math.max(value, low), high);
    c.x = bound(c.left + c.width - (c.left + c.width) * c.k, c.left - c.left * c.k, c.x);
    c.y = bound(c.top + c.height - (c.top + c.height) * c.k, c.top - c.top * c.k, c.y);
    if (c.k === 1) c.x = c.y = 0;
    c.group.setAttribute("transform", `matrix(${c.k} 0 0 ${c.k} ${c.x} ${c.y})`);
    c.svg.parentNode.classList.toggle("nearer", c.k > 1);
    c.svg.classList.toggle("far", Number(c.svg.dataset.size) * scale(c) * c.k < 6.5);
    hide();
  }
  function zoomed(c, factor, x, y) {
    const k = Math.min(Math.max(c.k * factor, 1), 12);
    c.x = x - (x - c.x) * k / c.k; c.y = y - (y - c.y) * k / c.k; c.k = k;
    moved(c);
  }
  function point(c, event) {
    const p = new DOMPoint(event.clientX, event.clientY).matrixTransform(c.svg.getScreenCTM().inverse());
    return [p.x, p.y];
  }
  function shown(c, elements) {
    /* What is pointed at is brought into sight. */
    if (c.k === 1 || !elements.length) return;
    const frame = c.svg.getBoundingClientRect();
    const out = elements.some((e) => { const b = e.querySelector(".ring").getBoundingClientRect();
      return b.left < frame.left || b.right > frame.right || b.top < frame.top || b.bottom > frame.bottom; });
    if (!out) return;
    if (elements.length > 1) { c.k = 1; moved(c); return; }
    const ring = elements[0].querySelector(".ring");
    c.x = c.left + c.width / 2 - ring.cx.baseVal.value * c.k;
    c.y = c.top + c.height / 2 - ring.cy.baseVal.value * c.k;
    moved(c);
  }

  /* The card of a place: what its line in the list says. */
  function show(element) {
    clearTimeout(later);
    const from = row(element.id);
    if (!from) { hide(); return; }
    card.replaceChildren(...[...from.children].map((part) => {
      const copy = part.cloneNode(true);
      if (copy.tagName !== "A") return copy;
      const plain = document.createElement("div"); plain.className = "line"; plain.append(...copy.childNodes);
      return plain;
    }));
    card.hidden = false;
    element.setAttribute("aria-describedby", "card");
    const disc = element.querySelector(".ring").getBoundingClientRect(), size = card.getBoundingClientRect();
    const below = disc.bottom + 8 + size.height < innerHeight;
    card.style.left = `${Math.max(12, Math.min(disc.left + disc.width / 2 - size.width / 2, innerWidth - size.width - 12))}px`;
    card.style.top = `${Math.max(12, below ? disc.bottom + 8 : disc.top - size.height - 8)}px`;
  }
  function hide() {
    clearTimeout(later); card.hidden = true;
    for (const e of all(document, "[aria-describedby=card]")) e.removeAttribute("aria-describedby");
  }
  const hideSoon = () => { clearTimeout(later); later = setTimeout(hide, 250); };
  card.addEventListener("pointerenter", () => clearTimeout(later));
  card.addEventListener("pointerleave", hideSoon);

  /* What is pointed at (by a finding or a search) and what is kept. */
  function pointed(marks) {
    for (const e of all(document, ".pointed")) e.classList.remove("pointed");
    const places = [];
    for (const mark of marks) {
      row(mark)?.classList.add("pointed");
      const there = place(mark);
      if (there?.classList.contains("place")) { there.classList.add("pointed"); if (active.contains(there)) places.push(there); }
    }
    shown(camera(active), places);
    return places;
  }
  function released() { for (const e of all(document, "[aria-pressed=true]")) e.setAttribute("aria-pressed", "false"); }
  function keep(mark, scroll) {
    const old = document.querySelector(".place.kept, li.kept"), same = old && (old.id === mark || old.id === `row-${mark}`);
    for (const e of all(document, ".kept")) e.classList.remove("kept");
    for (const e of all(active, ".place[aria-pressed=true]")) e.setAttribute("aria-pressed", "false");
    if (same) { hide(); return; }
    const there = place(mark), line = row(mark);
    there?.classList.add("kept"); there?.setAttribute("aria-pressed", "true");
    line?.classList.add("kept");
    if (there) { roving(there); shown(camera(active), [there]); show(there); }
    if (line && scroll) line.scrollIntoView({ block: "nearest" });
  }
  function clear() {
    hide(); released(); pointed([]); at = -1;
    for (const e of all(document, ".kept")) e.classList.remove("kept");
    if (search.value) { search.value = ""; searched(); }
  }

  /* Sessions as tabs. */
  const tabs = all(document, ".tabs a");
  function chosen(session, focus) {
    active = session; at = -1; hide();
    sessions.forEach((other, n) => {
      other.hidden = other !== session;
      if (!tabs[n]) return;
      tabs[n].setAttribute("aria-selected", String(other === session));
      tabs[n].tabIndex = other === session ? 0 : -1;
      if (other === session) tabs[n].scrollIntoView({ block: "nearest", inline: "nearest" });
      if (other === session && focus) tabs[n].focus();
    });
    moved(camera(session));
  }
  tabs.forEach((tab, n) => {
    tab.setAttribute("role", "tab"); tab.setAttribute("aria-controls", sessions[n].id);
    sessions[n].setAttribute("role", "tabpanel"); sessions[n].setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", (event) => { event.preventDefault(); chosen(sessions[n]); });
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: n + 1, ArrowLeft: n - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault(); event.stopPropagation();
      chosen(sessions[(to + tabs.length) % tabs.length], true);
    });
  });
  document.querySelector(".tabs")?.setAttribute("role", "tablist");

  /* Places: one stop of the keyboard, arrows between them. */
  function roving(element) {
    for (const e of all(active, ".place[tabindex='0']")) e.setAttribute("tabindex", "-1");
    element.setAttribute("tabindex", "0");
  }
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  function nearest(element, [dx, dy]) {
    const middle = (e) => { const r = e.querySelector(".ring"); return [r.cx.baseVal.value, r.cy.baseVal.value]; };
    const [x, y] = middle(element);
    let best = null, least = Infinity;
    for (const other of all(active, ".place")) {
      const [ox, oy] = middle(other), ahead = (ox - x) * dx + (oy - y) * dy, aside = Math.abs((ox - x) * dy - (oy - y) * dx);
      if (other === element || ahead < 0.5) continue;
      const far = ahead + 2.2 * aside;
      if (far < least) { least = far; best = other; }
    }
    return best;
  }
  for (const session of sessions) {
    const c = camera(session), svg = c.svg, fingers = new Map();
    svg.setAttribute("role", "group");
    for (const g of all(svg, ".group")) g.setAttribute("role", "group");
    all(svg, ".place").forEach((e, n) => {
      e.setAttribute("role", "button"); e.setAttribute("tabindex", n ? "-1" : "0"); e.setAttribute("aria-pressed", "false");
      e.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse" && !fingers.size) show(e); });
      e.addEventListener("pointerleave", hideSoon);
      e.addEventListener("focus", () => { if (e.matches(":focus-visible")) { roving(e); shown(c, [e]); show(e); } });
      e.addEventListener("blur", hideSoon);
    });
    svg.addEventListener("keydown", (event) => {
      const e = event.target.closest(".place");
      if (!e || event.ctrlKey || event.metaKey || event.altKey) return;
      const places = all(svg, ".place");
      const to = ARROWS[event.key] ? nearest(e, ARROWS[event.key]) : { Home: places[0], End: places.at(-1) }[event.key];
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); keep(e.id, true); }
      else if (ARROWS[event.key] || to) { event.preventDefault(); to?.focus(); }
    });
    let dragged = false;
    svg.addEventListener("pointerdown", (event) => { fingers.set(event.pointerId, event); dragged = false; });
    svg.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const others = [...fingers.values()].filter((f) => f.pointerId !== event.pointerId);
      if (others.length) {
        const gap = (e) => Math.hypot(e.clientX - others[0].clientX, e.clientY - others[0].clientY);
        zoomed(c, gap(event) / Math.max(gap(before), 1), ...point(c, event)); dragged = true;
      } else if (c.k > 1) {
        const dx = event.clientX - before.clientX, dy = event.clientY - before.clientY;
        if (!dragged && Math.hypot(dx, dy) < 4) return;
        if (!dragged) svg.setPointerCapture(event.pointerId);
        dragged = true; svg.parentNode.classList.add("dragged");
        c.x += dx / scale(c); c.y += dy / scale(c); moved(c);
      }
      fingers.set(event.pointerId, event);
    });
    const up = (event) => { fingers.delete(event.pointerId); svg.parentNode.classList.remove("dragged"); };
    svg.addEventListener("pointerup", up); svg.addEventListener("pointercancel", up);
    svg.addEventListener("pointerleave", (event) => { if (!svg.hasPointerCapture(event.pointerId)) up(event); });
    svg.addEventListener("click", (event) => {
      if (dragged) { dragged = false; return; }
      const e = event.target.closest(".place");
      if (e) keep(e.id, true); else clear();
    });
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomed(c, Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) / 300), ...point(c, event));
    }, { passive: false });
    const zoom = session.querySelector(".zoom");
    zoom.hidden = false;
    zoom.addEventListener("click", (event) => {
      const how = event.target.closest("button")?.dataset.zoom;
      if (how === "fit") { c.k = 1; moved(c); }
      else if (how) zoomed(c, how === "in" ? 1.5 : 1 / 1.5, c.left + c.width / 2, c.top + c.height / 2);
    });
    for (const line of all(session, ".guests .line")) {
      line.addEventListener("click", (event) => { event.preventDefault(); keep(line.parentNode.dataset.place, false); });
    }
    for (const finding of all(session, ".finding[data-at]")) {
      finding.setAttribute("role", "button"); finding.setAttribute("aria-pressed", "false");
      finding.addEventListener("click", (event) => { event.preventDefault(); told(finding); });
      finding.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); told(finding); } });
    }
  }

  /* Findings. */
  function told(finding) {
    const was = finding.getAttribute("aria-pressed") === "true";
    released(); hide();
    const places = pointed(was ? [] : finding.dataset.at.split(" "));
    finding.setAttribute("aria-pressed", String(!was));
    if (!was) { at = all(active, ".finding[data-at]").indexOf(finding); say(counted(words.shown, places.length)); }
  }
  function next(step) {
    const findings = all(active, ".finding[data-at]");
    if (!findings.length) { say(words.noFindings); return; }
    at = at < 0 && step < 0 ? findings.length - 1 : (at + step + findings.length) % findings.length;
    findings[at].closest("details").open = true;
    findings[at].focus(); findings[at].scrollIntoView({ block: "nearest" });
    if (findings[at].getAttribute("aria-pressed") !== "true") told(findings[at]);
  }

  /* Search: over all sessions, without regard to marks on letters. */
  const known = all(document, ".guests li").map((line) => {
    const text = folded([".name", ".under", ".disc"].map((part) => line.querySelector(part)?.textContent ?? "").join(" "));
    return { line, text: ` ${text}`, native: folded(line.textContent) };
  });
  function searched() {
    const asked = folded(search.value).split(" ").filter(Boolean), hits = [];
    for (const { line, text, native } of known) {
      const hit = asked.every((word) => text.includes(` ${word}`) || (word.length > 2 && native.includes(word)));
      line.hidden = asked.length > 0 && !hit;
      if (asked.length && hit) hits.push(line);
    }
    for (const table of all(document, ".guests .table")) table.hidden = asked.length > 0 && !table.querySelector("li:not([hidden])");
    for (const facts of all(document, ".guests .facts, .findings, .scheme")) facts.hidden = asked.length > 0;
    released(); pointed(hits.map((line) => line.dataset.place));
    sessions.forEach((session, n) => {
      const badge = tabs[n]?.querySelector(".hits"), number = hits.filter((line) => session.contains(line)).length;
      if (badge) { badge.textContent = number; badge.hidden = !number; }
    });
    if (asked.length) say(hits.length ? counted(words.found, hits.length) : words.foundNone); else said.textContent = "";
    return hits;
  }
  search.addEventListener("input", searched);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !search.value) return;
    const hits = searched(), here = hits.find((line) => active.contains(line)) ?? hits[0];
    if (!here) return;
    if (!active.contains(here)) chosen(here.closest(".session"));
    const there = place(here.dataset.place);
    keep(here.dataset.place, true);
    (there?.classList.contains("place") ? there : here.querySelector("a")).focus();
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input[type=search]");
    if (event.key === "F8") { event.preventDefault(); next(event.shiftKey ? -1 : 1); }
    else if (event.key === "Escape") { document.querySelector(".keys").open = false; clear(); }
    else if (event.key === "/" && single.checked && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault(); search.focus(); search.select();
    }
  });

  const dark = matchMedia("(prefers-color-scheme: dark)"), theme = document.getElementById("theme");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const named = () => { theme.textContent = isDark() ? words.light : words.dark; };
  theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; named(); });
  dark.addEventListener("change", named);
  document.getElementById("print").addEventListener("click", () => print());

  root.classList.add("live");
  document.querySelector(".tools").hidden = false;
  named();
  chosen(sessions.find((session) => `#${session.id}` === location.hash) ?? sessions[0]);
  addEventListener("resize", () => moved(camera(active)));
})();
