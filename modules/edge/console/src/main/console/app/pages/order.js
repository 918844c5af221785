import { useCallback, useEffect, useState } from "preact/hooks";
import { get } from "../api.js";
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { Badge, Busy, ProblemNote, Time } from "../parts.js";
import { may } from "../session.js";
import { money, number, t } from "../text.js";
import { OrderMessages } from "./ordermessages.js";
import { CancelOrder, RequestReturn, goneOf, shippedUnits } from "./orderdialogs.js";

const CANCELLABLE = ["PENDING", "PLACED", "CONFIRMED", "PARTLY_SHIPPED"];

async function loadOrder(id) {
  const path = "orders/" + encodeURIComponent(id);
  const [order, timeline, returns, shipments, payments, messages] = await Promise.all([
    get(path), get(path + "/timeline"), get("returns?limit=200&orderId=" + id),
    get("shipments?limit=200&orderId=" + id),
    may("operator") ? get(path + "/payments") : { data: { items: null } },
    may("operator") ? get(path + "/messages") : { data: { items: null } },
  ]);
  const skus = [...new Set(order.data.lines.map((l) => l.sku))].slice(0, 60);
  const names = {};
  await Promise.all(skus.map((sku) => get("products/" + encodeURIComponent(sku)).then((p) => (names[sku] = p.data.name), () => {})));
  return { order: order.data, etag: order.etag, timeline: timeline.data.items, returns: returns.data.items, shipments: shipments.data.items, payments: payments.data.items, messages: messages.data.items, names };
}

function lineState(line, shipped) {
  if (line.cancelled >= line.quantity) return html`<span class="badge">${t("state.CANCELLED")}</span>`;
  const gone = goneOf(line, shipped);
  if (!gone) return html`<span class="badge">${t("line.waiting")}</span>`;
  return gone >= line.quantity - line.cancelled
    ? html`<span class="badge ok">${t("state.SHIPPED")}</span>`
    : html`<span class="badge part">${t("line.part", { n: gone, of: line.quantity })}</span>`;
}

function Lines({ order, names, shipments }) {
  const shipped = shippedUnits(shipments);
  return html`<section class="panel pad"><h2>${t("lines")}</h2><table class="rows" data-testid="lines"><thead><tr><th>${t("product")}</th><th class="num">${t("quantity")}</th><th>${t("from")}</th><th>${t("status")}</th><th class="num">${t("price")}</th></tr></thead>
    <tbody>${order.lines.map((line) => html`<tr key=${line.sku} class="row"><td class="title">${names[line.sku] || ""} <span class="mono quiet">${may("operator") ? html`<a href=${"/console/stock?q=" + encodeURIComponent(line.sku)}>${line.sku}</a>` : line.sku}</span></td>
      <td class="num half" data-label=${t("quantity")}>${number(line.quantity)}${line.cancelled && line.cancelled < line.quantity ? html`<div class="quiet">${t("line.cancelled", { n: line.cancelled })}</div>` : ""}</td>
      <td class="half" data-label=${t("from")}>${line.allocations.map((a) => a.warehouse + " " + number(a.quantity) + (a.sku ? " × " + a.sku : "")).join(", ")}</td><td class="mark">${lineState(line, shipped)}</td><td class="num half" data-label=${t("price")}>${money(line.unitPrice * line.quantity, order.currency)}</td></tr>`)}</tbody>
    <tfoot><tr><td colspan="4" class="num quiet">${t("total")}</td><td class="num strong">${money(order.total, order.currency)}</td></tr></tfoot></table></section>`;
}

function Payment({ order, payments }) {
  const amounts = ["authorised", "captured", "refunded"].map((name) => html`<div key=${name}><dt>${t("payment." + name)}</dt><dd>${money(order.payment[name], order.currency)}</dd></div>`);
  return html`<section class="panel pad"><div class="panel-head"><h2>${t("payment")}</h2><${Badge} state=${order.payment.status} group="payment" /></div>
    <dl class="facts">${amounts}</dl>
    ${payments?.length ? html`<table class="rows" data-testid="payments"><thead><tr><th>${t("operation")}</th><th>${t("status")}</th><th>${t("reference")}</th><th>${t("time")}</th><th class="num">${t("amount")}</th></tr></thead>
      <tbody>${payments.map((p) => html`<tr key=${p.id} class="row"><td class="title">${t("kind." + p.kind)}</td><td class="mark"><${Badge} state=${p.status} group="payment" /></td><td class="mono sub">${p.providerReference || "–"}</td><td class="nowrap sub"><${Time} at=${p.at} exact /></td><td class="num" data-label=${t("amount")}>${money(p.amount, p.currency)}</td></tr>`)}</tbody></table>` : ""}</section>`;
}

