// Download, theme, and the first drawing.

byId("download").addEventListener("click", () => {
  const fields = ["claim_id", "paper_id", "title", "year", "url", "sentence",
    ...data.fields.slice(1).filter((field) => !["paper", "sentence", "before", "start", "end"].includes(field))];
  fields.splice(fields.indexOf("text") + 1, 0, "start", "end");
  const quote = (value) => {
    const text = Array.isArray(value) ? value.join("; ") : String(value ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [fields, ...shown.map((claim) => fields.map((field) => claim[field]))];
  const csv = lines.map((line) => line.map(quote).join(",") + "\r\n").join("");
  const link = make("a", "", { href: URL.createObjectURL(new Blob([csv], { type: "text/csv" })), download: "claims.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});

const isDark = () => {
  const asked = document.documentElement.dataset.theme;
  return asked ? asked === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};
const nameTheme = () => { byId("theme").textContent = isDark() ? "Light" : "Dark"; };
const setTheme = (theme) => {
  document.documentElement.dataset.theme = theme;
  // A page from disk may be refused a memory; then the choice holds until it is closed.
  try { localStorage.setItem("theme", theme); } catch { /* as said */ }
  nameTheme();
};
try {
  const kept = localStorage.getItem("theme");
  if (kept === "dark" || kept === "light") setTheme(kept);
} catch { /* as above */ }
byId("theme").addEventListener("click", () => setTheme(isDark() ? "light" : "dark"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameTheme);
nameTheme();

form.addEventListener("submit", (event) => event.preventDefault());
let waiting = 0;
form.addEventListener("input", () => {
  // Letters that come quickly are searched for together.
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(refresh);
});
byId("reset").addEventListener("click", () => {
  form.reset();
  Object.assign(state, { sort: "", descending: false });
  refresh();
  form.elements.q.focus();
});

const start = () => {
  const linked = readState();
  measureRow();
  refresh();
  if (linked) openClaim(linked);
  else if (dialog.open) dialog.close();
};
addEventListener("hashchange", start);
start();
