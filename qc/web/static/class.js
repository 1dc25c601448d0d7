"use strict";
// A lesson: the pilot's points stand there, those of production appear one by one; the class guesses before it is told.
(() => {
  const lesson = document.getElementById("lesson");
  if (!lesson) return;
  const byId = (id) => document.getElementById(id);
  const chart = byId("lesson-chart");
  const svgs = [...chart.querySelectorAll("svg")];
  const words = new Map([...document.querySelectorAll("#points li")].map((item) => [Number(item.dataset.p), item]));
  const pilot = Number(lesson.dataset.pilot);
  const THUMB = 40;
  const AFTER = 2.5;
  const opening = byId("now").textContent;
  let shown = 0;
  let chosen = null;
  let asking = false;
  let told = false;
  let timer = null;

  const draw = (kind, attributes, name) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", kind);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (name) made.setAttribute("class", name);
    return made;
  };

  const marksOf = (svg, point) => [...svg.querySelectorAll(`.qc-data [data-p="${point}"]`)];
  const number = (mark, name) => Number(mark.getAttribute(name));
  const drawnPoints = [...words.keys()].sort((a, b) => a - b);
  const batch = drawnPoints.filter((point) => point >= pilot);
  const PACE = Math.max(150, Math.min(900, 40000 / batch.length));

  const pictures = svgs.map((svg, place) => {
    const [low, high, start, end] = svg.dataset.level.split(" ").map(Number);
    const at = (value) => start + ((value - low) / (high - low)) * (end - start);
    const places = new Map([...words].map(([point, item]) => [point, at(Number(item.dataset.at))]));
    const size = svg.viewBox.baseVal;
    const curtained = (id, elements) => {
      const clip = draw("clipPath", { id });
      const curtain = draw("rect", { x: 0, y: 0, width: size.width, height: size.height });
      clip.append(curtain);
      svg.prepend(clip);
      for (const each of elements) each.setAttribute("clip-path", `url(#${id})`);
      return curtain;
    };
    const curtain = curtained(`shown-${place}`, svg.querySelectorAll(".qc-data, .qc-band-outer, .qc-band-inner"));
    // A line that went on beyond the last point would tell where the next one lies.
    const lines = [...svg.querySelectorAll(".qc-data *")].filter((each) => !each.hasAttribute("data-p"));
    return { svg, places, curtain, ends: curtained(`course-${place}`, lines), size };
  });

  const reached = (picture) => {
    if (shown >= batch.length) return picture.size.width;
    const last = shown ? batch[shown - 1] : drawnPoints.filter((point) => point < pilot).pop();
    return last === undefined ? 0 : picture.places.get(last);
  };

  const edge = (picture) => {
    if (shown >= batch.length) return picture.size.width;
    const after = picture.places.get(batch[shown]);
    const last = shown ? batch[shown - 1] : drawnPoints.filter((point) => point < pilot).pop();
    if (last === undefined) return after - AFTER;
    const before = picture.places.get(last);
    return Math.min(before + AFTER, (before + after) / 2);
  };

  const ring = (point) => {
    for (const { svg } of pictures) {
      svg.querySelectorAll(".finger").forEach((each) => each.remove());
      if (point === null) continue;
      for (const mark of marksOf(svg, point)) {
        svg.append(draw("circle", { cx: number(mark, "cx"), cy: number(mark, "cy"), r: 5 }, "finger"));
      }
    }
  };

  const stop = () => {
    clearInterval(timer);
    timer = null;
    byId("play").setAttribute("aria-pressed", "false");
  };

  const show = (count) => {
    shown = Math.max(0, Math.min(batch.length, count));
    for (const picture of pictures) {
      picture.curtain.setAttribute("width", Math.max(0, edge(picture)));
      picture.ends.setAttribute("width", reached(picture));
    }
    const last = shown ? batch[shown - 1] : null;
    byId("now").textContent = words.get(last)?.textContent || opening;
    ring(shown < batch.length ? last : null);
    byId("back").disabled = byId("guess").disabled = shown === 0;
    if (shown === batch.length && !told) ask();
  };

  const choose = (point) => {
    chosen = point;
    ring(point);
    const button = byId("since");
    button.disabled = point === null;
    if (point !== null) button.textContent = button.dataset.said.replace("{place}", words.get(point)?.dataset.place || "");
  };

  const ask = () => {
    stop();
    asking = true;
    document.body.classList.add("asking");
    byId("steps").hidden = true;
    byId("question").hidden = false;
    byId("now").textContent = "";
    ring(null);
  };

  const judged = (point) => {
    const { first, lower, upper } = lesson.dataset;
    if (first === undefined) return point === null ? "calm" : "chance";
    if (point === null) return "missed";
    if (point < Number(lower)) return "early";
    return point > Number(upper) ? "late" : "hit";
  };

  const mark = () => {
    if (lesson.dataset.first === undefined) return;
    for (const { svg, places, size } of pictures) {
      const at = (point) => places.get(Number(point));
      const [left, right, x] = [at(lesson.dataset.lower), at(lesson.dataset.upper), at(lesson.dataset.first)];
      if (left == null || right == null || x == null) continue;
      svg.append(draw("rect", { x: left - 1, y: 0, width: right - left + 2, height: size.height }, "possible"));
      svg.append(draw("line", { x1: x, x2: x, y1: 0, y2: size.height }, "changed"));
    }
  };

  const tell = (point) => {
    told = true;
    asking = false;
    document.body.classList.remove("asking", "hiding");
    document.body.classList.add("told");
    byId("question").hidden = true;
    show(batch.length);
    byId("now").textContent = "";
    ring(point);
    mark();
    byId("truth").dataset.told = judged(point);
    byId("truth").hidden = false;
    byId("truth").focus();
  };

  const begin = () => {
    stop();
    told = asking = false;
    document.body.classList.add("hiding");
    document.body.classList.remove("asking", "told");
    byId("truth").hidden = byId("question").hidden = true;
    byId("steps").hidden = false;
    for (const { svg } of pictures) svg.querySelectorAll(".possible, .changed").forEach((each) => each.remove());
    choose(null);
    show(0);
  };

  const play = () => {
    if (timer) { stop(); return; }
    byId("play").setAttribute("aria-pressed", "true");
    timer = setInterval(() => show(shown + 1), PACE);
  };

  const nearest = (x) => {
    const picture = pictures.find(({ svg }) => svg.getBoundingClientRect().width > 0);
    const matrix = picture.svg.getScreenCTM();
    const wanted = (x - matrix.e) / matrix.a;
    let best = null;
    let least = THUMB / matrix.a;
    for (const point of batch) {
      const far = Math.abs(picture.places.get(point) - wanted);
      if (far < least) { best = point; least = far; }
    }
    return best;
  };

  const walk = (by) => {
    const seen = batch.slice(0, shown);
    const at = chosen === null ? (by > 0 ? -1 : seen.length) : seen.indexOf(chosen);
    choose(seen[Math.max(0, Math.min(seen.length - 1, at + by))]);
  };

  const forward = new Set([" ", "ArrowRight", "PageDown"]);
  const backward = new Set(["ArrowLeft", "PageUp"]);
  document.addEventListener("keydown", (event) => {
    if (told || event.altKey || event.ctrlKey || event.metaKey) return;
    const pressed = event.target.closest?.("button, a, summary");
    if (pressed && (event.key === " " || event.key === "Enter")) return;
    if (forward.has(event.key) || backward.has(event.key)) {
      event.preventDefault();
      const by = forward.has(event.key) ? 1 : -1;
      if (asking) walk(by); else { stop(); show(shown + by); }
    } else if (event.key === "End" && !asking) {
      event.preventDefault();
      show(batch.length);
    } else if (event.key === "Enter" && asking && chosen !== null) {
      event.preventDefault();
      tell(chosen);
    } else if ((event.key === "p" || event.key === "P") && !asking) play();
  });

  chart.addEventListener("click", (event) => {
    if (told) return;
    if (!asking) { stop(); show(shown + 1); return; }
    const found = nearest(event.clientX);
    if (found !== null && batch.indexOf(found) < shown) choose(found);
  });
  byId("next").addEventListener("click", () => { stop(); show(shown + 1); });
  byId("back").addEventListener("click", () => { stop(); show(shown - 1); });
  byId("play").addEventListener("click", play);
  byId("guess").addEventListener("click", ask);
  byId("nothing").addEventListener("click", () => tell(null));
  byId("again").addEventListener("click", begin);
  byId("question").addEventListener("submit", (event) => { event.preventDefault(); if (chosen !== null) tell(chosen); });
  if (document.fullscreenEnabled) {
    byId("full").hidden = false;
    byId("full").addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
  }
  begin();
  chart.focus({ preventScroll: true });
})();
