
// What held on a day. A text is a number in `data.words`; 0 is the empty text.

const FIELDS = ["code", "wording", "rating", "delivery", "target", "progress"];
const [CODE, WORDING, RATING, DELIVERY, TARGET] = FIELDS.keys();
const ranks = new Map(data.order.map((word, rank) => [word, rank]));

// The text of the last step on or before a day.
function heldOn(steps, day) {
  for (let i = steps.length - 1; i >= 0; i -= 1) {
    if (steps[i][0] <= day) {
      return steps[i][1];
    }
  }
  return 0;
}

// Of the step of that very day.
function entriesOn(steps, day) {
  return steps.filter((step) => step[0] === day).flatMap((step) => step.slice(2));
}

function changeOf(steps, field, day) {
  const [before, after] = [heldOn(steps, day - 1), heldOn(steps, day)];
  return { field, before, after, entries: entriesOn(steps, day) };
}

// What changed of an action on that very day.
function changesOf(action, day) {
  if (action.added === day) {
    return [changeOf(action.steps[WORDING], "added", day)];
  }
  if (action.ended === day) {
    return [changeOf(action.steps[DELIVERY], "ended", day)];
  }
  if (action.ended !== null && action.ended < day) {
    return [];
  }
  return FIELDS.map((field, place) => changeOf(action.steps[place], field, day))
    .filter((change) => change.before !== change.after);
}

function trueOn(day) {
  const rows = data.actions
    .filter((action) => action.added <= day)
    .map((action) => ({
      id: action.id,
      area: action.area,
      ended: action.ended !== null && action.ended <= day,
      cells: action.steps.map((steps) => heldOn(steps, day)),
      changes: changesOf(action, day),
    }));
  return { rows, areas: data.areas, scale: data.scale, report: null };
}

// The last report sent by a day; null where there was none.
function reportedBy(day) {
  const report = data.reports.filter((one) => one.sent <= day).pop();
  if (!report) {
    return null;
  }
  const rows = report.rows.map((row) => ({ ...row, changes: [] }));
  return { rows, areas: report.areas, scale: report.scale, report };
}

function inArea(rows, area) {
  return area === "" ? rows : rows.filter((row) => row.area === Number(area));
}

function byCode(rows) {
  return [...rows].sort((a, b) => ranks.get(a.cells[CODE]) - ranks.get(b.cells[CODE]));
}

// How many live actions have which rating: all of the scheme, others where there are.
function countsOf(state, rows) {
  const found = new Map();
  for (const row of rows.filter((one) => !one.ended)) {
    found.set(row.cells[RATING], (found.get(row.cells[RATING]) || 0) + 1);
  }
  return data.ratings
    .map(([word, fill]) => ({ word, fill, number: found.get(word) || 0 }))
    .filter((one) => one.number > 0 || state.scale.includes(one.word));
}

// The days on which anything changed, ascending.
function changeDays(area) {
  const days = new Set();
  for (const action of inArea(data.actions, area)) {
    const end = action.ended === null ? data.last : action.ended;
    const since = action.steps.flat().map((step) => step[0]);
    [action.added, ...since, end]
      .filter((day) => day >= action.added && day <= end)
      .filter((day) => changesOf(action, day).length > 0)
      .forEach((day) => days.add(day));
  }
  return [...days].sort((a, b) => a - b);
}

function reportDays() {
  const days = data.reports.map((report) => report.sent);
  return days.filter((day) => day <= data.last);
}
