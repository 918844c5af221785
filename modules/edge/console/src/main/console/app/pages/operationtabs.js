import { useEffect, useState } from "preact/hooks";
import { get, post } from "../api.js";
import { html } from "../html.js";
import { useList } from "../list.js";
import { Badge, Busy, Dialog, Empty, ProblemNote, Time, WorkButton } from "../parts.js";
import { number, seconds, t } from "../text.js";
import { Table } from "../table.js";
import { toast } from "../toast.js";
import { useAnswer } from "../answer.js";

const say = (e) => toast(e.message || e.title);

const Panel = ({ title, lead, answer, action, children }) => html`<section class="panel pad"><div class="panel-head"><div><h2>${title}</h2>${lead ? html`<p class="quiet">${lead}</p>` : ""}</div><div class="chips">${action}<button class="small" onClick=${answer.reload} data-testid="reload">${t("refresh")}</button></div></div>
  <${ProblemNote} problem=${answer.problem} />${answer.loading && !answer.data ? html`<${Busy} />` : ""}${answer.data ? children : ""}</section>`;

export function Outbox() {
  const answer = useAnswer("operations/outbox");
  const replay = async (database, event) => {
    try {
      await post("operations/outbox/" + encodeURIComponent(database) + "/" + event.id + "/replay");
      toast(t("replayed"));
      answer.reload();
    } catch (e) {
      say(e);
    }
  };
  const items = answer.data?.items || [];
  const failures = items.flatMap((o) => (o.failures || []).map((f) => ({ ...f, database: o.database })));
  return html`<${Panel} title=${t("ops.outbox")} lead=${t("ops.outbox.lead")} answer=${answer}>
    <div class="wide-table" tabindex="0"><table data-testid="outbox"><thead><tr><th>${t("database")}</th><th>${t("status")}</th><th class="num">${t("pending")}</th><th class="num">${t("oldest")}</th><th class="num">${t("failed")}</th></tr></thead><tbody>${items.map((o) => html`<tr key=${o.database}><td>${o.database}</td><td><${Badge} state=${o.state} /></td><td class="num">${o.pending === undefined ? "–" : number(o.pending)}</td><td class="num">${o.oldestPendingSeconds === undefined || o.oldestPendingSeconds === null ? "–" : seconds(o.oldestPendingSeconds)}</td><td class=${"num " + (o.failed ? "minus strong" : "")}>${o.failed === undefined ? "–" : number(o.failed)}</td></tr>`)}</tbody></table></div>
    ${failures.length ? html`<h3>${t("ops.failures")}</h3><div class="wide-table" tabindex="0"><table data-testid="outbox-failures"><thead><tr><th>${t("event")}</th><th>${t("database")}</th><th class="num">${t("attempts")}</th><th>${t("why")}</th><th></th></tr></thead><tbody>${failures.map((f) => html`<tr key=${f.id}><td class="mono">${f.type}</td><td>${f.database}</td><td class="num">${f.attempts}</td><td>${f.lastError}</td><td class="act"><${WorkButton} class="small" work=${() => replay(f.database, f)} data-testid="replay-event">${t("replay")}<//></td></tr>`)}</tbody></table></div>` : ""}<//>`;
}

export function DeadLetters() {
  const answer = useAnswer("operations/dead-letters?limit=200");
  const [open, setOpen] = useState(null);
  const letters = answer.data?.items || [];
  const replay = (letter) => post("operations/dead-letters/" + encodeURIComponent(letter.id) + "/replay");
  const one = async (letter) => {
    try {
      await replay(letter);
      toast(t("replayed"));
      setOpen(null);
    } catch (e) {
      say(e);
    }
    answer.reload();
  };
  const all = async () => {
    let done = 0;
    try {
      for (const letter of letters) {
        await replay(letter);
        done++;
      }
    } catch (e) {
      say(e);
    }
    toast(t("replayed.all", { n: done }));
    answer.reload();
  };
  return html`<${Panel} title=${t("ops.dead-letters")} lead=${t("ops.dead-letters.lead")} answer=${answer} action=${letters.length > 1 ? html`<${WorkButton} class="small" work=${all} data-testid="replay-all">${t("replay.all", { n: letters.length })}<//>` : ""}>
    ${letters.length ? html`<div class="wide-table" tabindex="0"><table data-testid="dead-letters"><thead><tr><th>${t("event")}</th><th>${t("queue")}</th><th>${t("time")}</th><th></th></tr></thead><tbody>${letters.map((l) => html`<tr key=${l.id}><td><button class="bare" onClick=${() => setOpen(l)} data-testid="inspect"><span class="mono">${l.type || l.id}</span></button></td><td>${l.queue || l.address}</td><td><${Time} at=${l.at} /></td><td class="act"><${WorkButton} class="small" work=${() => one(l)} data-testid="replay">${t("replay")}<//></td></tr>`)}</tbody></table></div>`
      : html`<${Empty} title=${t("ops.dead-letters.none")} icon="check">${t("ops.dead-letters.none.more")}<//>`}
    ${open ? html`<${Dialog} title=${open.type || t("event")} lead=${open.queue || open.address} kind="wide" onClose=${() => setOpen(null)} testid="letter"><p class="help">${open.id} · <${Time} at=${open.at} exact /></p><pre class="body-text" tabindex="0">${pretty(open.body)}</pre><div class="actions"><button onClick=${() => setOpen(null)}>${t("close")}</button><${WorkButton} class="primary" work=${() => one(open)}>${t("replay")}<//></div><//>` : ""}<//>`;
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (e) {
    return text;
  }
}

