import { useCallback, useEffect, useState } from "preact/hooks";
import { get, post, wish } from "../api.js";
import { html } from "../html.js";
import { useList } from "../list.js";
import { Count, Export, Refresh, Views } from "../listpage.js";
import { Badge, Busy, Dialog, Field, Form, ProblemNote, Time, WarehouseSelect, shortId } from "../parts.js";
import { setQuery } from "../router.js";
import { may } from "../session.js";
import { money, number, t } from "../text.js";
import { Table } from "../table.js";
import { toast } from "../toast.js";
import { productNames } from "./inbound.js";
import { orderLink } from "./orders.js";

const STATES = ["REQUESTED", "PARTLY_RECEIVED", "RECEIVED", "REFUNDED"];
const link = (id) => "/console/returns?" + new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(location.search)), open: id });

const columns = () => [
  { key: "id", label: t("return"), kind: "title", cell: (r) => html`<a class="mono" href=${link(r.id)} title=${r.id} data-testid="return-link">${shortId(r.id)}</a>`, csv: (r) => r.id },
  { key: "order", label: t("order"), kind: "half", cell: (r) => orderLink(r.orderId), csv: (r) => r.orderId },
  { key: "at", label: t("requested"), cell: (r) => html`<${Time} at=${r.requestedAt} />`, csv: (r) => r.requestedAt },
  { key: "status", label: t("status"), kind: "mark", cell: (r) => html`<${Badge} state=${r.status} />`, csv: (r) => r.status },
  { key: "reason", label: t("reason"), clip: true, cell: (r) => r.reason, csv: (r) => r.reason },
  { key: "units", label: t("units"), num: true, kind: "half", cell: (r) => number(r.lines.reduce((n, l) => n + l.quantity, 0)), csv: (r) => r.lines.reduce((n, l) => n + l.quantity, 0) },
  { key: "refund", label: t("refund"), num: true, kind: "half", cell: (r) => money(r.refund, r.currency), csv: (r) => r.refund },
];

function Receive({ ret, names, onDone, onClose }) {
  const [warehouse, setWarehouse] = useState("");
  const [units, setUnits] = useState({});
  const [close, setClose] = useState(false);
  const [keyFor] = useState(wish);
  const put = (sku, disposition, text) => setUnits({ ...units, [sku + "/" + disposition]: Math.max(0, Math.trunc(Number(text) || 0)) });
  const lines = Object.entries(units).filter(([, n]) => n > 0).map(([id, quantity]) => ({ sku: id.slice(0, id.lastIndexOf("/")), disposition: id.slice(id.lastIndexOf("/") + 1), quantity }));
  const work = async () => {
    const body = { warehouse, lines, close };
    await post("returns/" + ret.id + "/receipts", body, { key: keyFor(body) });
    toast(t("receipt.done", { n: lines.reduce((sum, l) => sum + l.quantity, 0) }));
    setUnits({});
    onDone();
  };
  const field = (l, disposition) => html`<td class="num"><input type="number" inputmode="numeric" min="0" aria-label=${t(disposition.toLowerCase()) + " " + l.sku} value=${units[l.sku + "/" + disposition] || ""} data-testid=${disposition.toLowerCase()} onInput=${(e) => put(l.sku, disposition, e.target.value)} /></td>`;
  return html`<section><h3>${t("receive")}</h3><${Form} work=${work} onClose=${onClose} submit=${t("receipt.book")} disabled=${!warehouse || (!lines.length && !close)}>
    <${Field} label=${t("warehouse")}><${WarehouseSelect} bare any=${t("choose")} value=${warehouse} onChange=${setWarehouse} testid="return-warehouse" /><//>
    <table class="sheet"><thead><tr><th>${t("product")}</th><th class="num">${t("sheet.open")}</th><th class="num">${t("restock")}</th><th class="num">${t("scrap")}</th></tr></thead><tbody>${ret.lines.map((l) => html`<tr key=${l.sku}><td>${names[l.sku] || ""} <span class="mono quiet">${l.sku}</span></td><td class="num">${l.quantity - l.restocked - l.scrapped}</td>${field(l, "RESTOCK")}${field(l, "SCRAP")}</tr>`)}</tbody></table>
    <label class="check"><input type="checkbox" checked=${close} data-testid="receipt-close" onChange=${(e) => setClose(e.target.checked)} /><span>${t("return.close")}</span></label><//></section>`;
}

function ReturnDrawer({ id, onChanged, onClose }) {
  const [state, set] = useState({});
  const load = useCallback(async () => {
    try {
      const ret = (await get("returns/" + encodeURIComponent(id))).data;
      set({ ret, names: await productNames(ret.lines) });
    } catch (problem) {
      set({ problem });
    }
  }, [id]);
  useEffect(() => { load(); }, [load]);
  const { ret: r, names, problem } = state;
  const isOpen = r && ["REQUESTED", "PARTLY_RECEIVED"].includes(r.status);
  return html`<${Dialog} title=${t("return")} lead=${r?.reason || ""} kind="drawer" onClose=${onClose} testid="return-drawer"><${ProblemNote} problem=${problem} />${!r && !problem ? html`<${Busy} />` : ""}
    ${r ? html`<div class="chips"><${Badge} state=${r.status} /><span class="quiet">${t("refund")}</span><strong>${money(r.refund, r.currency)}</strong></div><p>${t("order")} ${orderLink(r.orderId)} · ${t("requested")} <${Time} at=${r.requestedAt} />${r.refundedAt ? html` · ${t("state.REFUNDED")} <${Time} at=${r.refundedAt} />` : ""}</p>
      ${isOpen && may("operator") ? html`<${Receive} ret=${r} names=${names} onDone=${() => { load(); onChanged(); }} onClose=${onClose} />`
        : html`<table><thead><tr><th>${t("product")}</th><th class="num">${t("quantity")}</th><th class="num">${t("restock")}</th><th class="num">${t("scrap")}</th></tr></thead><tbody>${r.lines.map((l) => html`<tr key=${l.sku}><td>${names[l.sku] || ""} <span class="mono quiet">${l.sku}</span></td><td class="num">${l.quantity}</td><td class="num">${l.restocked}</td><td class="num">${l.scrapped}</td></tr>`)}</tbody></table>`}` : ""}<//>`;
}

export function Returns() {
  const asked = new URLSearchParams(location.search);
  const filters = { status: asked.get("status") };
  const list = useList("returns", filters);
  const all = columns();
  const open = asked.get("open");
  return html`<${Views} page="returns" standard=${[{ name: t("views.all"), query: "" }, ...STATES.map((s) => ({ id: s.toLowerCase(), name: t("state." + s), query: "status=" + s }))]} />
    <div class="panel list"><div class="bar"><span class="quiet">${t("returns.lead")}</span><span class="end"><${Count} list=${list} /><${Export} path="returns" filters=${filters} columns=${all} name="returns" /><${Refresh} list=${list} /></span></div>
      <${Table} list=${list} columns=${all} rowKey=${(r) => r.id} label=${t("page.returns")} testid="returns" empty=${{ title: t(location.search ? "empty.filtered" : "returns.empty"), children: t("returns.empty.more"), icon: "returns" }} /></div>
    ${open ? html`<${ReturnDrawer} id=${open} onChanged=${list.reload} onClose=${() => setQuery({ open: "" })} />` : ""}`;
}
