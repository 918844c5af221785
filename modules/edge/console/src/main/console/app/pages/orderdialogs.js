import { useState } from "preact/hooks";
import { post, wish } from "../api.js";
import { html } from "../html.js";
import { Dialog, Field, Form } from "../parts.js";
import { t } from "../text.js";
import { toast } from "../toast.js";

/** Units of each SKU that have left a warehouse. */
export function shippedUnits(shipments) {
  const units = {};
  shipments.filter((s) => ["DISPATCHED", "DELIVERED"].includes(s.status)).forEach((s) =>
    s.lines.forEach((line) => (units[line.sku] = (units[line.sku] || 0) + line.quantity)));
  return units;
}

/** Units of each part in one bundle of a line; null for a line of a product with stock of its own. */
function partsOf(line) {
  if (!line.allocations.some((a) => a.sku)) return null;
  const parts = {};
  line.allocations.forEach((a) => (parts[a.sku] = (parts[a.sku] || 0) + a.quantity));
  Object.keys(parts).forEach((sku) => (parts[sku] /= line.quantity));
  return parts;
}

/** Bundles that can be made of units. */
const bundlesIn = (parts, units) => Math.min(...Object.entries(parts).map(([sku, n]) => Math.floor(Math.max(0, units[sku] || 0) / n)));

/** How many of a line have left, whole bundles of one. */
export function goneOf(line, shipped) {
  const parts = partsOf(line);
  return parts ? Math.min(line.quantity, bundlesIn(parts, shipped)) : shipped[line.sku] || 0;
}

/** What can come back: units sold alone, and whole bundles. */
function returnable(order, shipments, returns) {
  const held = shippedUnits(shipments);
  const back = {};
  returns.forEach((r) => r.lines.forEach((l) => (back[l.sku] = (back[l.sku] || 0) + l.quantity)));
  order.lines.forEach((line) => Object.entries(partsOf(line) || { [line.sku]: 1 }).forEach(([sku, n]) => (held[sku] = (held[sku] || 0) - n * (back[line.sku] || 0))));
  return Object.fromEntries(order.lines.map((line) => [line.sku, Math.min(line.quantity - (back[line.sku] || 0), bundlesIn(partsOf(line) || { [line.sku]: 1 }, held))]));
}

const REASONS = ["customer", "fraud", "stock", "other"];

/** A reason is chosen, never assumed: a default that nobody means would be a lie in the books. */
export function CancelOrder({ order, etag, onDone, onClose }) {
  const [kind, setKind] = useState("");
  const [more, setMore] = useState("");
  const reason = [kind && kind !== "other" ? t("cancel.reason." + kind) : "", more.trim()].filter(Boolean).join(": ");
  const work = async () => {
    await post("orders/" + order.id + "/cancellation", { reason }, { ifMatch: etag });
    toast(t("cancel.done"));
    onDone();
  };
  return html`<${Dialog} title=${t("cancel.order")} lead=${t(order.status === "PARTLY_SHIPPED" ? "cancel.part" : "cancel.lead")} onClose=${onClose} testid="cancel-dialog">
    <${Form} work=${work} onClose=${onClose} submit=${t("cancel.order")} danger disabled=${!reason}>
      <fieldset class="field"><legend>${t("reason")}</legend><div class="choices">${REASONS.map((r, i) => html`<label class="choice" key=${r}><input type="radio" name="reason" autofocus=${i === 0} checked=${kind === r} data-testid=${"reason-" + r} onChange=${() => setKind(r)} />${t("cancel.reason." + r)}</label>`)}</div></fieldset>
      <${Field} label=${t("detail")}><input maxlength="150" value=${more} data-testid="reason-detail" onInput=${(e) => setMore(e.target.value)} /><//>
    <//><//>`;
}

export function RequestReturn({ order, shipments, returns, names, onDone, onClose }) {
  const shipped = returnable(order, shipments, returns);
  const [units, setUnits] = useState({});
  const [reason, setReason] = useState("");
  const [keyFor] = useState(wish);
  const lines = Object.entries(units).filter(([, n]) => n > 0).map(([sku, quantity]) => ({ sku, quantity }));
  const work = async () => {
    const body = { reason: reason.trim(), lines };
    await post("orders/" + order.id + "/returns", body, { key: keyFor(body) });
    toast(t("return.done"));
    onDone();
  };
  const skus = Object.keys(shipped).filter((sku) => shipped[sku] > 0);
  return html`<${Dialog} title=${t("return.start")} lead=${t("return.lead")} kind="wide" onClose=${onClose} testid="return-dialog">
    <${Form} work=${work} onClose=${onClose} submit=${t("return.start")} disabled=${!lines.length || !reason.trim()}>
      ${skus.length ? html`<table class="sheet"><thead><tr><th>${t("product")}</th><th class="num">${t("return.possible")}</th><th class="num">${t("quantity")}</th></tr></thead><tbody>
        ${skus.map((sku) => html`<tr key=${sku}><td>${names[sku] || ""} <span class="mono quiet">${sku}</span></td><td class="num">${shipped[sku]}</td><td class="num"><input type="number" inputmode="numeric" min="0" max=${shipped[sku]} aria-label=${t("quantity") + " " + sku} data-testid="return-quantity" value=${units[sku] || ""} onInput=${(e) => setUnits({ ...units, [sku]: Math.min(shipped[sku], Math.max(0, Math.trunc(Number(e.target.value) || 0))) })} /></td></tr>`)}</tbody></table>`
      : html`<p class="note warn">${t("return.nothing")}</p>`}
      <${Field} label=${t("reason")}><input maxlength="200" value=${reason} data-testid="return-reason" onInput=${(e) => setReason(e.target.value)} /><//>
    <//><//>`;
}
