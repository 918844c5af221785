import { useState } from "preact/hooks";
import { html } from "../html.js";
import { useList } from "../list.js";
import { Columns, Count, Export, Refresh, useColumns } from "../listpage.js";
import { Dialog, Time } from "../parts.js";
import { setQuery } from "../router.js";
import { dayStart, t } from "../text.js";
import { Table } from "../table.js";

/** The members that differ, flat: {"line.quantity": [before, after]}. */
function differences(before, after, path = "", found = {}) {
  const isTree = (v) => v !== null && typeof v === "object" && !Array.isArray(v);
  if (isTree(before) || isTree(after)) {
    const names = new Set([...Object.keys(isTree(before) ? before : {}), ...Object.keys(isTree(after) ? after : {})]);
    names.forEach((name) => differences(before?.[name], after?.[name], path ? path + "." + name : name, found));
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    found[path || "value"] = [before, after];
  }
  return found;
}

const shown = (value) => (value === undefined || value === null ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value));

const name = (operation) => operation.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

function Entry({ entry, onClose }) {
  const after = entry.after ?? (entry.before ? undefined : entry.asked);
  const changes = Object.entries(differences(entry.before, after));
  return html`<${Dialog} title=${name(entry.operation)} lead=${entry.object} kind="wide" onClose=${onClose} testid="trail-entry">
    <p class="help">${entry.actor}${entry.role === entry.actor ? "" : " · " + entry.role} · ${t("trail." + entry.channel)} · <${Time} at=${entry.at} exact /></p>
    ${changes.length ? html`<div class="wide-table" tabindex="0"><table data-testid="trail-changes"><thead><tr><th>${t("trail.member")}</th><th>${t("trail.before")}</th><th>${t("after")}</th></tr></thead><tbody>${changes.map(([path, [from, to]]) => html`<tr key=${path}><td class="mono">${path}</td><td class="minus">${shown(from)}</td><td class="plus">${shown(to)}</td></tr>`)}</tbody></table></div>` : ""}
    ${entry.asked !== undefined ? html`<h3>${t("trail.asked")}</h3><pre class="body-text" tabindex="0">${JSON.stringify(entry.asked, null, 2)}</pre>` : ""}
    <div class="actions"><button autofocus onClick=${onClose}>${t("close")}</button></div><//>`;
}

const ROUTES = { orders: "orders", transfers: "transfers", "inbound-shipments": "receiving", products: "stock" };

/** Where in the console an object is, if it has a page. */
function addressOf(object) {
  const [kind, id] = object.split("/");
  return ROUTES[kind] && id ? "/console/" + ROUTES[kind] + "/" + id : null;
}

const columns = (open) => [
  { key: "operation", label: t("operation"), kind: "title", cell: (e) => html`<button class="bare" onClick=${() => open(e)} data-testid="open-entry">${name(e.operation)}</button>`, csv: (e) => e.operation },
  { key: "object", label: t("trail.object"), kind: "sub", clip: true, cell: (e) => (addressOf(e.object) ? html`<a class="mono" href=${addressOf(e.object)}>${e.object}</a>` : html`<span class="mono">${e.object}</span>`), csv: (e) => e.object },
  { key: "actor", label: t("trail.actor"), kind: "half", cell: (e) => html`<button class="bare" onClick=${() => setQuery({ actor: e.actor })}>${e.actor}</button>`, csv: (e) => e.actor },
  { key: "role", label: t("trail.role"), kind: "half late", cell: (e) => html`<span class="quiet">${e.role}</span>`, csv: (e) => e.role, optional: true },
  { key: "channel", label: t("trail.channel"), kind: "half late", cell: (e) => html`<span class="quiet">${t("trail." + e.channel)}</span>`, csv: (e) => e.channel, optional: true },
  { key: "outcome", label: t("status"), kind: "mark", cell: (e) => html`<span class=${"badge " + (e.outcome === "DONE" ? "ok" : "warn")}>${t("trail." + e.outcome)}</span>`, csv: (e) => e.outcome, optional: true },
  { key: "at", label: t("time"), cell: (e) => html`<${Time} at=${e.at} />`, csv: (e) => e.at },
  ...["before", "after", "asked"].map((key) => ({ key, hidden: true, csv: (e) => (e[key] === undefined ? "" : JSON.stringify(e[key])) })),
];

function Filter({ name: field, label }) {
  const [timer] = useState({});
  const type = (text) => {
    clearTimeout(timer.id);
    timer.id = setTimeout(() => setQuery({ [field]: text.trim() }), 220);
  };
  return html`<input value=${new URLSearchParams(location.search).get(field) || ""} placeholder=${label} aria-label=${label} maxlength="200" data-search=${field === "object" ? "" : undefined} data-testid=${"filter-" + field} onInput=${(e) => type(e.target.value)} />`;
}

/** Who changed what, through the console or the API. */
export function AuditTrail() {
  const asked = new URLSearchParams(location.search);
  const filters = { actor: asked.get("actor"), object: asked.get("object"), from: dayStart(asked.get("from")), to: dayStart(asked.get("to"), 1) };
  const list = useList("operations/audit-trail", filters);
  const [hidden, setHidden] = useColumns("audit-trail");
  const [open, setOpen] = useState(null);
  const all = columns(setOpen);
  const date = (field, label) => html`<label class="inline wide-only"><span class="hidden">${label}</span><input type="date" title=${label} value=${asked.get(field) || ""} data-testid=${field} onChange=${(e) => setQuery({ [field]: e.target.value })} /></label>`;
  return html`<div class="panel list"><div class="bar"><${Filter} name="actor" label=${t("trail.actor")} /><${Filter} name="object" label=${t("trail.object.search")} />${date("from", t("since"))}${date("to", t("until"))}
      <span class="end"><${Count} list=${list} /><${Columns} all=${all} hidden=${hidden} onChange=${setHidden} /><${Export} path="operations/audit-trail" filters=${filters} columns=${all} name="audit-trail" /><${Refresh} list=${list} /></span></div>
      <${Table} list=${list} columns=${all.filter((c) => !c.hidden && !hidden.includes(c.key))} rowKey=${(e) => e.id} label=${t("ops.audit-trail")} testid="audit-trail" empty=${{ title: t(location.search ? "empty.filtered" : "trail.none"), children: t(location.search ? "empty.filtered.more" : "trail.none.more"), icon: "check" }} /></div>
    ${open ? html`<${Entry} entry=${open} onClose=${() => setOpen(null)} />` : ""}`;
}
