// Pasting a column or a table into the typing page: it lands on the right statements, or nothing is filled and why is said.
"use strict";

const scoresForm = document.getElementById("scores");
const SIDES = [
  { side: "young", head: /^(jong|jonge ambtenaren|score_jong)$/i, who: "jonge ambtenaren" },
  { side: "management", head: /^(management|score_management)$/i, who: "het management" },
];
const CODE = /^([RM])\s*(\d{1,2})(?:\s*[.,]\s*(\d{1,2}))?$/i;
const NUMBER = /^[+\-−]?\d+(?:[.,]\d+)?$/;
const EMPTY = /^(|[-–—−.…]+|n\.?v\.?t\.?|n\.?b\.?|leeg|onbekend)$/i;
const COUNT = /^(n|aantal)\b|^n_/i; // the head of a column of numbers of answers

// What another program copies: rows of cells with tabs between, quotes around a cell that holds a line break.
function cellsOf(text) {
  const rows = [[]];
  const piece = /"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*)/y;
  const plain = text.replace(/\r\n?/g, "\n");
  for (let at = 0; at <= plain.length; at = piece.lastIndex + 1) {
    piece.lastIndex = at;
    const [, quoted, bare] = piece.exec(plain);
    rows.at(-1).push((quoted === undefined ? bare : quoted.replace(/""/g, '"')).replace(/\s+/g, " ").trim());
    if (plain[piece.lastIndex] === "\n") rows.push([]);
  }
  return rows;
}

const isText = (cell) => cell !== "";
const isFilled = (row) => row.some(isText);

// A code as we write it: 'm 3,2' is M3.2; empty when it is none.
function codeOf(cell) {
  const found = CODE.exec(cell);
  return found ? `${found[1].toUpperCase()}${Number(found[2])}${found[3] ? `.${Number(found[3])}` : ""}` : "";
}

// What is said in the bar below; a mistake looks like one.
function tell(text, isFault = false) {
  say(text);
  document.getElementById("gezegd").classList.toggle("save-bar__said--fault", isFault);
}

const boxes = () => [...scoresForm.querySelectorAll("[data-code]")];

// The table without the text above it, its columns of numbers, and its column of codes; `why` when it cannot be used.
function tableOf(text) {
  const all = cellsOf(text.replace(/(\r\n?|\n)$/, ""));
  const first = all.findIndex((row) => row.some((cell) => NUMBER.test(cell)));
  if (first < 0) return { why: "Er staan geen getallen in wat u plakte." };
  const head = all.slice(0, first).map(isFilled).lastIndexOf(true) + 1;
  const [rows, above] = [all.slice(head), all.slice(0, head)];
  const columns = [...Array(Math.max(...all.map((row) => row.length))).keys()].map((index) => ({
    heads: above.map((row) => row[index] || ""),
    cells: rows.map((row) => row[index] || ""),
  }));
  const codes = columns.find((column) => column.cells.filter(codeOf).length * 2 > rows.length);
  const numbers = columns.filter((column) => {
    const filled = column.cells.filter((cell) => !EMPTY.test(cell));
    return column !== codes && filled.filter((cell) => NUMBER.test(cell)).length * 2 > filled.length;
  });
  const isNumbered = numbers.length > 1 && numbers[0] === columns.find((column) => column !== codes && column.cells.some(isText)) && isNumbering(numbers[0]);
  return { codes, numbers: isNumbered ? numbers.slice(1) : numbers, isNumbered };
}

// A column that numbers the rows: 1, 2, 3 and so on, or our codes without their letter. One with the head of a group is scores.
function isNumbering({ heads, cells }) {
  const found = cells.filter((cell) => cell !== "").map((cell) => cell.replace(",", "."));
  const codes = boxes().map((one) => one.dataset.code.slice(1));
  const reasons = boxes().filter((one) => one.dataset.kind === "reason").length;
  const isLike = (wanted) => found.every((cell, index) => cell === wanted[index]);
  const isNamed = SIDES.some(({ head }) => heads.some((text) => head.test(text)));
  return !isNamed && found.length > 1 && [found.map((_, index) => `${index + 1}`), codes, codes.slice(reasons)].some(isLike);
}

