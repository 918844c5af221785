import { useEffect, useRef, useState } from "preact/hooks";
import { TimeChart } from "../chart.js";
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { Badge, Empty } from "../parts.js";
import { number, t } from "../text.js";
import { SaleDialog } from "./saledialog.js";

const KEPT = 300;

/** The live figures, while the page is looked at: a hidden page asks for nothing. */
function useLive() {
  const [state, set] = useState({ points: [], broken: false });
  useEffect(() => {
    let stream;
    const open = () => {
      if (stream || document.visibilityState !== "visible") return;
      stream = new EventSource("/console/api/operations/live");
      stream.addEventListener("live", (event) => {
        const now = JSON.parse(event.data);
        set((old) => ({ now, broken: false, points: [...old.points.slice(1 - KEPT), now] }));
      });
      stream.onerror = () => set((old) => ({ ...old, broken: true }));
    };
    const shut = () => {
      stream?.close();
      stream = null;
    };
    const turn = () => (document.visibilityState === "visible" ? open() : shut());
    open();
    document.addEventListener("visibilitychange", turn);
    return () => {
      document.removeEventListener("visibilitychange", turn);
      shut();
    };
  }, []);
  return state;
}

const Tile = ({ name, value, small, bad, testid }) => html`<div class=${"tile" + (bad ? " bad" : "")} data-testid=${testid}><span>${name}</span><b>${value}</b><small>${small}</small></div>`;

const millis = (value) => (value === null || value === undefined ? "–" : number(Math.round(value * 10) / 10) + " ms");

function Sale({ sale, most, onEdit }) {
  const share = most ? Math.round((100 * sale.left) / most) : 0;
  const figure = (name, value) => html`<td class="num half" data-label=${t("live." + name)}>${value}</td>`;
  return html`<tr class="row" data-testid="live-sale"><td class="title"><strong>${sale.id}</strong></td><td class="mark"><${Badge} state=${sale.state} group="sale" /></td>
    ${figure("waiting", number(sale.waiting))}${figure("admitted", number(sale.admitted))}${figure("unused", number(sale.unused))}
    ${figure("sold", number(sale.sold))}<td class="num half" data-label=${t("live.left")}>${number(sale.left)}<div class="meter" role="img" aria-label=${t("live.left.share", { n: share })}><i style=${{ width: share + "%" }}></i></div></td>
    ${figure("second", number(Math.round(sale.perSecond * 10) / 10))}<td class="act"><button class="small" data-testid="edit-sale" aria-label=${t("sale.change") + " " + sale.id} onClick=${() => onEdit(sale.id)}>${t("change.it")}</button></td></tr>`;
}

function Sales({ sales, onEdit }) {
  const most = useRef({});
  sales.forEach((s) => (most.current[s.id] = Math.max(most.current[s.id] || 0, s.left + s.sold)));
  if (!sales.length) return html`<${Empty} title=${t("live.nosale")} icon="sales">${t("live.nosale.more")}<//>`;
  return html`<div class="wide-table" tabindex="0"><table class="rows" data-testid="live-sales"><thead><tr><th>${t("sale")}</th><th>${t("status")}</th>${["waiting", "admitted", "unused", "sold", "left", "second"].map((n) => html`<th class="num" key=${n}>${t("live." + n)}</th>`)}<th><span class="hidden">${t("actions")}</span></th></tr></thead>
    <tbody>${sales.map((s) => html`<${Sale} key=${s.id} sale=${s} most=${most.current[s.id]} onEdit=${onEdit} />`)}</tbody></table></div>`;
}

/** A sale while it runs. */
export function Live() {
  const { now, points, broken } = useLive();
  const [edited, setEdited] = useState(null);
  const times = points.map((p) => Date.parse(p.at) / 1000);
  const rates = [{ label: t("live.orders"), values: points.map((p) => p.ordersPerSecond) }, { label: t("live.refused"), colour: "warn", kind: "plain", values: points.map((p) => p.refusedPerSecond) }];
  const away = now?.warehousesAway || [];
  const lanes = now?.lanes || [];
  return html`<div class="tiles">
      <${Tile} name=${t("live.orders")} value=${now ? number(now.ordersPerSecond) : "–"} small=${html`<span class=${"dot " + (broken || !now ? "bad" : "ok")}></span>${t(broken ? "live.broken" : now ? "live.live" : "loading")}`} testid="live-orders" />
      <${Tile} name=${t("live.p99")} value=${millis(now?.p99Millis)} small=${t("live.p50", { value: millis(now?.p50Millis) })} testid="live-p99" />
      <${Tile} name=${t("live.inline")} value=${now ? number(now.waiting) : "–"} small=${t("live.refused.small", { n: now?.refusedPerSecond ?? 0 })} testid="live-waiting" />
      <${Tile} name=${t("live.circuits")} value=${now ? (away.length ? number(away.length) : t("live.closed")) : "–"} bad=${away.length > 0} small=${away.join(", ") || t("live.circuits.small")} testid="live-circuits" /></div>
    <section class="panel pad"><h2>${t("live.chart")}</h2><${TimeChart} times=${times} lines=${rates} /></section>
    <section class="panel pad"><div class="panel-head"><h2>${t("live.sales")}</h2><button data-testid="new-sale" onClick=${() => setEdited({})}><${Icon} name="plus" />${t("sale.new")}</button></div><${Sales} sales=${now?.sales || []} onEdit=${(id) => setEdited({ id })} /></section>
    <section class="panel pad"><h2>${t("live.lanes")}</h2><div class="scroll" tabindex="0" role="region" aria-label=${t("live.lanes")}><table data-testid="live-lanes"><thead><tr><th>${t("live.lane")}</th><th class="num">${t("live.waiting")}</th><th class="num">${t("live.oldest")}</th></tr></thead>
      <tbody>${lanes.map((l) => html`<tr key=${l.name}><td>${l.name}</td><td class="num">${number(l.waiting)}</td><td class="num">${number(l.oldestMillis)} ms</td></tr>`)}</tbody></table></div></section>
    ${edited ? html`<${SaleDialog} key=${edited.id || ""} id=${edited.id} onDone=${() => setEdited(null)} onClose=${() => setEdited(null)} />` : ""}`;
}
