import { useState } from "preact/hooks";
import { html } from "../html.js";
import { useList } from "../list.js";
import { Columns, Count, Export, Refresh, Search, Views, useColumns } from "../listpage.js";
import { WarehouseSelect, useWarehouses } from "../parts.js";
import { setQuery } from "../router.js";
import { number, t } from "../text.js";
import { Table } from "../table.js";
import { Adjust } from "./adjust.js";
import { BulkAdjust } from "./bulkadjust.js";
import { Ledger } from "./ledger.js";

const keyOf = (row) => row.warehouse + "/" + row.sku;
const LOW = 5;

function level(row) {
  if (row.available === 0) {
    return html`<span class="level out"><span class="badge bad">${t("stock.out")}</span>${number(row.available)}</span>`;
  }
  return html`<span class=${"level" + (row.available <= LOW ? " low" : "")}>${row.available <= LOW ? html`<span class="badge warn">${t("stock.low")}</span>` : ""}${number(row.available)}</span>`;
}

const columns = (open, names) => [
  { key: "sku", label: t("sku"), kind: "title", sort: "sku", cell: (r) => html`<a class="mono" href=${ledgerAddress(r)} data-testid="ledger-link">${r.sku}</a>`, csv: (r) => r.sku },
  { key: "name", label: t("name"), kind: "sub", clip: true, cell: (r) => r.name || "–", csv: (r) => r.name, optional: true },
  { key: "warehouse", label: t("warehouse"), cell: (r) => html`<span title=${names[r.warehouse]}>${r.warehouse}</span>`, csv: (r) => r.warehouse },
  { key: "onHand", label: t("onHand"), num: true, kind: "half", cell: (r) => number(r.onHand), csv: (r) => r.onHand },
  { key: "reserved", label: t("reserved"), num: true, kind: "half late", cell: (r) => html`<span class="quiet">${number(r.reserved)}</span>`, csv: (r) => r.reserved, optional: true },
  { key: "safetyStock", label: t("safety"), num: true, kind: "half late", cell: (r) => html`<span class="quiet">${number(r.safetyStock)}</span>`, csv: (r) => r.safetyStock, optional: true },
  { key: "incoming", label: t("incoming"), num: true, kind: "half", cell: (r) => (r.incoming ? html`<span class="quiet">+${number(r.incoming)}</span>` : "–"), csv: (r) => r.incoming, optional: true },
  { key: "available", label: t("available"), num: true, kind: "mark", sort: "available", cell: level, csv: (r) => r.available },
  { key: "act", label: "", kind: "act", cell: (r) => html`<button class="small" data-testid="adjust" aria-label=${t("adjust.of", { sku: r.sku, warehouse: r.warehouse })} onClick=${() => open(r)}>${t("adjust")}</button>` },
];

function ledgerAddress(row) {
  const query = new URLSearchParams(location.search);
  query.set("ledger", keyOf(row));
  return "/console/stock?" + query;
}

/** Every SKU in every warehouse, with its numbers and what changed them. */
export function Stock() {
  const asked = new URLSearchParams(location.search);
  const filters = { q: asked.get("q"), warehouse: asked.get("warehouse"), low: asked.get("low"), incoming: asked.get("incoming"), sort: asked.get("sort") };
  const list = useList("stock", filters);
  const warehouses = useWarehouses();
  const names = Object.fromEntries(warehouses.map((w) => [w.code, w.name]));
  const [hidden, setHidden] = useColumns("stock");
  const [over, setOver] = useState(null);
  const [fresh, setFresh] = useState(null);
  const all = columns((row) => setOver({ row }), names);
  const changed = (row) => {
    list.change((item) => keyOf(item) === keyOf(row), row);
    setFresh(keyOf(row));
  };
  const ledger = asked.get("ledger");
  const sort = asked.get("sort") || "sku";
  const views = [
    { name: t("views.all"), query: "" }, { id: "low", name: t("views.low"), query: "low=true&sort=available" }, { id: "incoming", name: t("views.incoming"), query: "incoming=true" },
    ...warehouses.slice(0, 4).map((w) => ({ id: w.code, name: w.code, query: "warehouse=" + w.code })),
  ];
  return html`
    <${Views} page="stock" columns=${hidden} onColumns=${setHidden} standard=${views} />
    ${list.body.unreachable?.length ? html`<div class="note warn" role="status" data-testid="unreachable">${t("stock.unreachable", { names: list.body.unreachable.join(", ") })}</div>` : ""}
    <div class="panel list"><div class="bar"><${Search} label=${t("stock.search")} />
      <${WarehouseSelect} any=${t("warehouse.any")} value=${asked.get("warehouse")} onChange=${(v) => setQuery({ warehouse: v })} />
      <label class="inline"><input type="checkbox" checked=${asked.get("low") === "true"} data-testid="low-only" onChange=${(e) => setQuery({ low: e.target.checked })} />${t("stock.lowOnly")}</label>
      <span class="end"><${Count} list=${list} /><button class="wide-only" data-testid="counting" onClick=${() => setOver({ bulk: true, counting: true })}>${t("counting")}</button><button class="wide-only" data-testid="bulk" onClick=${() => setOver({ bulk: true })}>${t("bulk")}</button>
        <${Columns} all=${all} hidden=${hidden} onChange=${setHidden} /><${Export} path="stock" filters=${filters} columns=${all} name="stock" /><${Refresh} list=${list} /></span></div>
      <${Table} list=${list} columns=${all.filter((c) => !hidden.includes(c.key))} rowKey=${keyOf} fresh=${fresh} label=${t("page.stock")} testid="stock" sort=${sort} onSort=${(s) => setQuery({ sort: s === "sku" ? "" : s })}
        empty=${{ title: t(location.search ? "empty.filtered" : "stock.empty"), children: t(location.search ? "empty.filtered.more" : "stock.empty.more"), icon: "stock" }} />
    </div>
    ${over?.row ? html`<${Adjust} row=${over.row} warehouse=${over.row.warehouse} onChanged=${changed} onClose=${() => setOver(null)} />` : ""}
    ${over?.bulk ? html`<${BulkAdjust} counting=${over.counting} onDone=${list.reload} onClose=${() => setOver(null)} />` : ""}
    ${ledger && /^[a-z][a-z0-9-]*\/[\w.-]+$/.test(ledger) ? html`<${Ledger} key=${ledger} warehouse=${ledger.split("/")[0]} sku=${ledger.split("/")[1]} names=${names} onChanged=${changed} onClose=${() => setQuery({ ledger: "" })} />` : ""}`;
}
