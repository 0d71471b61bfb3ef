// The form of filters: its choices, what it selects, and the part of the address that keeps it.

const form = byId("filters");
const chosen = ["metric_family", "technique_family", "kind", "bound", "flag"];
const typed = ["hardware", "benchmark"];
const state = { sort: "", descending: false, open: "" };

const countValues = (name) => {
  const counts = new Map();
  for (const claim of claims)
    for (const value of [claim[name]].flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
};

for (const name of chosen) {
  const select = form.elements[name];
  const field = name === "flag" ? "flags" : name;
  const label = (value) => (name === "bound" ? boundWords[value] ?? value : name === "flag" ? value : words(value));
  const options = countValues(field).map(([value, count]) =>
    make("option", `${label(value)} (${count.toLocaleString("en")})`, { value }));
  select.append(...options);
  if (name === "flag")
    select.append(...countValues(field).map(([value]) => make("option", `not ${value}`, { value: "-" + value })));
}
for (const name of typed) {
  const options = countValues(name).slice(0, 500).map(([value, count]) =>
    make("option", undefined, { value, label: `${value} (${count.toLocaleString("en")})` }));
  byId(`${name}-names`).append(...options);
}

const testFlag = (claim, value) =>
  (value.startsWith("-") ? !claim.flags.includes(value.slice(1)) : claim.flags.includes(value));

const selectClaims = () => {
  const wanted = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
  const tests = [];
  for (const name of chosen) {
    const value = form.elements[name].value;
    if (!value) continue;
    if (name === "flag") tests.push((claim) => testFlag(claim, value));
    else if (name === "technique_family") tests.push((claim) => claim[name].includes(value));
    else tests.push((claim) => claim[name] === value);
  }
  for (const name of typed) {
    const value = form.elements[name].value.trim().toLowerCase();
    if (!value) continue;
    // A whole name means that name; the beginning of one, all that hold it.
    const isName = claims.some((claim) => claim[name].some((one) => one.toLowerCase() === value));
    const fits = isName ? (one) => one.toLowerCase() === value : (one) => one.toLowerCase().includes(value);
    tests.push((claim) => claim[name].some(fits));
  }
  if (wanted.length) tests.push((claim) => wanted.every((word) => searchText(claim).includes(word)));
  return tests.length ? claims.filter((claim) => tests.every((test) => test(claim))) : claims;
};

const saveState = () => {
  const hash = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) hash.set(name, value.trim());
  if (state.sort) hash.set("sort", (state.descending ? "-" : "") + state.sort);
  if (state.open) hash.set("claim", state.open);
  const tab = document.querySelector(".tabs input:checked");
  if (tab && tab !== document.querySelector(".tabs input")) hash.set("chart", tab.value);
  // Some browsers refuse this for a file opened from disk; the page works without it.
  try { history.replaceState(null, "", hash.size ? "#" + hash : location.pathname + location.search); } catch { /* as said */ }
};

const readState = () => {
  const hash = new URLSearchParams(location.hash.slice(1));
  for (const name of ["q", ...chosen, ...typed]) form.elements[name].value = hash.get(name) ?? "";
  const sort = hash.get("sort") ?? "";
  Object.assign(state, { sort: sort.replace(/^-/, ""), descending: sort.startsWith("-") });
  const tab = hash.get("chart") && byId("by-" + hash.get("chart"));
  if (tab) tab.checked = true;
  return byClaimId.get(hash.get("claim"));
};
