import { useAnswer } from "../answer.js";
import { html } from "../html.js";
import { Busy, ProblemNote } from "../parts.js";
import { number, t } from "../text.js";
import { DeadLetters, FailedMessages, InDoubt, Invariants, Outbox } from "./operationtabs.js";
import { CacheStates, Cluster } from "./clustertabs.js";
import { Webhooks } from "./webhooks.js";
import { AuditTrail } from "./audittrail.js";

function Health() {
  const health = useAnswer("/health");
  const outbox = useAnswer("operations/outbox");
  const letters = useAnswer("operations/dead-letters?limit=200");
  const doubt = useAnswer("operations/in-doubt");
  const messages = useAnswer("operations/failed-messages?limit=200");
  const checks = health.data?.checks || health.problem?.checks || [];
  const pending = outbox.data?.items.reduce((n, o) => n + (o.pending || 0), 0);
  const failed = outbox.data?.items.reduce((n, o) => n + (o.failed || 0), 0);
  const tile = (name, value, small, bad) => html`<a class=${"tile " + (value === undefined ? "" : bad ? "bad" : "ok")} href=${"/console/operations/" + name} data-testid=${"tile-" + name} style=${{ textDecoration: "none" }}><span>${t("ops." + name)}</span><b>${value === undefined ? "–" : typeof value === "number" ? number(value) : value}</b><small>${small}</small></a>`;
  return html`<div class="tiles">
      ${tile("outbox", pending, failed ? t("ops.failed", { n: failed }) : t("ops.pending"), failed > 0)}
      ${tile("dead-letters", letters.data?.items.length, t("ops.dead-letters.small"), letters.data?.items.length > 0)}
      ${tile("in-doubt", doubt.data?.items.length, doubt.data?.unreachable?.length ? t("ops.unreachable", { names: doubt.data.unreachable.join(", ") }) : t("ops.in-doubt.small"), doubt.data?.items.length > 0 || doubt.data?.unreachable?.length > 0)}
      ${tile("messages", messages.data?.items.length, t("ops.messages.small"), messages.data?.items.length > 0)}</div>
    <section class="panel pad"><div class="panel-head"><h2>${t("ops.health")}</h2><button class="small" onClick=${health.reload} data-testid="reload">${t("refresh")}</button></div>
      ${health.loading && !checks.length ? html`<${Busy} />` : ""}${health.problem && !checks.length ? html`<${ProblemNote} problem=${health.problem} />` : ""}
      <table data-testid="health"><thead><tr><th>${t("part")}</th><th>${t("status")}</th><th>${t("detail")}</th></tr></thead><tbody>
      ${checks.map((c) => html`<tr key=${c.name}><td class="nowrap"><span class=${"dot " + (c.status === "UP" ? "ok" : "bad")}></span><span class="nowrap">${c.name}</span></td><td>${t("state." + c.status)}</td><td class="quiet">${notable(c.data)}</td></tr>`)}</tbody></table></section>`;
}

/** Measurements that are not what they are in a quiet system. */
const notable = (data) =>
  Object.entries(data || {}).filter(([, value]) => ![0, "0", false, "false"].includes(value)).map(([name, value]) => name.replaceAll("-", " ") + " " + value).join(" · ") || "–";

const TABS = { overview: Health, outbox: Outbox, "dead-letters": DeadLetters, "in-doubt": InDoubt, invariants: Invariants, messages: FailedMessages, webhooks: Webhooks, "audit-trail": AuditTrail, caches: CacheStates, cluster: Cluster };

/** What keeps the system honest: what waits, what failed and why, and whether every unit is accounted for. */
export function Operations({ id = "overview" }) {
  const Tab = TABS[id] || Health;
  return html`<nav class="tabs" aria-label=${t("page.operations")}>${Object.keys(TABS).map((name) => html`<a key=${name} href=${"/console/operations" + (name === "overview" ? "" : "/" + name)} aria-current=${Tab === TABS[name] ? "page" : undefined} data-testid=${"tab-" + name}>${t("ops." + name)}</a>`)}</nav><${Tab} key=${id} />`;
}
