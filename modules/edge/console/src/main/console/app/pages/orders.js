import { useAnswer } from "../answer.js";
import { html } from "../html.js";
import { useList } from "../list.js";
import { Columns, Count, Export, Refresh, Search, Views, useColumns } from "../listpage.js";
import { Badge, Time, WarehouseSelect, shortId } from "../parts.js";
import { setQuery } from "../router.js";
import { may } from "../session.js";
import { dayStart, money, number, t } from "../text.js";
import { Table } from "../table.js";

const STATES = ["PLACED", "CONFIRMED", "PARTLY_SHIPPED", "SHIPPED", "COMPLETED", "CANCELLED", "EXPIRED", "RETURNED"];

export const orderLink = (id) => html`<a class="mono" href=${"/console/orders/" + id} title=${id} data-testid="order-link">${shortId(id)}</a>`;

const units = (order) => order.lines.reduce((sum, line) => sum + line.quantity, 0);
const warehouses = (order) => [...new Set(order.lines.flatMap((line) => line.allocations.map((a) => a.warehouse)))].join(", ");

const columns = () => [
  { key: "id", label: t("order"), kind: "title", cell: (o) => orderLink(o.id), csv: (o) => o.id },
  { key: "placedAt", label: t("placed"), kind: "sub", sort: "time", cell: (o) => html`<${Time} at=${o.placedAt} />`, csv: (o) => o.placedAt, optional: true },
  { key: "customer", label: t("customer"), kind: "half", cell: (o) => o.customerId, csv: (o) => o.customerId, clip: true, optional: true },
  { key: "status", label: t("status"), kind: "mark", cell: (o) => html`<${Badge} state=${o.status} />`, csv: (o) => o.status },
  { key: "payment", label: t("payment"), kind: "wide-only late", cell: (o) => html`<${Badge} state=${o.payment.status} group="payment" />`, csv: (o) => o.payment.status, optional: true },
  { key: "units", label: t("units"), num: true, kind: "half", cell: (o) => number(units(o)), csv: units, optional: true },
  { key: "total", label: t("total"), num: true, kind: "half", cell: (o) => money(o.total, o.currency), csv: (o) => o.total, optional: true },
  { key: "warehouses", label: t("from"), kind: "wide-only late", cell: (o) => warehouses(o) || "–", csv: warehouses, clip: true, optional: true },
];

export function Orders() {
  const asked = new URLSearchParams(location.search);
  const filters = {
    status: asked.getAll("status"), q: asked.get("q"), warehouse: asked.get("warehouse"),
    from: dayStart(asked.get("from")), to: dayStart(asked.get("to"), 1), sort: asked.get("sort"),
  };
  const list = useList("orders", filters);
  const counts = useAnswer("order-counts");
  const count = Object.fromEntries((counts.data?.items || []).map((c) => [c.status, number(c.count) + (c.more ? "+" : "")]));
  const [hidden, setHidden] = useColumns("orders");
  const all = columns();
  const shown = all.filter((c) => !hidden.includes(c.key));
  const oldest = asked.get("sort") === "oldest";
  return html`
    <${Views} page="orders" columns=${hidden} onColumns=${setHidden} standard=${[{ name: t("views.all"), query: "" }, ...STATES.map((s) => ({ id: s.toLowerCase(), name: t("state." + s), query: "status=" + s, count: count[s] }))]} />
    <div class="panel list"><div class="bar"><${Search} label=${t("orders.search")} />
      ${may("operator") ? html`<${WarehouseSelect} any=${t("warehouse.any")} value=${asked.get("warehouse")} onChange=${(v) => setQuery({ warehouse: v })} />` : ""}
      <label class="inline wide-only"><span class="hidden">${t("since")}</span><input type="date" title=${t("since")} value=${asked.get("from") || ""} data-testid="from" onChange=${(e) => setQuery({ from: e.target.value })} /></label>
      <label class="inline wide-only"><span class="quiet" aria-hidden="true">–</span><span class="hidden">${t("until")}</span><input type="date" title=${t("until")} value=${asked.get("to") || ""} data-testid="to" onChange=${(e) => setQuery({ to: e.target.value })} /></label>
      <span class="end"><${Count} list=${list} /><${Columns} all=${all} hidden=${hidden} onChange=${setHidden} /><${Export} path="orders" filters=${filters} columns=${all} name="orders" /><${Refresh} list=${{ reload: () => { list.reload(); counts.reload(); } }} /></span></div>
      <${Table} list=${list} columns=${shown} rowKey=${(o) => o.id} label=${t("page.orders")} testid="orders" sort="time" descending=${!oldest} onSort=${() => setQuery({ sort: oldest ? "" : "oldest" })} empty=${{ title: t(location.search ? "empty.filtered" : "orders.empty"), children: t(location.search ? "empty.filtered.more" : "orders.empty.more"), icon: "orders" }} />
    </div>`;
}
