import { remove } from "../api.js";
import { html } from "../html.js";
import { Busy, ProblemNote, Time, WorkButton } from "../parts.js";
import { number, t } from "../text.js";
import { toast } from "../toast.js";
import { useAnswer } from "../answer.js";

/** The servers, and which of them does what only one may do. */
export function Cluster() {
  const answer = useAnswer("operations/cluster");
  const { members = [], locks = [] } = answer.data || {};
  return html`<section class="panel pad"><div class="panel-head"><h2>${t("cluster.members")}</h2><button class="small" onClick=${answer.reload} data-testid="reload">${t("refresh")}</button></div>
    ${answer.loading && !answer.data ? html`<${Busy} />` : ""}<${ProblemNote} problem=${answer.problem} />
    <table data-testid="members"><thead><tr><th>${t("cluster.name")}</th><th>${t("cluster.address")}</th><th></th></tr></thead><tbody>
      ${members.map((m) => html`<tr key=${m.name}><td><span class="dot ok"></span>${m.name}</td><td class="mono">${m.address || "–"}</td><td class="quiet">${m.self ? t("cluster.self") : ""}</td></tr>`)}</tbody></table>
    <h2>${t("cluster.locks")}</h2>
    ${locks.length ? html`<table data-testid="locks"><thead><tr><th>${t("cluster.lock")}</th><th>${t("cluster.holder")}</th><th>${t("cluster.until")}</th></tr></thead><tbody>
      ${locks.map((l) => html`<tr key=${l.name}><td>${l.name}</td><td>${l.holder}</td><td><${Time} at=${l.until} exact /></td></tr>`)}</tbody></table>` : html`<p class="quiet">${t("cluster.nolocks")}</p>`}</section>`;
}

export function CacheStates() {
  const answer = useAnswer("operations/caches");
  const items = answer.data?.items || [];
  const clear = async (name) => {
    try {
      await remove("operations/caches/" + name);
      toast(t("caches.cleared", { name }));
      answer.reload();
    } catch (e) {
      toast(e.message || e.title);
    }
  };
  const rate = (c) => (c.hits + c.misses ? number(Math.round((1000 * c.hits) / (c.hits + c.misses)) / 10) + " %" : "–");
  return html`<section class="panel pad"><div class="panel-head"><h2>${t("ops.caches")}</h2><button class="small" onClick=${answer.reload} data-testid="reload">${t("refresh")}</button></div>
    ${answer.loading && !answer.data ? html`<${Busy} />` : ""}<${ProblemNote} problem=${answer.problem} />
    <div class="scroll"><table data-testid="caches"><thead><tr><th>${t("caches.name")}</th><th>${t("caches.level")}</th>${["size", "rate", "loads", "invalidations"].map((n) => html`<th class="num" key=${n}>${t("caches." + n)}</th>`)}<th></th></tr></thead><tbody>
      ${items.map((c) => html`<tr key=${c.name + c.level}><td>${c.name}</td><td>${t("caches." + c.level)}</td><td class="num">${number(c.size)}</td><td class="num">${rate(c)}</td><td class="num">${number(c.loads)}</td><td class="num">${number(c.invalidations)}</td>
        <td class="num">${c.level === "LOCAL" ? html`<${WorkButton} class="small" work=${() => clear(c.name)} data-testid="clear-cache">${t("caches.clear")}<//>` : ""}</td></tr>`)}</tbody></table></div></section>`;
}
