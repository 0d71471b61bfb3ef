// The table: sorted rows, of which only those in sight are in the document, however many there are.

const columns = [
  { name: "Claim", key: "value", write: writeClaim, number: true },
  { name: "Metric", key: "metric", write: (claim) => words(claim.metric) },
  { name: "Gain", key: "gain", write: writeGain, number: true, right: true },
  { name: "Technique", key: "technique", write: (claim) => claim.technique ?? "" },
  { name: "Baseline", key: "baseline", write: (claim) => claim.baseline.join(", ") },
  { name: "Benchmark", key: "benchmark", write: (claim) => claim.benchmark.join(", ") },
  { name: "Hardware", key: "hardware", write: (claim) => claim.hardware.join(", ") },
  { name: "Year", key: "year", write: (claim) => claim.year ?? "", number: true, right: true },
  { name: "Paper", key: "title", write: (claim) => claim.title },
].filter((column) => column.key !== "year" || claims.some((claim) => claim.year !== null));
const scroller = byId("scroller");
const SPARE = 12;
let shown = [];
let first = -1;
let last = -1;

const heads = columns.map((column) => {
  const head = make("th", undefined, { scope: "col", className: `c-${column.key}` });
  head.setAttribute("role", "columnheader");
  const button = make("button", column.name, { type: "button" });
  button.addEventListener("click", () => {
    // A first click on a number shows the largest, a third one gives back the order of the store.
    const falling = Boolean(column.number);
    if (state.sort !== column.key) Object.assign(state, { sort: column.key, descending: falling });
    else if (state.descending === falling) state.descending = !falling;
    else Object.assign(state, { sort: "", descending: false });
    refresh();
  });
  head.append(button);
  byId("heads").append(head);
  return head;
});
byId("table").setAttribute("aria-colcount", columns.length);

const compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
const sortClaims = (rows) => {
  const column = columns.find((one) => one.key === state.sort);
  if (!column) return rows;
  const sign = state.descending ? -1 : 1;
  const keyed = rows.map((claim) => [column.number ? claim[column.key] : column.write(claim), claim]);
  const isEmpty = (key) => key === null || key === "";
  keyed.sort(([a], [b]) => {
    // What is not stated comes last, whichever way the column is sorted.
    if (isEmpty(a) || isEmpty(b)) return isEmpty(a) - isEmpty(b);
    return sign * (column.number ? a - b : compare(a, b));
  });
  return keyed.map(([, claim]) => claim);
};

const makeRow = (claim, place) => {
  const row = make("tr");
  row.setAttribute("role", "row");
  row.setAttribute("aria-rowindex", place + 2);
  row.dataset.place = place;
  for (const column of columns) {
    const cell = make("td", undefined, { className: `c-${column.key}` });
    cell.setAttribute("role", "cell");
    const text = column.write(claim);
    const isFirst = column === columns[0];
    const inner = make(isFirst ? "button" : "div", text, { className: "clip" });
    if (isFirst) {
      inner.type = "button";
      inner.setAttribute("aria-haspopup", "dialog");
    } else if (text === "") cell.classList.add("empty");
    cell.append(inner);
    row.append(cell);
  }
  return row;
};

// Rows have one height, so that the place of each is known without drawing the others.
let rowHeight = 52;
const measureRow = () => {
  const root = getComputedStyle(document.documentElement);
  rowHeight = parseFloat(root.getPropertyValue("--row")) * parseFloat(root.fontSize);
};

const drawRows = () => {
  const from = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - SPARE);
  const to = Math.min(shown.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / rowHeight) + SPARE);
  if (from === first && to === last) return;
  const focused = document.activeElement?.closest?.("tr[data-place]")?.dataset.place;
  [first, last] = [from, to];
  byId("above").style.height = `${from * rowHeight}px`;
  byId("below").style.height = `${(shown.length - to) * rowHeight}px`;
  byId("rows").replaceChildren(...shown.slice(from, to).map((claim, number) => makeRow(claim, from + number)));
  if (focused !== undefined) focusRow(Number(focused), false);
};

const focusRow = (place, scroll = true) => {
  if (scroll) {
    const top = place * rowHeight;
    const head = byId("heads").offsetHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + rowHeight + head > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = top + rowHeight + head - scroller.clientHeight;
    drawRows();
  }
  byId("rows").querySelector(`tr[data-place="${place}"] button`)?.focus({ preventScroll: true });
};

const refresh = () => {
  const selected = selectClaims();
  shown = sortClaims(selected);
  heads.forEach((head, place) => {
    if (columns[place].key === state.sort) head.setAttribute("aria-sort", state.descending ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
  const all = claims.length.toLocaleString("en");
  byId("count").textContent = claims.length === 0 ? "No claims"
    : shown.length === claims.length ? `${all} claims` : `${shown.length.toLocaleString("en")} of ${all} claims`;
  byId("nothing").hidden = shown.length > 0;
  scroller.hidden = shown.length === 0;
  byId("table").setAttribute("aria-rowcount", shown.length + 1);
  scroller.scrollTop = 0;
  first = -1;
  drawRows();
  fadeMarks(selected);
  saveState();
};

scroller.addEventListener("scroll", drawRows, { passive: true });
scroller.addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-place]");
  // A reader who selects text with the mouse does not want it covered.
  if (row && String(getSelection()) === "") openClaim(shown[row.dataset.place], row.querySelector("button"));
});
scroller.addEventListener("keydown", (event) => {
  const row = event.target.closest("tr[data-place]");
  const here = row ? Number(row.dataset.place) : -1;
  const places = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: shown.length - 1 };
  const place = places[event.key];
  if (place === undefined || place < 0 || place >= shown.length || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  focusRow(place);
});
new ResizeObserver(() => { measureRow(); first = -1; drawRows(); }).observe(scroller);
