
// From what held on a day to elements. Words only ever become text, never markup.

const HEADS = ["Code", "Action", "Rating", "Delivery", "Targets", "Latest progress"];
const fills = new Map(data.ratings);
const kept = new Map();

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

// The element made before for `key`, unless what it shows has changed.
function keep(key, shows, made) {
  const before = kept.get(key);
  if (before && before.shows === shows) {
    return before.element;
  }
  const element = made();
  kept.set(key, { shows, element });
  return element;
}

function fillWith(id, children) {
  const element = document.getElementById(id);
  const same = element.children.length === children.length
    && children.every((child, place) => child === element.children[place]);
  if (!same) {
    element.replaceChildren(...children);
  }
}

function say(id, words) {
  const element = document.getElementById(id);
  if (element.textContent !== words) {
    element.textContent = words;
  }
}

function ratingMark(word) {
  return make("span", { class: `chip ${fills.get(word)}` }, data.words[word]);
}

function drawCounts(counts) {
  return counts.map(({ word, fill, number }) => keep(`count ${word}`, String(number), () =>
    make("li", { class: fill }, `${data.words[word]} `, make("strong", {}, String(number)))));
}

function drawCell(place, word) {
  const label = { "data-label": HEADS[place] };
  const words = data.words[word] || "none recorded";
  switch (place) {
    case CODE:
      return make("th", { role: "rowheader", scope: "row", ...label }, words);
    case RATING:
      return make("td", { role: "cell", ...label }, ratingMark(word));
    case TARGET:
      return make("td", { role: "cell", ...label },
        ...words.split("\n").map((line) => make("p", {}, line)));
    default:
      return make("td", { role: "cell", ...label }, words);
  }
}

function markOf(changes) {
  const fields = changes.map((change) => change.field);
  if (fields.includes("added")) {
    return "Added this day";
  }
  return fields.includes("ended")
    ? "Left the plan this day"
    : `Changed this day: ${fields.join(", ")}`;
}

function drawRow(row) {
  const mark = row.changes.length ? markOf(row.changes) : "";
  return keep(`row ${row.id}`, JSON.stringify([row.cells, mark]), () => {
    const cells = row.cells.map((word, place) => drawCell(place, word));
    if (mark) {
      cells[WORDING].append(make("strong", { class: "mark" }, mark));
    }
    return make("tr", { role: "row", ...(mark ? { class: "changed" } : {}) }, ...cells);
  });
}

function drawTable(key, heading, rows) {
  const drawn = byCode(rows).map(drawRow);
  const shows = JSON.stringify([heading, rows.map((row) => [row.id, row.cells, row.changes])]);
  return keep(key, shows, () => {
    const heads = HEADS.map((head) => make("th", { role: "columnheader", scope: "col" }, head));
    const table = make("table", { role: "table", "aria-labelledby": key },
      make("caption", {}, counted(rows.length, "action")),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)),
      make("tbody", { role: "rowgroup" }, ...drawn));
    return make("section", { class: "area" }, make("h3", { id: key }, heading), table);
  });
}

function drawAreas(state, rows) {
  const tables = state.areas.map((heading, area) => {
    const live = rows.filter((row) => row.area === area && !row.ended);
    return live.length ? drawTable(`group-${area}`, data.words[heading], live) : null;
  });
  const gone = rows.filter((row) => row.ended);
  if (gone.length) {
    tables.push(drawTable("group-gone", "No longer in the plan", gone));
  }
  return tables.filter((table) => table !== null);
}

// Targets that changed, without first dates.
function targetsOf(before, after) {
  const [was, is] = [before, after].map((words) => words.split("\n"));
  const only = (lines, others) => lines.filter((line) => line && !others.includes(line))
    .map((line) => line.replace(/ \(was .*\)$/, ""));
  const [gone, come] = [only(was, is), only(is, was)];
  const now = come.map((line, place) => (gone[place] ? `${line}, was ${gone[place]}` : line));
  const left = gone.slice(come.length).map((line) => `no longer ${line}`);
  return [...now, ...left].join("; ");
}

function sentenceOf(row, change) {
  const code = data.words[row.cells[CODE]];
  const [before, after] = [change.before, change.after].map((word) => data.words[word]);
  switch (change.field) {
    case "added":
      return `${code} added: ${after}`;
    case "ended":
      return `${code} left the plan: ${after}`;
    case "progress":
      return `${code} progress: ${after || "none recorded"}`;
    case "target":
      return `${code} target: ${targetsOf(before, after)}`;
    default:
      return `${code} ${change.field}: ${after}, was ${before}`;
  }
}

function entriesOf(change) {
  const numbers = change.entries.map((number) => `#${number}`);
  return numbers.length ? ` (${numbers.join(", ")})` : "";
}

function drawChanges(rows) {
  const found = byCode(rows).flatMap((row) =>
    row.changes.map((change) => sentenceOf(row, change) + entriesOf(change)));
  if (!found.length) {
    return [make("p", { class: "quiet" }, "Nothing changed on this day.")];
  }
  const items = found.map((words) => make("li", {}, words));
  return [
    make("h3", {}, `${counted(found.length, "change")} on this day`),
    make("ul", {}, ...items),
  ];
}

// Short strokes for days with changes, long ones for reports.
function drawTicks(changes, reports) {
  const svg = document.getElementById("ticks");
  const strokes = (days, top) => days.map((day) => `M${day} ${top}V10`).join("");
  svg.setAttribute("viewBox", `0 0 ${Math.max(data.last, 1)} 10`);
  for (const [name, days, top] of [["change", changes, 6], ["report", reports, 0]]) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("class", name);
    path.setAttribute("d", strokes(days, top));
    svg.append(path);
  }
}
