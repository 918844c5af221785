import { useState } from "preact/hooks";
import { get, newKey, post, wish } from "../api.js";
import { html } from "../html.js";
import { Dialog, Field, Form } from "../parts.js";
import { number, signed, t } from "../text.js";
import { toast } from "../toast.js";

const REASONS = ["COUNT", "DAMAGED", "LOST", "FOUND", "EXPIRED", "OTHER"];
const MOST = 1_000_000;

export const stockPath = (warehouse, sku) => "warehouses/" + encodeURIComponent(warehouse) + "/stock/" + encodeURIComponent(sku);

/** What was typed as a change: a signed number, or "=12" for what was counted. */
export function change(text, onHand) {
  const typed = text.trim().replace("−", "-");
  if (!/^[=+-]?\d{1,7}$/.test(typed)) return null;
  const delta = typed.startsWith("=") ? Number(typed.slice(1)) - onHand : Number(typed);
  return Math.abs(delta) <= MOST ? delta : null;
}

async function undo(row, delta, reference, onChanged) {
  const path = stockPath(row.warehouse, row.sku);
  try {
    const now = await get(path);
    const answer = await post(path + "/adjustments", { delta: -delta, reason: "OTHER", reference: ("undo " + reference).slice(0, 200) }, { ifMatch: now.etag, key: newKey() });
    onChanged({ ...row, ...answer.data });
    toast(t("adjust.undone", { sku: row.sku }));
  } catch (e) {
    toast(t("adjust.notUndone", { why: e.message }));
  }
}

/**
 * Adjusts what is on hand. The version that was looked at guards the change: if somebody else was
 * faster, nothing is written, what was typed stays, and the new numbers are shown to decide again.
 */
export function Adjust({ row, warehouse, onChanged, onClose }) {
  const [seen, setSeen] = useState(row);
  const [conflict, setConflict] = useState(null);
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [reference, setReference] = useState("");
  const [keyFor] = useState(wish);
  const delta = change(typed, seen.onHand);
  const after = delta === null ? null : seen.onHand + delta;
  const bad = typed.trim() && delta === null ? t("adjust.bad") : delta === 0 ? t("adjust.zero") : after !== null && after < seen.reserved ? t("adjust.below", { n: seen.reserved }) : null;

  const work = async () => {
    const body = { delta, reason, reference: reference.trim() };
    const version = '"' + seen.version + '"';
    try {
      const answer = await post(stockPath(row.warehouse, row.sku) + "/adjustments", body, { ifMatch: version, key: keyFor([body, version]) });
      const now = { ...row, ...answer.data };
      onChanged(now);
      onClose();
      toast(t("adjust.done", { sku: row.sku, warehouse, n: now.onHand }), { label: t("undo"), work: () => undo(now, delta, body.reference, onChanged) });
    } catch (e) {
      if (e.status !== 412) throw e;
      const now = await get(stockPath(row.warehouse, row.sku));
      setConflict({ before: seen, now: now.data });
      setSeen({ ...row, ...now.data });
      onChanged({ ...row, ...now.data });
    }
  };

  return html`<${Dialog} title=${t("adjust") + " " + row.sku} lead=${[row.name, warehouse].filter(Boolean).join(", ")} onClose=${onClose} testid="adjust-dialog">
    ${conflict ? html`<div class="note warn" role="alert" data-testid="conflict"><strong>${t("conflict")}</strong> ${conflict.before.onHand === conflict.now.onHand
      ? t("conflict.other", { before: conflict.before.reserved, now: conflict.now.reserved }) : t("conflict.onHand", { before: conflict.before.onHand, now: conflict.now.onHand })} ${t("conflict.kept")}</div>` : ""}
    <dl class="facts"><div><dt>${t("onHand")}</dt><dd data-testid="on-hand">${number(seen.onHand)}</dd></div><div><dt>${t("reserved")}</dt><dd>${number(seen.reserved)}</dd></div>
      <div class=${after !== null && !bad ? "after" : ""}><dt>${t("after")}</dt><dd data-testid="after">${after === null ? "–" : number(after)}</dd></div></dl>
    <${Form} work=${work} onClose=${onClose} submit=${conflict ? t("adjust.anyway") : t("save")} disabled=${delta === null || !!bad || !reason || !reference.trim()}>
      <${Field} label=${t("change")} help=${delta && typed.trim().startsWith("=") ? signed(delta) : t("adjust.help")} bad=${bad}><input autofocus inputmode="text" autocomplete="off" maxlength="8" aria-invalid=${!!bad} value=${typed} data-testid="delta" onInput=${(e) => setTyped(e.target.value)} /><//>
      <fieldset class="field"><legend>${t("reason")}</legend><div class="choices">${REASONS.map((r) => html`<label class="choice" key=${r}><input type="radio" name="reason" checked=${reason === r} data-testid=${"reason-" + r} onChange=${() => setReason(r)} />${t("reason." + r)}</label>`)}</div></fieldset>
      <${Field} label=${t("reference")}><input maxlength="200" autocomplete="off" placeholder="count-17" value=${reference} data-testid="reference" onInput=${(e) => setReference(e.target.value)} /><//>
    <//><//>`;
}
