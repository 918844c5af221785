import { useState } from "preact/hooks";
import { query } from "../api.js";
import { TimeChart } from "../chart.js";
import { download, toCsv } from "../csv.js";
import { html } from "../html.js";
import { Badge, Busy, Empty, ProblemNote, Time, WarehouseSelect } from "../parts.js";
import { setQuery } from "../router.js";
import { money, moment, number, t } from "../text.js";
import { useAnswer } from "../answer.js";

const RANGES = { hour: { bucket: "minute", span: 3600 }, day: { bucket: "hour", span: 86_400 }, month: { bucket: "day", span: 31 * 86_400 }, year: { bucket: "day", span: 366 * 86_400 } };
const STEP = { minute: 60, hour: 3600, day: 86_400 };

const rounded = (value) => number(Math.round(value * 10) / 10);

/** A part of the page: its chart or table, what is being waited for, or why there is none. */
function Part({ title, answer, empty, rows, columns, name, children }) {
  return html`<section class="panel pad" data-testid=${"insights-" + name}><div class="panel-head"><h2>${title}</h2>
      ${rows?.length ? html`<button class="small wide-only" data-testid="export" onClick=${() => download(name + ".csv", toCsv(columns, rows))}>${t("export")}</button>` : ""}</div>
    ${answer.loading && !answer.data ? html`<${Busy} />` : ""}<${ProblemNote} problem=${answer.problem} />
    ${answer.data && !rows.length ? html`<${Empty} title=${empty} icon="insights" />` : ""}${answer.data && rows.length ? children : ""}</section>`;
}

const Table = ({ rows, columns, testid, most = 200 }) => html`<div class="scroll"><table data-testid=${testid}><thead><tr>${columns.map((c) => html`<th key=${c.key} class=${c.num ? "num" : ""}>${c.label}</th>`)}</tr></thead>
  <tbody>${rows.slice(0, most).map((row, i) => html`<tr key=${i}>${columns.map((c) => html`<td key=${c.key} class=${c.num ? "num" : ""}>${c.cell(row)}</td>`)}</tr>`)}</tbody></table></div>`;

/** Buckets without a sale are zeros, not gaps. */
function filled(items, bucket) {
  const step = STEP[bucket];
  const known = new Map(items.map((i) => [Math.round(Date.parse(i.at) / 1000), i]));
  const times = [...known.keys()].sort((a, b) => a - b);
  if (!times.length) return [];
  const all = [];
  for (let at = times[0]; at <= times.at(-1) && all.length < 20_000; at += step) {
    all.push({ at, item: known.get(at) || { orders: 0, units: 0, revenue: 0 } });
  }
  return all;
}

function SalesOverTime({ answer, anomalies, bucket, measure }) {
  const items = answer.data?.items || [];
  const all = filled(items, bucket);
  const values = all.map((p) => Number(p.item[measure]));
  const step = STEP[bucket];
  const marks = new Set((anomalies.data?.items || []).filter((a) => a.kind.startsWith("DEMAND")).map((a) => Math.floor(Date.parse(a.at) / 1000 / step) * step));
  const dots = all.map((p, i) => (marks.has(p.at) ? values[i] : null));
  const currency = answer.data?.currency;
  const columns = [
    { key: "at", label: t("time"), cell: (i) => moment(i.at), csv: (i) => i.at },
    { key: "orders", label: t("insights.orders"), num: true, cell: (i) => number(i.orders), csv: (i) => i.orders },
    { key: "units", label: t("insights.units"), num: true, cell: (i) => number(i.units), csv: (i) => i.units },
    { key: "revenue", label: t("insights.revenue"), num: true, cell: (i) => (currency ? money(i.revenue, currency) : number(i.revenue)), csv: (i) => i.revenue },
  ];
  const [open, setOpen] = useState(false);
  return html`<${Part} title=${t("insights.sales")} name="sales" answer=${answer} empty=${t("insights.nosales")} rows=${items} columns=${columns}>
    <${TimeChart} times=${all.map((p) => p.at)} lines=${[{ label: t("insights." + measure), values, kind: all.length < 80 ? "bars" : "line" }, { label: t("insights.anomalies"), values: dots, kind: "dots", colour: "bad" }]} />
    ${marks.size ? html`<p class="quiet"><span class="dot bad"></span>${t("insights.marks")}</p>` : ""}
    <button class="small" aria-expanded=${open} data-testid="sales-table-toggle" onClick=${() => setOpen(!open)}>${t(open ? "insights.table.hide" : "insights.table")}</button>
    ${open ? html`<${Table} rows=${[...items].reverse()} columns=${columns} testid="sales-table" />` : ""}<//>`;
}

function Top({ measure }) {
  const by = measure === "revenue" ? "revenue" : "units";
  const answer = useAnswer("insights/top" + query({ by, limit: 10 }));
  const rows = answer.data?.items || [];
  const most = Math.max(1, ...rows.map((r) => Number(r[by])));
  const columns = [
    { key: "sku", label: t("sku"), cell: (r) => html`<a class="mono" href=${"/console/stock?q=" + encodeURIComponent(r.sku)}>${r.sku}</a><div class="meter" role="presentation"><i style=${{ width: (100 * r[by]) / most + "%" }}></i></div>`, csv: (r) => r.sku },
    { key: "units", label: t("insights.units"), num: true, cell: (r) => number(r.units), csv: (r) => r.units },
    { key: "revenue", label: t("insights.revenue"), num: true, cell: (r) => (answer.data.currency ? money(r.revenue, answer.data.currency) : number(r.revenue)), csv: (r) => r.revenue },
  ];
  return html`<${Part} title=${t("insights.top")} name="top" answer=${answer} empty=${t("insights.nosales")} rows=${rows} columns=${columns}><${Table} rows=${rows} columns=${columns} testid="top-table" /><//>`;
}

