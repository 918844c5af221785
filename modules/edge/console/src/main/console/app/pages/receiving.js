import { useState } from "preact/hooks";
import { post, wish } from "../api.js";
import { parseRows } from "../csv.js";
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { useList } from "../list.js";
import { Count, Export, Refresh, Views } from "../listpage.js";
import { Badge, Dialog, Field, Form, Time, WarehouseSelect, useWarehouses } from "../parts.js";
import { go, setQuery } from "../router.js";
import { day, number, t } from "../text.js";
import { Table } from "../table.js";
import { toast } from "../toast.js";

const STATES = ["ANNOUNCED", "PARTLY_RECEIVED", "RECEIVED", "CANCELLED"];
const sum = (lines, name) => lines.reduce((all, line) => all + line[name], 0);

const columns = (names) => [
  { key: "reference", label: t("reference"), kind: "title", clip: true, cell: (s) => html`<a href=${"/console/receiving/" + s.id} data-testid="inbound-link">${s.reference}</a>`, csv: (s) => s.reference },
  { key: "supplier", label: t("supplier"), kind: "sub", clip: true, cell: (s) => s.supplier, csv: (s) => s.supplier },
  { key: "warehouse", label: t("warehouse"), kind: "half", cell: (s) => html`<span title=${names[s.warehouse]}>${s.warehouse}</span>`, csv: (s) => s.warehouse },
  { key: "status", label: t("status"), kind: "mark", cell: (s) => html`<${Badge} state=${s.status} />`, csv: (s) => s.status },
  { key: "expected", label: t("expected"), kind: "half", cell: (s) => (s.expectedAt ? html`<span title=${s.expectedAt}>${day(s.expectedAt)}</span>` : "–"), csv: (s) => s.expectedAt },
  { key: "announced", label: t("announcedAt"), kind: "half", cell: (s) => html`<${Time} at=${s.announcedAt} />`, csv: (s) => s.announcedAt },
  { key: "units", label: t("received.of"), num: true, kind: "half", cell: (s) => number(sum(s.lines, "received")) + " / " + number(sum(s.lines, "quantity")), csv: (s) => sum(s.lines, "received") + "/" + sum(s.lines, "quantity") },
];

/** Lines as they are typed or pasted: SKU and units in each row. */
export function readLines(text) {
  const rows = parseRows(text.replace(/^(\S+)\s+(\d+)$/gm, "$1\t$2"));
  const lines = rows.map((r) => ({ sku: r.cells[0], quantity: Number(r.cells[1]) }));
  return lines.length && lines.length <= 200 && lines.every((l) => /^[\w.-]{1,64}$/.test(l.sku) && Number.isInteger(l.quantity) && l.quantity > 0 && l.quantity <= 1_000_000) ? lines : null;
}

function Announce({ onClose }) {
  const [keyFor] = useState(wish);
  const [warehouse, setWarehouse] = useState("");
  const [values, set] = useState({ supplier: "", reference: "", expected: "", lines: "" });
  const put = (name) => (e) => set({ ...values, [name]: e.target.value });
  const lines = readLines(values.lines);
  const work = async () => {
    const body = { supplier: values.supplier.trim(), reference: values.reference.trim(), warehouse, lines, expectedAt: values.expected ? new Date(values.expected + "T12:00").toISOString() : undefined };
    const made = await post("inbound-shipments", body, { key: keyFor(body) });
    toast(t("inbound.done", { reference: body.reference }));
    go("/receiving/" + made.data.id);
  };
  return html`<${Dialog} title=${t("inbound.new")} lead=${t("inbound.lead")} onClose=${onClose} testid="announce-dialog"><${Form} work=${work} onClose=${onClose} submit=${t("inbound.new")} disabled=${!lines || !warehouse || !values.supplier.trim() || !values.reference.trim()}>
    <div class="pairs"><${Field} label=${t("supplier")}><input autofocus maxlength="200" value=${values.supplier} data-testid="supplier" onInput=${put("supplier")} /><//><${Field} label=${t("reference")}><input maxlength="200" value=${values.reference} data-testid="reference" onInput=${put("reference")} /><//></div>
    <div class="pairs"><${Field} label=${t("warehouse")}><${WarehouseSelect} bare any=${t("choose")} value=${warehouse} onChange=${setWarehouse} testid="warehouse" /><//><${Field} label=${t("expected")}><input type="date" value=${values.expected} data-testid="expected" onInput=${put("expected")} /><//></div>
    <${Field} label=${t("lines")} help=${t("lines.help")} bad=${values.lines.trim() && !lines ? t("lines.bad") : null}><textarea spellcheck="false" placeholder=${"fm-1  20\nfm-2  8"} value=${values.lines} data-testid="lines-input" onInput=${put("lines")}></textarea><//><//><//>`;
}

export function Receiving() {
  const asked = new URLSearchParams(location.search);
  const filters = { status: asked.get("status"), warehouse: asked.get("warehouse") };
  const list = useList("inbound-shipments", filters);
  const names = Object.fromEntries(useWarehouses().map((w) => [w.code, w.name]));
  const [over, setOver] = useState(false);
  const all = columns(names);
  const start = html`<button class="primary" data-testid="announce" onClick=${() => setOver(true)}><${Icon} name="plus" />${t("inbound.new")}</button>`;
  return html`<${Views} page="receiving" standard=${[{ name: t("views.all"), query: "" }, ...STATES.map((s) => ({ id: s.toLowerCase(), name: t("state." + s), query: "status=" + s }))]} />
    <div class="panel list"><div class="bar"><${WarehouseSelect} any=${t("warehouse.any")} value=${asked.get("warehouse")} onChange=${(v) => setQuery({ warehouse: v })} /><span class="end"><${Count} list=${list} /><${Export} path="inbound-shipments" filters=${filters} columns=${all} name="receiving" /><${Refresh} list=${list} />${start}</span></div>
      <${Table} list=${list} columns=${all} rowKey=${(s) => s.id} label=${t("page.receiving")} testid="receiving" empty=${{ title: t(location.search ? "empty.filtered" : "receiving.empty"), children: t("receiving.empty.more"), icon: "receiving" }} /></div>
    ${over ? html`<${Announce} onClose=${() => setOver(false)} />` : ""}`;
}
