import { useState } from "preact/hooks";
import { html } from "./html.js";
import { Icon } from "./icons.js";
import { download, toCsv } from "./csv.js";
import { loadAll } from "./list.js";
import { Dialog, Field, Form, WorkButton } from "./parts.js";
import { go, route, setQuery } from "./router.js";
import { keep, kept } from "./store.js";
import { number, t } from "./text.js";
import { toast } from "./toast.js";

/** Views that the person has saved for a page: a name, filters, columns. */
export function Views({ page, standard, columns, onColumns }) {
  const [saved, setSaved] = useState(kept("views." + page, []));
  const asked = new URLSearchParams(location.search);
  // What is open beside the list is no part of a view.
  ["open", "ledger"].forEach((name) => asked.delete(name));
  const here = asked.toString();
  const store = (all) => {
    keep("views." + page, all);
    setSaved(all);
  };
  const [naming, setNaming] = useState(null);
  const add = async () => {
    const name = naming.trim();
    store([...saved.filter((v) => v.name !== name), { name, query: here, columns }]);
    setNaming(null);
  };
  const show = (view) => {
    if (view.columns) onColumns?.(view.columns);
    go(route.get().path + (view.query ? "?" + view.query : ""));
  };
  const known = standard.some((v) => v.query === here) || saved.some((v) => v.query === here);
  return html`<div class="chips views" role="group" aria-label=${t("views.label")}>
    ${standard.map((v) => html`<button class="chip" key=${v.query} aria-pressed=${here === v.query} data-testid=${"view-" + (v.id || "all")} onClick=${() => show(v)}>${v.name}${v.count ? html` <span class="quiet" data-testid=${"count-" + v.id}>${v.count}</span>` : ""}</button>`)}
    ${saved.map((v) => html`<span class="chip-pair" key=${v.name}><button class="chip" aria-pressed=${here === v.query} data-testid="view-saved" onClick=${() => show(v)}>${v.name}</button>
      <button class="chip" aria-label=${t("views.drop", { name: v.name })} onClick=${() => store(saved.filter((o) => o !== v))}>×</button></span>`)}
    ${known ? "" : html`<button class="chip add" data-testid="view-save" onClick=${() => setNaming("")}>${t("views.save")}</button>`}
    ${naming === null ? "" : html`<${Dialog} title=${t("views.dialog")} lead=${t("views.lead")} onClose=${() => setNaming(null)} testid="view-dialog"><${Form} work=${add} onClose=${() => setNaming(null)} submit=${t("save")} disabled=${!naming.trim()}>
      <${Field} label=${t("views.name")}><input autofocus maxlength="40" value=${naming} data-testid="view-name" onInput=${(e) => setNaming(e.target.value)} /><//><//><//>`}
  </div>`;
}

/** The search field of a page; "/" goes there. What is typed is asked for after a moment's pause. */
export function Search({ name = "q", label, wait = 220 }) {
  const [timer] = useState({});
  const value = new URLSearchParams(location.search).get(name) || "";
  const type = (text) => {
    clearTimeout(timer.id);
    timer.id = setTimeout(() => setQuery({ [name]: text.trim() }), wait);
  };
  return html`<div class="search"><${Icon} name="search" /><input type="search" data-search value=${value} placeholder=${label} aria-label=${label} maxlength="200" data-testid="search" onInput=${(e) => type(e.target.value)} /><kbd aria-hidden="true">/</kbd></div>`;
}

export function Columns({ all, hidden, onChange }) {
  const flip = (key) => onChange(hidden.includes(key) ? hidden.filter((k) => k !== key) : [...hidden, key]);
  return html`<details class="columns wide-only"><summary data-testid="columns"><${Icon} name="columns" />${t("columns")}</summary>
    <div class="pop">${all.filter((c) => c.optional).map((c) => html`<label key=${c.key}><input type="checkbox" checked=${!hidden.includes(c.key)} onChange=${() => flip(c.key)} />${c.label}</label>`)}</div></details>`;
}

export function useColumns(page) {
  const [hidden, set] = useState(kept("columns." + page, []));
  return [hidden, (next) => {
    keep("columns." + page, next);
    set(next);
  }];
}

/** Everything the filters find as CSV, not only what is loaded. */
export function Export({ path, filters, columns, name }) {
  const work = async () => {
    const found = await loadAll(path, filters);
    download(name + ".csv", toCsv(columns.filter((c) => c.csv), found.items));
    toast(t(found.complete ? "export.done" : "export.part", { n: found.items.length }));
  };
  return html`<${WorkButton} class="wide-only" work=${work} data-testid="export">${t("export")}<//>`;
}

export const Count = ({ list }) =>
  html`<span class="quiet nowrap" data-testid="count">${list.items.length ? t(list.next ? "count.more" : "count", { n: list.items.length, count: number(list.items.length) }) : ""}</span>`;

export const Refresh = ({ list }) =>
  html`<button class="bare" aria-label=${t("refresh")} title=${t("refresh")} data-testid="refresh" onClick=${list.reload}><${Icon} name="refresh" /></button>`;
