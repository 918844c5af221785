import { post } from "../api.js";
import { html } from "../html.js";
import { Badge, Time, WorkButton } from "../parts.js";
import { t } from "../text.js";
import { toast } from "../toast.js";

const SENT_BY = ["EMAIL", "SMS"];

/** What the customer was told; mails and text messages can be sent once more. */
export function OrderMessages({ order, messages, onDone }) {
  const resend = async (message) => {
    try {
      await post("orders/" + order.id + "/messages/" + message.id + "/resend");
      toast(t("replayed"));
    } catch (e) {
      toast(e.message || e.title);
    }
    onDone();
  };
  return html`<section class="panel pad"><h2>${t("messages")}</h2>${messages.length
    ? html`<table class="rows" data-testid="order-messages"><thead><tr><th>${t("message")}</th><th>${t("channel")}</th><th>${t("status")}</th><th>${t("time")}</th><th><span class="hidden">${t("actions")}</span></th></tr></thead><tbody>
        ${messages.map((m) => html`<tr key=${m.id} class="row"><td class="title">${m.subject}</td><td class="half" data-label=${t("channel")}>${t("channel." + m.channel)}</td><td class="mark"><${Badge} state=${m.state} /></td><td class="sub nowrap"><${Time} at=${m.at} /></td>
          <td class="act">${SENT_BY.includes(m.channel) ? html`<${WorkButton} class="small" work=${() => resend(m)} data-testid="resend-message">${t("resend")}<//>` : ""}</td></tr>`)}</tbody></table>`
    : html`<p class="quiet">${t("messages.none")}</p>`}</section>`;
}