const Shipments = ({ shipments }) => html`<section class="panel pad"><h2>${t("page.shipments")}</h2>${shipments.length
  ? html`<table class="rows" data-testid="order-shipments"><thead><tr><th>${t("from")}</th><th>${t("status")}</th><th>${t("tracking")}</th><th>${t("contents")}</th></tr></thead><tbody>
      ${shipments.map((s) => html`<tr key=${s.id} class="row"><td class="title">${s.warehouse}</td><td class="mark"><${Badge} state=${s.status} /></td><td class="mono sub">${s.trackingNumber || "–"}</td><td data-label=${t("contents")}>${s.lines.map((l) => number(l.quantity) + " × " + l.sku).join(", ")}</td></tr>`)}</tbody></table>`
  : html`<p class="quiet">${t("shipments.none")}</p>`}</section>`;

const ReturnsPanel = ({ returns }) => returns.length ? html`<section class="panel pad"><h2>${t("page.returns")}</h2><table class="rows" data-testid="order-returns"><thead><tr><th>${t("requested")}</th><th>${t("status")}</th><th>${t("reason")}</th><th>${t("contents")}</th><th class="num">${t("refund")}</th></tr></thead><tbody>
  ${returns.map((r) => html`<tr key=${r.id} class="row"><td class="nowrap title"><a href=${"/console/returns?open=" + r.id}><${Time} at=${r.requestedAt} /></a></td><td class="mark"><${Badge} state=${r.status} /></td><td class="sub">${r.reason}</td><td data-label=${t("contents")}>${r.lines.map((l) => number(l.quantity) + " × " + l.sku).join(", ")}</td><td class="num" data-label=${t("refund")}>${money(r.refund, r.currency)}</td></tr>`)}</tbody></table></section>` : "";

const BAD = ["DECLINED", "SHIPMENT_LOST", "REJECTED", "RESERVATION_REFUSED", "WAREHOUSE_SILENT"];
const WARN = ["CANCELLED", "EXPIRED", "VOIDED", "UNITS_CANCELLED", "SHIPMENT_CANCELLED", "REFUNDED"];

function Timeline({ timeline, returns }) {
  const all = [...timeline, ...returns.flatMap((r) => [
    { at: r.requestedAt, type: "RETURN_REQUESTED", detail: r.reason }, ...(r.receivedAt ? [{ at: r.receivedAt, type: "RETURN_RECEIVED", detail: "" }] : []),
  ])].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return html`<section class="panel pad"><h2>${t("timeline")}</h2><ol class="timeline" data-testid="timeline">
    ${all.map((e, i) => html`<li key=${i} class=${BAD.includes(e.type) ? "bad" : WARN.includes(e.type) ? "warn" : ""}><${Time} at=${e.at} exact /><strong>${t("event." + e.type)}</strong><span>${e.detail}</span></li>`)}</ol></section>`;
}

export function OrderPage({ id }) {
  const [loaded, set] = useState(null);
  const [problem, setProblem] = useState(null);
  const [over, setOver] = useState(null);
  const load = useCallback(() => loadOrder(id).then((found) => { set(found); setProblem(null); }, setProblem), [id]);
  useEffect(() => {
    load();
    // An order is on its way while somebody looks at it.
    const timer = setInterval(() => document.visibilityState === "visible" && load(), 15_000);
    return () => clearInterval(timer);
  }, [load]);
  const back = html`<a class="back" href="/console/orders"><${Icon} name="back" />${t("page.orders")}</a>`;
  if (!loaded) return html`${back}${problem ? html`<${ProblemNote} problem=${problem} />` : html`<${Busy} />`}`;
  const { order, shipments, returns } = loaded;
  const done = () => { setOver(null); load(); };
  const returnable = Object.values(shippedUnits(shipments)).some((n) => n > 0);
  return html`${back}
    <div class="titled"><div><h2><span>${t("order")} <span class="mono" data-testid="order-id" title=${order.id}>${order.id.slice(0, 13)}</span></span> <${Badge} state=${order.status} /></h2>
      <p><${Time} at=${order.placedAt} exact /> · ${t("by", { name: order.customerId })}${order.endReason ? " · " + order.endReason : ""}${order.status === "PLACED" && order.expiresAt ? html` · ${t("expires")} <${Time} at=${order.expiresAt} />` : ""}</p></div>
      <div class="buttons">${returnable ? html`<button data-testid="return" onClick=${() => setOver("return")}>${t("return.start")}</button>` : ""}
        ${CANCELLABLE.includes(order.status) ? html`<button class="danger" data-testid="cancel-order" onClick=${() => setOver("cancel")}>${t("cancel.order")}</button>` : ""}</div></div>
    <${ProblemNote} problem=${problem} />
    <div class="split"><div><${Lines} ...${loaded} /><${Payment} ...${loaded} /><${Shipments} shipments=${shipments} /><${ReturnsPanel} returns=${returns} />${loaded.messages ? html`<${OrderMessages} order=${order} messages=${loaded.messages} onDone=${load} />` : ""}</div><${Timeline} ...${loaded} /></div>
    ${over === "cancel" ? html`<${CancelOrder} order=${order} etag=${loaded.etag} onDone=${done} onClose=${() => setOver(null)} />` : ""}
    ${over === "return" ? html`<${RequestReturn} ...${loaded} onDone=${done} onClose=${() => setOver(null)} />` : ""}`;
}