export function InDoubt() {
  const answer = useAnswer("operations/in-doubt");
  const items = answer.data?.items || [];
  return html`<${Panel} title=${t("ops.in-doubt")} lead=${t("ops.in-doubt.lead")} answer=${answer}>
    ${answer.data?.unreachable.length ? html`<p class="note warn">${t("ops.unreachable", { names: answer.data.unreachable.join(", ") })}</p>` : ""}
    ${items.length ? html`<div class="wide-table" tabindex="0"><table data-testid="in-doubt"><thead><tr><th>${t("database")}</th><th>${t("transaction")}</th><th class="num">${t("age")}</th></tr></thead><tbody>${items.map((d) => html`<tr key=${d.transaction}><td>${d.database}</td><td class="mono">${d.transaction}</td><td class="num">${seconds(d.seconds)}</td></tr>`)}</tbody></table></div>`
      : html`<${Empty} title=${t("ops.in-doubt.none")} icon="check">${t("ops.in-doubt.none.more")}<//>`}<//>`;
}

export function Invariants() {
  const [state, set] = useState({});
  const run = async () => {
    try {
      set({ data: (await get("operations/invariants")).data });
    } catch (problem) {
      set({ problem });
    }
  };
  useEffect(() => { run(); }, []);
  const { data, problem } = state;
  return html`<section class="panel pad"><div class="panel-head"><div><h2>${t("ops.invariants")}</h2><p class="quiet">${data ? html`${t(data.holding ? "ops.holding" : "ops.broken")} · <${Time} at=${data.checkedAt} exact />` : t("ops.invariants.lead")}</p></div><${WorkButton} class="primary" work=${run} data-testid="run-invariants">${t("ops.run")}<//></div>
    <${ProblemNote} problem=${problem} />${!data && !problem ? html`<${Busy} />` : ""}
    ${data ? html`<div class="wide-table" tabindex="0"><table data-testid="invariants"><thead><tr><th></th><th>${t("ops.invariant")}</th><th>${t("status")}</th><th class="num">${t("checked")}</th><th class="num">${t("violations")}</th></tr></thead><tbody>${data.items.map((f) => html`<tr key=${f.id}><td class="mono">${f.id}</td><td>${f.title}${f.samples?.length ? html`<div class="minus mono">${f.samples.slice(0, 5).join(", ")}</div>` : ""}</td><td><${Badge} state=${f.state} group="finding" /></td><td class="num">${number(f.checked)}</td><td class=${"num" + (f.violations ? " minus strong" : "")}>${number(f.violations)}</td></tr>`)}</tbody></table></div>` : ""}</section>`;
}

export function FailedMessages() {
  const list = useList("operations/failed-messages", {});
  const replay = async (m) => {
    try {
      await post("operations/failed-messages/" + m.id + "/replay");
      toast(t("replayed"));
      list.reload();
    } catch (e) {
      say(e);
    }
  };
  const columns = [
    { key: "type", label: t("event"), kind: "title", cell: (m) => html`<span class="mono">${m.eventType}</span>` },
    { key: "to", label: t("recipient"), clip: true, cell: (m) => m.recipient },
    { key: "channel", label: t("channel"), kind: "mark", cell: (m) => html`<span class="badge">${t("channel." + m.channel)}</span>` },
    { key: "attempts", label: t("attempts"), num: true, cell: (m) => number(m.attempts) },
    { key: "why", label: t("why"), clip: true, cell: (m) => m.error || m.statusCode || "–" },
    { key: "at", label: t("time"), cell: (m) => html`<${Time} at=${m.at} />` },
    { key: "act", label: "", kind: "act", cell: (m) => html`<${WorkButton} class="small" work=${() => replay(m)} data-testid="resend">${t("resend")}<//>` },
  ];
  return html`<div class="panel list"><${Table} list=${list} columns=${columns} rowKey=${(m) => m.id} label=${t("ops.messages")} testid="failed-messages" empty=${{ title: t("ops.messages.none"), children: t("ops.messages.none.more"), icon: "check" }} /></div>`;
}