function Cover({ warehouse }) {
  const answer = useAnswer("insights/stock" + query({ warehouse, belowDays: 30 }));
  const rows = answer.data?.items || [];
  const columns = [
    { key: "sku", label: t("sku"), cell: (r) => html`<a class="mono" href=${"/console/stock?q=" + encodeURIComponent(r.sku) + "&ledger=" + r.warehouse + "%2F" + encodeURIComponent(r.sku)}>${r.sku}</a>`, csv: (r) => r.sku },
    { key: "warehouse", label: t("warehouse"), cell: (r) => r.warehouse, csv: (r) => r.warehouse },
    { key: "available", label: t("available"), num: true, cell: (r) => number(r.available), csv: (r) => r.available },
    { key: "daysOfCover", label: t("insights.cover.days"), num: true, cell: (r) => (r.daysOfCover === null || r.daysOfCover === undefined ? "–" : html`<span class=${r.daysOfCover < 7 ? "badge bad" : ""}>${rounded(r.daysOfCover)}</span>`), csv: (r) => r.daysOfCover },
  ];
  return html`<${Part} title=${t("insights.cover")} name="cover" answer=${answer} empty=${t("insights.nocover")} rows=${rows} columns=${columns}><${Table} rows=${rows} columns=${columns} testid="cover-table" most=${50} /><//>`;
}

function Anomalies({ answer }) {
  const rows = answer.data?.items || [];
  const columns = [
    { key: "at", label: t("time"), cell: (r) => html`<${Time} at=${r.at} />`, csv: (r) => r.at },
    { key: "kind", label: t("kind"), cell: (r) => html`<${Badge} state=${r.kind} group="anomaly" />`, csv: (r) => r.kind },
    { key: "sku", label: t("insights.what"), cell: (r) => [r.sku || r.category, r.warehouse].filter(Boolean).join(" · ") || "–", csv: (r) => r.sku || r.category },
    { key: "value", label: t("insights.value"), num: true, cell: (r) => rounded(r.value), csv: (r) => r.value },
    { key: "expected", label: t("insights.expected"), num: true, cell: (r) => rounded(r.expected), csv: (r) => r.expected },
  ];
  return html`<${Part} title=${t("insights.anomalies")} name="anomalies" answer=${answer} empty=${t("insights.noanomalies")} rows=${rows} columns=${columns}><${Table} rows=${rows} columns=${columns} testid="anomaly-table" most=${50} /><//>`;
}

function Overview() {
  const answer = useAnswer("insights/overview");
  const d = answer.data;
  const tile = (name, value, small) => html`<div class="tile" data-testid=${"overview-" + name}><span>${t("insights." + name)}</span><b>${value}</b><small>${small}</small></div>`;
  const cash = (totals) => (d.currency ? money(totals.revenue, d.currency) : number(totals.revenue));
  if (!d) return answer.problem ? html`<${ProblemNote} problem=${answer.problem} />` : html`<${Busy} />`;
  return html`<div class="tiles">${tile("hour", number(d.lastHour.orders), cash(d.lastHour))}${tile("today", number(d.today.orders), cash(d.today))}${tile("total", number(d.total.orders), cash(d.total))}
    ${tile("running", number(d.stock.runningOut), t("insights.running.small", { n: d.stock.items }))}</div>
    <p class="quiet" data-testid="as-of">${t("insights.asof", { at: moment(d.asOf) })}</p>`;
}

/** What was sold, what sells best, what runs out, and what is odd. */
export function Insights() {
  const asked = new URLSearchParams(location.search);
  const range = RANGES[asked.get("range")] ? asked.get("range") : "day";
  const measure = ["orders", "units", "revenue"].includes(asked.get("by")) ? asked.get("by") : "units";
  const warehouse = asked.get("warehouse") || "";
  const { bucket, span } = RANGES[range];
  const [now] = useState(Date.now());
  const from = new Date(Math.floor((now / 1000 - span) / STEP[bucket]) * STEP[bucket] * 1000).toISOString();
  const to = new Date(now + 60_000).toISOString();
  const sales = useAnswer("insights/sales" + query({ from, to, bucket, warehouse }));
  const anomalies = useAnswer("insights/anomalies" + query({ from }));
  const Segments = ({ name, values, value }) => html`<div class="segments" role="group" aria-label=${t("insights.by." + name)}>${values.map((v) => html`<button key=${v} aria-pressed=${v === value} data-testid=${name + "-" + v} onClick=${() => setQuery({ [name]: v })}>${t("insights." + (name === "range" ? "range." : "") + v)}</button>`)}</div>`;
  return html`<${Overview} /><div class="bar free"><${Segments} name="range" values=${Object.keys(RANGES)} value=${range} /><${Segments} name="by" values=${["orders", "units", "revenue"]} value=${measure} />
      <${WarehouseSelect} bare value=${warehouse} any=${t("warehouse.any")} onChange=${(v) => setQuery({ warehouse: v })} aria-label=${t("warehouse")} /></div>
    <${SalesOverTime} answer=${sales} anomalies=${anomalies} bucket=${bucket} measure=${measure} />
    <div class="pair"><${Top} measure=${measure} /><${Cover} warehouse=${warehouse} /></div><${Anomalies} answer=${anomalies} />`;
}
