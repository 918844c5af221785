import { useState } from "preact/hooks";
import { post, wish } from "../api.js";
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { useList } from "../list.js";
import { Count, Export, Refresh, Views } from "../listpage.js";
import { Badge, Dialog, Field, Form, Time, WarehouseSelect, shortId } from "../parts.js";
import { go, setQuery } from "../router.js";
import { number, t } from "../text.js";
import { Table } from "../table.js";
import { toast } from "../toast.js";
import { readLines } from "./receiving.js";

const STATES = ["IN_TRANSIT", "PARTLY_RECEIVED", "RECEIVED", "CANCELLED"];
const sum = (transfer, name) => transfer.lines.reduce((all, line) => all + line[name], 0);

const columns = () => [
  { key: "id", label: t("transfer"), kind: "title", cell: (x) => html`<a class="mono" href=${"/console/transfers/" + x.id} title=${x.id} data-testid="transfer-link">${shortId(x.id)}</a>`, csv: (x) => x.id },
  { key: "way", label: t("way"), kind: "sub", cell: (x) => x.from + " → " + x.to, csv: (x) => x.from + " > " + x.to },
  { key: "status", label: t("status"), kind: "mark", cell: (x) => html`<${Badge} state=${x.status} />`, csv: (x) => x.status },
  { key: "at", label: t("dispatched"), cell: (x) => html`<${Time} at=${x.dispatchedAt} />`, csv: (x) => x.dispatchedAt },
  { key: "units", label: t("units"), num: true, kind: "half", cell: (x) => number(sum(x, "quantity")), csv: (x) => sum(x, "quantity") },
  { key: "transit", label: t("inTransit"), num: true, kind: "half", cell: (x) => number(sum(x, "inTransit")), csv: (x) => sum(x, "inTransit") },
  { key: "lost", label: t("lost"), num: true, kind: "half", cell: (x) => (sum(x, "lost") ? html`<span class="minus">${number(sum(x, "lost"))}</span>` : "–"), csv: (x) => sum(x, "lost") },
];

function NewTransfer({ onClose }) {
  const [keyFor] = useState(wish);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [text, setText] = useState("");
  const lines = readLines(text);
  const work = async () => {
    const body = { from, to, lines };
    const made = await post("transfers", body, { key: keyFor(body) });
    toast(t("transfer.done"));
    go("/transfers/" + made.data.id);
  };
  return html`<${Dialog} title=${t("transfer.new")} lead=${t("transfer.lead")} onClose=${onClose} testid="transfer-dialog"><${Form} work=${work} onClose=${onClose} submit=${t("transfer.send")} disabled=${!lines || !from || !to || from === to}>
    <div class="pairs"><${Field} label=${t("from")}><${WarehouseSelect} bare autofocus any=${t("choose")} value=${from} onChange=${setFrom} testid="from" /><//><${Field} label=${t("to")} bad=${from && from === to ? t("transfer.same") : null}><${WarehouseSelect} bare any=${t("choose")} value=${to} onChange=${setTo} testid="to" /><//></div>
    <${Field} label=${t("lines")} help=${t("lines.help")} bad=${text.trim() && !lines ? t("lines.bad") : null}><textarea spellcheck="false" placeholder=${"fm-1  20\nfm-2  8"} value=${text} data-testid="lines-input" onInput=${(e) => setText(e.target.value)}></textarea><//><//><//>`;
}

export function Transfers() {
  const asked = new URLSearchParams(location.search);
  const filters = { status: asked.get("status"), from: asked.get("from"), to: asked.get("to") };
  const list = useList("transfers", filters);
  const [over, setOver] = useState(false);
  const all = columns();
  return html`<${Views} page="transfers" standard=${[{ name: t("views.all"), query: "" }, ...STATES.map((s) => ({ id: s.toLowerCase(), name: t("state." + s), query: "status=" + s }))]} />
    <div class="panel list"><div class="bar"><${WarehouseSelect} any=${t("from.any")} label=${t("from")} testid="filter-from" value=${asked.get("from")} onChange=${(v) => setQuery({ from: v })} /><${WarehouseSelect} any=${t("to.any")} label=${t("to")} testid="filter-to" value=${asked.get("to")} onChange=${(v) => setQuery({ to: v })} />
      <span class="end"><${Count} list=${list} /><${Export} path="transfers" filters=${filters} columns=${all} name="transfers" /><${Refresh} list=${list} /><button class="primary" data-testid="new-transfer" onClick=${() => setOver(true)}><${Icon} name="plus" />${t("transfer.new")}</button></span></div>
      <${Table} list=${list} columns=${all} rowKey=${(x) => x.id} label=${t("page.transfers")} testid="transfers" empty=${{ title: t(location.search ? "empty.filtered" : "transfers.empty"), children: t("transfers.empty.more"), icon: "transfers" }} /></div>
    ${over ? html`<${NewTransfer} onClose=${() => setOver(false)} />` : ""}`;
}
