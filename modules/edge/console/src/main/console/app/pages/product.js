import { useCallback, useEffect, useState } from "preact/hooks";
import { get, put, remove } from "../api.js";
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { Busy, Dialog, Field, Form, ProblemNote, Time, WorkButton } from "../parts.js";
import { money, number, t } from "../text.js";
import { toast } from "../toast.js";

const pathOf = (sku) => "products/" + encodeURIComponent(sku);
const ALWAYS = "1970-01-01T00:00:00Z";

async function loadProduct(sku) {
  const [product, prices, limit, availability] = await Promise.all([
    get(pathOf(sku)), get(pathOf(sku) + "/prices"), get(pathOf(sku) + "/purchase-limit"), get("availability/" + encodeURIComponent(sku)),
  ]);
  return { product: product.data, prices: prices.data.items, limit: limit.data.perCustomer ? limit.data : null, availability: availability.data };
}

/** A local time as the field wants it: without zone and seconds. */
const local = (time) => new Date(time - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

function NewPrice({ sku, currency, onDone, onClose }) {
  const [price, setPrice] = useState("");
  const [unit, setUnit] = useState(currency);
  const [later, setLater] = useState(false);
  const [from, setFrom] = useState(local(new Date(Date.now() + 3_600_000)));
  const amount = price.trim().replace(",", ".");
  const good = /^\d{1,8}(\.\d{1,4})?$/.test(amount) && /^[A-Z]{3}$/.test(unit) && (!later || from);
  const work = async () => {
    const time = later ? new Date(from).toISOString() : new Date().toISOString();
    await put(pathOf(sku) + "/prices/" + unit + "/" + encodeURIComponent(time), { price: amount });
    toast(t(later ? "price.planned" : "price.done", { price: money(Number(amount), unit) }));
    onDone();
  };
  return html`<${Dialog} title=${t("price.set")} lead=${t("price.lead")} onClose=${onClose} testid="price-dialog"><${Form} work=${work} onClose=${onClose} submit=${t("save")} disabled=${!good}>
    <div class="pairs"><${Field} label=${t("price")}><input autofocus inputmode="decimal" maxlength="13" autocomplete="off" value=${price} data-testid="price-amount" onInput=${(e) => setPrice(e.target.value)} /><//>
      <${Field} label=${t("currency")}><input maxlength="3" autocomplete="off" autocapitalize="characters" value=${unit} data-testid="price-currency" onInput=${(e) => setUnit(e.target.value.toUpperCase())} /><//></div>
    <label class="check"><input type="checkbox" checked=${later} data-testid="price-later" onChange=${(e) => setLater(e.target.checked)} />${t("price.later")}</label>
    ${later ? html`<${Field} label=${t("price.from")}><input type="datetime-local" value=${from} data-testid="price-from" onInput=${(e) => setFrom(e.target.value)} /><//>` : ""}<//><//>`;
}

function PurchaseLimit({ sku, limit, onDone, onClose }) {
  const [units, setUnits] = useState(String(limit?.perCustomer ?? ""));
  const [days, setDays] = useState(String(limit?.days ?? 30));
  const whole = (text, most) => /^\d{1,7}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
  const good = whole(units, 1_000_000) && whole(days, 365);
  const work = async () => {
    await put(pathOf(sku) + "/purchase-limit", { perCustomer: Number(units), days: Number(days) });
    toast(t("limit.done"));
    onDone();
  };
  const drop = async () => {
    await remove(pathOf(sku) + "/purchase-limit");
    toast(t("limit.dropped"));
    onDone();
  };
  return html`<${Dialog} title=${t("limit")} lead=${t("limit.lead")} onClose=${onClose} testid="limit-dialog"><${Form} work=${work} onClose=${onClose} submit=${t("save")} disabled=${!good} left=${limit ? html`<${WorkButton} class="danger" work=${drop} data-testid="limit-drop">${t("limit.drop")}<//>` : ""}>
    <div class="pairs"><${Field} label=${t("limit.units")}><input autofocus type="number" inputmode="numeric" min="1" max="1000000" value=${units} data-testid="limit-units" onInput=${(e) => setUnits(e.target.value)} /><//>
      <${Field} label=${t("limit.days")}><input type="number" inputmode="numeric" min="1" max="365" value=${days} data-testid="limit-days" onInput=${(e) => setDays(e.target.value)} /><//></div><//><//>`;
}

function Prices({ prices, onAdd, onDrop }) {
  const isFuture = (p) => Date.parse(p.validFrom) > Date.now();
  const mark = (p) => (p.inForce ? html`<span class="badge ok">${t("price.now")}</span>` : isFuture(p) ? html`<span class="badge info">${t("price.future")}</span>` : html`<span class="badge">${t("price.base")}</span>`);
  return html`<section class="panel pad"><div class="panel-head"><h2>${t("prices")}</h2><button class="small" data-testid="add-price" onClick=${onAdd}><${Icon} name="plus" />${t("price.set")}</button></div>
    <table class="rows" data-testid="prices"><thead><tr><th>${t("price")}</th><th>${t("status")}</th><th>${t("price.from")}</th><th><span class="hidden">${t("actions")}</span></th></tr></thead><tbody>
      ${prices.map((p) => html`<tr key=${p.currency + p.validFrom} class="row"><td class="title strong">${money(p.price, p.currency)} <span class="quiet">${p.currency}</span></td><td class="mark">${mark(p)}</td><td class="sub">${p.validFrom === ALWAYS ? t("price.always") : html`<${Time} at=${p.validFrom} />`}</td>
        <td class="act">${isFuture(p) ? html`<${WorkButton} class="small" work=${() => onDrop(p)} data-testid="drop-price">${t("price.drop")}<//>` : ""}</td></tr>`)}</tbody></table></section>`;
}

const Parts = ({ parts }) => html`<section class="panel pad"><h2>${t("product.parts")}</h2><table data-testid="parts"><thead><tr><th>${t("product")}</th><th class="num">${t("quantity")}</th></tr></thead><tbody>
  ${parts.map((p) => html`<tr key=${p.sku}><td><a class="mono" href=${"/console/stock/" + encodeURIComponent(p.sku)}>${p.sku}</a></td><td class="num">${number(p.quantity)}</td></tr>`)}</tbody></table></section>`;

const Where = ({ sku, availability }) => html`<section class="panel pad"><div class="panel-head"><h2>${t("available")}</h2><b>${number(availability.available)}</b></div>
  ${availability.warehouses.length ? html`<table data-testid="availability"><thead><tr><th>${t("warehouse")}</th><th class="num">${t("available")}</th></tr></thead><tbody>${availability.warehouses.map((w) => html`<tr key=${w.warehouse}><td><a href=${"/console/stock?q=" + encodeURIComponent(sku) + "&ledger=" + encodeURIComponent(w.warehouse + "/" + sku)}>${w.warehouse}</a></td><td class="num">${number(w.available)}</td></tr>`)}</tbody></table>` : html`<p class="quiet">${t("product.nowhere")}</p>`}</section>`;

/** A product: what it costs and will cost, how many one customer may buy, and where it lies. */
export function ProductPage({ id: sku }) {
  const [loaded, set] = useState(null);
  const [problem, setProblem] = useState(null);
  const [over, setOver] = useState(null);
  const load = useCallback(() => loadProduct(sku).then((found) => { set(found); setProblem(null); }, setProblem), [sku]);
  useEffect(() => { load(); }, [load]);
  const back = html`<a class="back" href="/console/stock"><${Icon} name="back" />${t("page.stock")}</a>`;
  if (!loaded) return html`${back}${problem ? html`<${ProblemNote} problem=${problem} />` : html`<${Busy} />`}`;
  const { product, prices, limit, availability } = loaded;
  const done = () => { setOver(null); load(); };
  const drop = async (p) => {
    try {
      await remove(pathOf(sku) + "/prices/" + p.currency + "/" + encodeURIComponent(p.validFrom));
      toast(t("price.dropped"));
    } catch (e) {
      toast(e.message || e.title);
    }
    load();
  };
  return html`${back}<div class="titled"><div><h2><span data-testid="product-name">${product.name}</span> <span class="mono quiet">${sku}</span></h2><p>${[product.brand, product.family, product.department, product.category].filter(Boolean).join(" · ")}</p></div></div>
    <${ProblemNote} problem=${problem} />
    <div class="split"><div><${Prices} prices=${prices} onAdd=${() => setOver("price")} onDrop=${drop} />${product.parts ? html`<${Parts} parts=${product.parts} />` : ""}</div>
      <div>${product.parts ? "" : html`<section class="panel pad"><div class="panel-head"><h2>${t("limit")}</h2><button class="small" data-testid="edit-limit" onClick=${() => setOver("limit")}>${t(limit ? "change.it" : "limit.set")}</button></div><p data-testid="limit" class=${limit ? "" : "quiet"}>${limit ? t("limit.is", { n: limit.perCustomer, days: limit.days }) : t("limit.none")}</p></section>`}
        <${Where} sku=${sku} availability=${availability} /></div></div>
    ${over === "price" ? html`<${NewPrice} sku=${sku} currency=${product.currency} onDone=${done} onClose=${() => setOver(null)} />` : ""}
    ${over === "limit" ? html`<${PurchaseLimit} sku=${sku} limit=${limit} onDone=${done} onClose=${() => setOver(null)} />` : ""}`;
}