// Which column is for which group: by its head, else the only one is for this page, and of two the first is young staff's.
function columnsBySide(numbers) {
  const counts = numbers.filter((column) => column.heads.some((head) => COUNT.test(head)));
  const scores = numbers.filter((column) => !counts.includes(column));
  const named = {};
  SIDES.forEach(({ side, head }) => {
    const found = scores.filter((column) => column.heads.some((text) => head.test(text)));
    if (found.length === 1) [named[side]] = found;
  });
  const used = Object.values(named);
  if (scores.length === used.length && used.length) return { bySide: named, unused: counts.length };
  if (used.length) return { why: "Wij weten niet welke kolom de scores zijn. Kopieer alleen die kolom." };
  if (scores.length === 1) return { bySide: { [scoresForm.dataset.side]: scores[0] }, unused: counts.length };
  if (scores.length === 2) return { bySide: { young: scores[0], management: scores[1] }, unused: counts.length, isGuess: true };
  return { why: `U plakte ${scores.length} kolommen met getallen. Kopieer alleen de kolom met scores.` };
}

// What stands at which code: by the codes beside it, else by how many there are. `why` when that is not clear.
function valuesByCode(cells, codes, box) {
  const wrong = cells.findIndex((cell) => !NUMBER.test(cell) && !EMPTY.test(cell));
  const there = boxes().map((one) => one.dataset.code);
  const clean = cells.map((cell) => (EMPTY.test(cell) ? "" : cell));
  if (codes) {
    const pairs = clean.map((cell, index) => [codeOf(codes.cells[index]), cell, index]).filter(([code]) => code);
    const bad = pairs.find(([, , index]) => !NUMBER.test(cells[index]) && !EMPTY.test(cells[index]));
    if (bad) return { why: `Bij ${bad[0]} staat ‘${cells[bad[2]].slice(0, 40)}’. Dat is geen getal.` };
    const unknown = pairs.filter(([code]) => !there.includes(code)).map(([code]) => code);
    if (unknown.length) return { why: `Deze codes kennen wij niet: ${unknown.slice(0, 5).join(", ")}.` };
    const values = new Map(pairs.map(([code, cell]) => [code, cell]));
    return values.size < pairs.length ? { why: "Een code staat er twee keer." } : { values };
  }
  if (wrong >= 0) return { why: `In rij ${wrong + 1} staat ‘${cells[wrong].slice(0, 40)}’. Dat is geen getal.` };
  const reasons = boxes().filter((one) => one.dataset.kind === "reason").length;
  const sizes = [reasons, there.length - reasons, there.length];
  while (!sizes.includes(clean.length) && clean.at(-1) === "") clean.pop();
  const kinds = { [sizes[0]]: "reason", [sizes[1]]: "measure", [sizes[2]]: box.dataset.kind };
  if (kinds[clean.length] !== box.dataset.kind) {
    const many = clean.length === 1 ? "1 getal" : `${clean.length} getallen`;
    const isReason = box.dataset.kind === "reason";
    const wanted = isReason ? sizes[0] : sizes[1];
    const other = isReason ? "maatregel" : "reden";
    const advice = kinds[clean.length] ? `Plak ze in een vak van een ${other}.` : `Kopieer er precies ${wanted}.`;
    return { why: `U plakte ${many}; er zijn ${wanted} ${isReason ? "redenen" : "maatregelen"}. ${advice}` };
  }
  const start = clean.length === sizes[1] ? reasons : 0;
  return { values: new Map(clean.map((cell, index) => [there[start + index], cell])) };
}

// What a paste would do: the values for this page, those for the other group, and what to say of it.
function planOf(text, box) {
  const table = tableOf(text);
  const sides = table.why ? table : columnsBySide(table.numbers);
  if (sides.why) return sides;
  // text above a gap, or beside one: is that a head, or a statement that nobody answered?
  const isHeaded = ({ heads, cells }) => !heads.length || (heads.at(-1) !== "" && cells[0] !== "");
  if (!table.codes && !Object.values(sides.bySide).every(isHeaded)) {
    return { why: "Boven het eerste getal staat een lege cel. Kopieer alleen de cellen met scores." };
  }
  const plan = { isGuess: sides.isGuess, unused: sides.unused, isNumbered: table.isNumbered, values: {} };
  for (const [side, column] of Object.entries(sides.bySide)) {
    const found = valuesByCode(column.cells, table.codes, box);
    if (found.why) return found;
    plan.values[side] = found.values;
  }
  return plan.values[scoresForm.dataset.side] ? plan : { why: "Deze kolom is van de andere groep. Plak hem op de pagina van die groep." };
}

