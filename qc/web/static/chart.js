"use strict";
// A chart that can be touched: the nearest dot within a thumb's width tells what is behind it, in the words of the
// table that stands behind the chart. Arrow keys go from dot to dot, up and down from signal to signal, Escape leaves.
(() => {
  const THUMB = 24;
  const NONE = "–";

  const pictureOf = (figure) => [...figure.querySelectorAll(".touch svg")].find((svg) => svg.getBoundingClientRect().width > 0);
  const pointOf = (element) => Number(element.dataset.p);
  const numbers = (elements) => [...new Set([...elements].map(pointOf))].sort((a, b) => a - b);

  const middle = (element) => {
    const box = element.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2, box];
  };

  const distance = (element, x, y) => {
    const [left, top, box] = middle(element);
    if (element.tagName === "polygon") {
      return x >= box.left && x <= box.right ? Math.max(0, box.top - y, y - box.bottom) : Infinity;
    }
    return Math.hypot(left - x, top - y);
  };

  const nearest = (svg, x, y) => {
    let best = null;
    let least = THUMB;
    for (const element of svg.querySelectorAll("[data-p]")) {
      const far = distance(element, x, y);
      if (far < least) { best = element; least = far; }
    }
    return best;
  };

  // Where dots run together into bands, the level axis tells which point a finger means.
  const rows = (figure) => [...figure.querySelectorAll(".behind tr[data-at]")];

  const placeOf = (svg, row) => {
    const [low, high, start, end] = svg.dataset.level.split(" ").map(Number);
    return start + ((Number(row.dataset.at) - low) / (high - low)) * (end - start);
  };

  const across = (figure, svg, x) => {
    if (!svg.dataset.level) return null;
    const box = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / box.width;
    const wanted = (x - box.left) * scale;
    let best = null;
    let least = THUMB * scale;
    for (const row of rows(figure)) {
      const far = Math.abs(placeOf(svg, row) - wanted);
      if (far < least) { best = row; least = far; }
    }
    return best;
  };

  const make = (tag, text) => {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  };

  const rowOf = (figure, point) => {
    const row = figure.querySelector(`.behind tr[data-p="${point}"]`);
    if (!row) return null;
    const names = [...figure.querySelectorAll(".behind th")].map((cell) => cell.textContent);
    return [...row.cells].map((cell, place) => [names[place] || "", cell.textContent]);
  };

  const titleOf = (figure, point) => {
    const title = figure.querySelector(`[data-p="${point}"] > title`);
    return title ? title.textContent.split("\n").map((line) => ["", line]) : [];
  };

  const write = (figure, point) => {
    const told = (rowOf(figure, point) || titleOf(figure, point)).filter(([, text]) => text && text !== NONE);
    const list = document.createElement("dl");
    for (const [name, text] of told) {
      const pair = document.createElement("div");
      if (name) pair.append(make("dt", name));
      pair.append(make("dd", text));
      list.append(pair);
    }
    figure.querySelector(".pointed").replaceChildren(list);
  };

  const clear = (figure) => figure.querySelectorAll(".finger").forEach((ring) => ring.remove());

  const ring = (svg, element) => {
    const box = element.getBBox();
    const scale = svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
    const made = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    const at = { cx: box.x + box.width / 2, cy: element.tagName === "polygon" ? box.y : box.y + box.height / 2, r: 9 * scale };
    for (const [name, value] of Object.entries(at)) made.setAttribute(name, value);
    made.setAttribute("class", "finger");
    svg.append(made);
  };

  const line = (svg, x) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "line");
    const at = { x1: x, x2: x, y1: 0, y2: svg.viewBox.baseVal.height };
    for (const [name, value] of Object.entries(at)) made.setAttribute(name, value);
    made.setAttribute("class", "finger");
    svg.append(made);
  };

  const point = (figure, number) => {
    const svg = pictureOf(figure);
    if (!svg) return;
    clear(figure);
    figure.dataset.at = number;
    const marks = svg.querySelectorAll(`[data-p="${number}"]`);
    marks.forEach((element) => ring(svg, element));
    const row = figure.querySelector(`.behind tr[data-p="${number}"][data-at]`);
    if (!marks.length && row && svg.dataset.level) line(svg, placeOf(svg, row));
    write(figure, number);
  };

  const step = (figure, key) => {
    const svg = pictureOf(figure);
    const marks = rows(figure).length ? rows(figure) : svg.querySelectorAll("[data-p]");
    const signals = svg.querySelectorAll(".qc-signal [data-p]");
    const places = numbers(key === "ArrowUp" || key === "ArrowDown" ? signals : marks);
    if (!places.length) return;
    const at = figure.dataset.at === undefined ? null : Number(figure.dataset.at);
    const after = places.find((place) => at === null || place > at);
    const before = places.filter((place) => at !== null && place < at).pop();
    const goals = { ArrowRight: after, ArrowDown: after, ArrowLeft: before, ArrowUp: before, Home: places[0], End: places[places.length - 1] };
    if (goals[key] !== undefined) point(figure, goals[key]);
  };

  document.addEventListener("click", (event) => {
    const touched = event.target.closest?.(".chart .touch");
    if (!touched) return;
    const figure = touched.closest(".chart");
    const svg = pictureOf(figure);
    const found = svg && figure.querySelector(".pointed") && (nearest(svg, event.clientX, event.clientY) || across(figure, svg, event.clientX));
    if (found) point(figure, pointOf(found));
  });

  document.addEventListener("keydown", (event) => {
    const touched = event.target.closest?.(".chart .touch");
    if (!touched || event.altKey || event.ctrlKey || event.metaKey) return;
    const figure = touched.closest(".chart");
    if (event.key === "Escape") {
      clear(figure);
      delete figure.dataset.at;
      figure.querySelector(".pointed")?.replaceChildren();
      touched.blur();
    } else if (/^(Arrow|Home$|End$)/.test(event.key)) {
      event.preventDefault();
      step(figure, event.key);
    }
  });
})();
