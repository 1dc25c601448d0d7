// Readings typed at the machine. Each has a key of its own and is kept on the phone until the server has stored it.
"use strict";
const page = document.getElementById("typing");
const words = page.dataset;
const known = new Map(JSON.parse(words.known).map((one) => [one.id, { ...one, readings: new Map(one.readings) }]));
const box = "qc-typing-" + words.sheet;
const element = (id) => document.getElementById(id);
const chosen = () => known.get(element("characteristic").value);
let waiting = remembered();
let written = "";
let correcting = false;
let sending = false;
let pause = 1000;

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(box)) || [];
  } catch {
    return [];
  }
}

function remember() {
  try {
    localStorage.setItem(box, JSON.stringify(waiting));
  } catch {
    // A phone without storage still keeps them as long as this page is open.
  }
}

// A page on plain http has no randomUUID.
function freshKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const numberOf = (text) => Number(text.replace(",", "."));
const lastUnit = (one) => Math.max(0, ...one.readings.keys());
const nextUnit = (one) => (correcting ? Math.max(1, lastUnit(one)) : lastUnit(one) + 1);

function beyond(one, text) {
  if (one.counted) return text === "NG";
  const value = numberOf(text);
  return (one.lsl !== null && value < one.lsl) || (one.usl !== null && value > one.usl);
}

function keep(text) {
  const one = chosen();
  if (!one.counted && !/^\d+([.,]\d+)?$/.test(text)) return tell(words.nothing, "caution");
  const unit = nextUnit(one);
  const key = (correcting ? "fix-" : "") + freshKey();
  waiting.push([key, one.id, unit, text, new Date().toISOString()]);
  one.readings.set(unit, text);
  correcting = false;
  written = "";
  remember();
  const bad = beyond(one, text);
  tell(words.of.replace("{unit}", unit) + ": " + text + " · " + (bad ? words.beyond : words.within), bad ? "bad" : "good");
  if (bad && navigator.vibrate) navigator.vibrate([200, 100, 200]);
  show();
  send();
}

function tell(text, tone) {
  element("judged").textContent = text;
  element("judged").className = "judged tone-" + tone;
}

function show() {
  const one = chosen();
  element("unit").textContent = words.of.replace("{unit}", nextUnit(one));
  element("typed").textContent = written || "–";
  element("measure").textContent = one.unit;
  element("limits").textContent = one.limits;
  element("keys").hidden = one.counted;
  element("marks").hidden = !one.counted;
  element("state").textContent = waiting.length ? words.waiting.replace("{count}", waiting.length) : words.sent;
  element("state").className = waiting.length ? "notice" : "small";
  draw(one);
}

function shape(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function draw(one) {
  const space = element("dots");
  space.replaceChildren();
  const shown = [...one.readings].sort((a, b) => a[0] - b[0]).slice(-40);
  const values = shown.map(([, text]) => (one.counted ? Number(text === "NG") : numberOf(text)));
  const limits = one.counted ? [] : [one.lsl, one.usl].filter((value) => value !== null);
  const all = [...values, ...limits];
  if (!all.length) return;
  const low = Math.min(...all), high = Math.max(...all), room = (high - low || 1) * 0.15;
  const tall = space.viewBox.baseVal.height;
  const y = (value) => tall - 5 - ((tall - 10) * (value - low + room)) / (high - low + 2 * room || 1);
  const x = (index) => 10 + (300 * index) / Math.max(shown.length - 1, 1);
  for (const limit of limits) space.append(shape("line", { x1: 0, x2: 320, y1: y(limit), y2: y(limit), class: "limit" }));
  if (values.length > 1) space.append(shape("polyline", { points: values.map((value, i) => x(i) + "," + y(value)).join(" "), class: "course" }));
  values.forEach((value, i) => {
    const bad = beyond(one, shown[i][1]);
    const dot = shape("circle", { cx: x(i), cy: y(value), r: bad ? 5 : 3.5, class: bad ? "dot bad" : "dot" });
    dot.append(shape("title", {}));
    dot.firstChild.textContent = words.of.replace("{unit}", shown[i][0]) + ": " + shown[i][1];
    space.append(dot);
  });
}

async function send() {
  if (sending || !waiting.length) return;
  sending = true;
  const batch = waiting.slice(0, 200);
  try {
    const answer = await fetch(words.send, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": words.token },
      body: JSON.stringify({ entries: batch }),
    });
    if (answer.type === "opaqueredirect" || answer.status === 400 || answer.status === 403) {
      const way = document.createElement("a");
      way.href = location.href;
      way.textContent = words.again;
      element("state").replaceChildren(way);
      element("state").className = "notice";
      return;
    }
    const found = await answer.json();
    const done = new Set([...found.stored, ...found.refused]);
    if (found.said) tell(found.said, "bad");
    if (found.refused.length) tell(words.refused.replace("{count}", found.refused.length), "bad");
    waiting = waiting.filter(([key]) => !done.has(key));
    remember();
    pause = answer.ok ? 1000 : Math.min(pause * 2, 30000);
    show();
    if (answer.ok) refresh();
  } catch {
    pause = Math.min(pause * 2, 30000);
  } finally {
    sending = false;
    if (waiting.length) setTimeout(send, pause);
  }
}

let asked = 0;
async function refresh() {
  const turn = ++asked;
  const address = words.course.replace(/-$/, encodeURIComponent(chosen().id));
  try {
    const answer = await fetch(address, { redirect: "manual" });
    if (answer.ok && turn === asked) element("course").innerHTML = await answer.text();
  } catch {
    // The dots above are drawn without the server.
  }
}

function press(key) {
  if (key === "keep") return keep(written);
  if (key === "back") written = written.slice(0, -1);
  else if (key === "mark") written += /[.,]/.test(written) ? "" : words.mark;
  else if (written.length < 12) written += key;
  show();
}

element("keys").addEventListener("click", (event) => event.target.dataset.key && press(event.target.dataset.key));
element("marks").addEventListener("click", (event) => event.target.dataset.mark && keep(event.target.dataset.mark));
element("correct").addEventListener("click", () => {
  correcting = !correcting && chosen().readings.size > 0;
  show();
});
element("characteristic").addEventListener("change", () => {
  written = "";
  correcting = false;
  show();
  refresh();
});
element("finish").addEventListener("submit", (event) => {
  if (waiting.length) {
    event.preventDefault();
    send();
  }
});
addEventListener("keydown", (event) => {
  if (event.target.matches("select, input, textarea") || event.ctrlKey || event.metaKey) return;
  if (/^[0-9]$/.test(event.key)) press(event.key);
  else if (event.key === "," || event.key === ".") press("mark");
  else if (event.key === "Backspace") press("back");
  else if (event.key === "Enter" && event.target === document.body) press("keep");
});
for (const kind of ["online", "pageshow", "focus"]) addEventListener(kind, send);
document.addEventListener("visibilitychange", send);
addEventListener("beforeunload", (event) => waiting.length && event.preventDefault());
for (const [key, id, unit, text] of waiting) known.get(id)?.readings.set(unit, text);
show();
send();
refresh();