function fill(values) {
  const before = new Map();
  boxes().forEach((one) => {
    if (!values.has(one.dataset.code)) return;
    before.set(one, one.value);
    one.value = values.get(one.dataset.code);
  });
  markChanged(scoresForm);
  offerUndo(before);
  return [...values.values()].filter((value) => value !== "").length;
}

function offerUndo(before) {
  document.getElementById("ongedaan")?.remove();
  const button = document.createElement("button");
  Object.assign(button, { type: "button", id: "ongedaan", textContent: "Ongedaan maken" });
  button.className = "utrecht-button utrecht-button--secondary-action";
  button.addEventListener("click", () => {
    before.forEach((value, one) => { one.value = value; });
    [...before.keys()][0].focus();
    button.remove();
    tell("Wat u plakte, is weer weg. De vakken staan zoals daarvoor.");
  });
  document.getElementById("gezegd").after(button);
}

function paste(event) {
  const box = event.target.closest("[data-code]");
  const text = event.clipboardData.getData("text/plain");
  if (!box || !/[\t\n\r]/.test(text.trim())) return;
  event.preventDefault();
  const plan = planOf(text, box);
  if (plan.why) {
    tell(`Er is niets ingevuld. ${plan.why}`, true);
    // what was pasted before can still be undone, and that is what the button says
    const undo = document.getElementById("ongedaan");
    if (undo) undo.textContent = "Eerder plakken ongedaan maken";
    return;
  }
  const own = plan.values[scoresForm.dataset.side];
  const empty = own.size - [...own.values()].filter((value) => value !== "").length;
  const filled = fill(own);
  const said = [`${filled} vakken gevuld${empty ? `, ${empty} leeg` : ""}.`];
  const other = SIDES.find(({ side }) => side !== scoresForm.dataset.side);
  if (plan.values[other.side]) said.push(keepForOther(other, plan.values[other.side], plan.isGuess));
  if (plan.isNumbered) said.push("De nummers ervoor zijn niet gebruikt.");
  if (plan.unused) said.push("Kolommen met aantallen zijn niet gebruikt.");
  tell(`${said.join(" ")} Er is nog niets bewaard.`);
}

// ---- A second column waits in this window, for the page of the other group to ask about it ----
const waitingFor = (side) => `plakken ${scoresForm.dataset.round} ${side}`;

function keepForOther(other, values, isGuess) {
  const which = isGuess ? `De ${other.side === "management" ? "tweede" : "eerste"} kolom` : "De andere kolom";
  if (!("takesTwo" in scoresForm.dataset)) return `${which} is niet gebruikt: het management geeft open scores.`;
  try {
    sessionStorage.setItem(waitingFor(other.side), JSON.stringify([...values]));
  } catch {
    return `${which} is niet gebruikt: plak die op de andere pagina.`;
  }
  return `${which} is voor ${other.who}: op die pagina vragen wij of u hem wilt invullen.`;
}

function offerWaiting() {
  const key = waitingFor(scoresForm.dataset.side);
  let values;
  try {
    values = new Map(JSON.parse(sessionStorage.getItem(key) || "[]"));
  } catch {
    return;
  }
  if (!values.size || !("takesTwo" in scoresForm.dataset)) return;
  const { who } = SIDES.find(({ side }) => side === scoresForm.dataset.side);
  const box = document.createElement("div");
  box.className = "utrecht-button-group";
  const button = (text, act) => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", textContent: text });
    made.className = "utrecht-button utrecht-button--secondary-action";
    made.addEventListener("click", () => {
      sessionStorage.removeItem(key);
      box.remove();
      act();
    });
    box.append(made);
  };
  button(`Ja, vul ${values.size} scores in`, () => {
    tell(`${fill(values)} vakken gevuld. Er is nog niets bewaard.`);
    boxes()[0].focus();
  });
  button("Nee, niet gebruiken", () => tell("De kolom is niet gebruikt."));
  const question = document.createElement("p");
  question.className = "utrecht-paragraph";
  question.textContent = `U plakte ook een kolom voor ${who}. Wilt u die hier invullen?`;
  box.prepend(question);
  scoresForm.prepend(box);
}

if (scoresForm) {
  // what was refused is still unsaved; and who comes back here later is not asked by the browser to send it once more
  if ("unsaved" in scoresForm.dataset) {
    markChanged(scoresForm);
    history.replaceState(history.state, "");
  }
  document.addEventListener("paste", paste);
  offerWaiting();
}
