import { useEffect, useState } from "preact/hooks";
import { printSlip } from "./slip.js";
import { get, post } from "../api.js";
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { useList } from "../list.js";
import { Count, Export, Refresh, Views } from "../listpage.js";
import { Badge, Busy, Dialog, ProblemNote, Time, WarehouseSelect, WorkButton, shortId } from "../parts.js";
import { setQuery } from "../router.js";
import { may } from "../session.js";
import { number, t } from "../text.js";
import { Table } from "../table.js";
import { toast } from "../toast.js";
import { productNames } from "./inbound.js";
import { orderLink } from "./orders.js";

const STATES = ["PENDING", "LABELLED", "DISPATCHED", "DELIVERED", "LOST", "CANCELLED"];

const link = (id) => "/console/shipments?" + new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(location.search)), open: id });

const columns = (act) => [
  { key: "id", label: t("shipment"), kind: "title", cell: (s) => html`<a class="mono" href=${link(s.id)} title=${s.id} data-testid="shipment-link">${shortId(s.id)}</a>`, csv: (s) => s.id },
  { key: "order", label: t("order"), kind: "half", cell: (s) => orderLink(s.orderId), csv: (s) => s.orderId },
  { key: "warehouse", label: t("from"), kind: "half", cell: (s) => s.warehouse, csv: (s) => s.warehouse },
  { key: "status", label: t("status"), kind: "mark", cell: (s) => html`${s.failed ? html`<span class="badge bad">${t("failed")}</span> ` : ""}<${Badge} state=${s.status} />`, csv: (s) => s.status },
  { key: "tracking", label: t("tracking"), cell: (s) => (s.trackingNumber ? html`<span class="mono">${s.trackingNumber}</span>` : "–"), csv: (s) => s.trackingNumber },
  { key: "units", label: t("units"), num: true, kind: "half", cell: (s) => number(s.lines.reduce((n, l) => n + l.quantity, 0)), csv: (s) => s.lines.reduce((n, l) => n + l.quantity, 0) },
  { key: "act", label: "", kind: "act", cell: (s) => (may("operator") && s.status === "LABELLED" ? html`<${WorkButton} class="small" work=${() => act(s, "dispatch")} data-testid="dispatch">${t("dispatch")}<//>`
    : may("admin") && s.failed ? html`<${WorkButton} class="small" work=${() => act(s, "retry")} data-testid="retry-shipment">${t("retry")}<//>` : "") },
];

function ShipmentDrawer({ id, onClose }) {
  const [state, set] = useState({});
  useEffect(() => {
    get("shipments/" + encodeURIComponent(id)).then(async ({ data }) => set({ shipment: data, names: await productNames(data.lines) }), (problem) => set({ problem }));
  }, [id]);
  const { shipment: s, names, problem } = state;
  return html`<${Dialog} title=${t("shipment")} lead=${s ? s.warehouse + (s.carrier ? " · " + s.carrier : "") : ""} kind="drawer" onClose=${onClose} testid="shipment-drawer">
    <${ProblemNote} problem=${problem} />${!s && !problem ? html`<${Busy} />` : ""}
    ${s ? html`<div class="chips"><${Badge} state=${s.status} />${s.trackingNumber ? html`<span class="mono">${s.trackingNumber}</span>` : ""}</div>${s.reason ? html`<p class="note warn">${s.reason}</p>` : ""}
      <p>${t("order")} ${orderLink(s.orderId)}</p>
      <table><thead><tr><th>${t("product")}</th><th class="num">${t("quantity")}</th></tr></thead><tbody>${s.lines.map((l) => html`<tr key=${l.sku}><td>${names[l.sku] || ""} <span class="mono quiet">${l.sku}</span></td><td class="num">${number(l.quantity)}</td></tr>`)}</tbody></table>
      <ol class="timeline">${s.events.map((e, i) => html`<li key=${i}><${Time} at=${e.at} exact /><strong>${t("carrier." + e.code)}</strong></li>`)}</ol>
      <div class="chips"><button data-testid="print-slip" onClick=${() => printSlip(s, names)}><${Icon} name="print" />${t("slip.print")}</button></div>` : ""}<//>`;
}

export function Shipments() {
  const asked = new URLSearchParams(location.search);
  // What waits is worked on from the oldest; of all others the newest are of interest.
  const waits = ["PENDING", "LABELLED"].includes(asked.get("status"));
  const filters = { status: asked.get("status"), warehouse: asked.get("warehouse"), sort: waits ? "oldest" : "newest" };
  const list = useList("shipments", filters);
  const act = async (s, what) => {
    try {
      const answer = await post("shipments/" + s.id + "/" + what);
      list.change((item) => item.id === s.id, answer.data);
      toast(t(what + ".done"));
    } catch (e) {
      toast(e.message || e.title);
      list.reload();
    }
  };
  const all = columns(act);
  const open = asked.get("open");
  return html`<${Views} page="shipments" standard=${[{ name: t("views.all"), query: "" }, ...STATES.map((s) => ({ id: s.toLowerCase(), name: t("state." + s), query: "status=" + s }))]} />
    <div class="panel list"><div class="bar"><${WarehouseSelect} any=${t("warehouse.any")} value=${asked.get("warehouse")} onChange=${(v) => setQuery({ warehouse: v })} /><span class="end"><${Count} list=${list} /><${Export} path="shipments" filters=${filters} columns=${all} name="shipments" /><${Refresh} list=${list} /></span></div>
      <${Table} list=${list} columns=${all} rowKey=${(s) => s.id} label=${t("page.shipments")} testid="shipments" empty=${{ title: t(location.search ? "empty.filtered" : "shipments.empty"), children: t("shipments.empty.more"), icon: "shipments" }} /></div>
    ${open ? html`<${ShipmentDrawer} id=${open} onClose=${() => setQuery({ open: "" })} />` : ""}`;
}
