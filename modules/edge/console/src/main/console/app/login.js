import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.js";
import { Dialog, Field } from "./parts.js";
import { login, loginKind, look, providerLogin, session } from "./session.js";
import { t } from "./text.js";

function message(problem) {
  if (problem.status === 401) return t("login.wrong");
  if (problem.status === 429) return t("login.slow", { n: problem.retryAfter || 1 });
  return t(problem.status === 0 ? "problem.offline" : "problem.unexpected");
}

function LoginForm({ name = "", autofocus }) {
  const [bad, setBad] = useState(null);
  const [busy, setBusy] = useState(false);
  const form = useRef();
  useEffect(() => form.current.elements[name ? "password" : "name"].focus(), []);
  const send = async (event) => {
    event.preventDefault();
    if (busy) return;
    const fields = event.target.elements;
    setBusy(true);
    const problem = await login(fields.name.value.trim(), fields.password.value);
    setBusy(false);
    if (problem) {
      setBad(message(problem));
      fields.password.select();
    }
  };
  return html`<form ref=${form} onSubmit=${send} data-testid="login">
    ${autofocus ? "" : html`<h1><img src=${new URL("../mark.svg", import.meta.url).href} alt="" />Holdfast</h1><p class="lead">${t("login.lead")}</p>`}
    <${Field} label=${t("login.name")}><input name="name" required maxlength="200" autocomplete="username" autocapitalize="none" spellcheck="false" value=${name} data-testid="login-name" /><//>
    <${Field} label=${t("login.password")}><input name="password" type="password" required maxlength="200" autocomplete="current-password" data-testid="login-password" /><//>
    ${bad ? html`<p class="note bad" role="alert" data-testid="login-problem">${bad}</p>` : ""}
    <button class="primary whole" disabled=${busy} data-testid="login-submit">${busy ? html`<span class="spinner"></span>` : ""}${t("login.submit")}</button>
  </form>`;
}

/** In another window, if the page has to stay as it is. */
function ProviderLogin({ over }) {
  useEffect(() => {
    if (!over) return undefined;
    const timer = setInterval(look, 1500);
    return () => clearInterval(timer);
  }, []);
  const refused = new URLSearchParams(location.search).get("login") === "no-role";
  const to = over ? "/console/" : location.pathname + location.search.replace("login=no-role", "");
  return html`<div class="provider" data-testid="login">
    ${over ? "" : html`<h1><img src=${new URL("../mark.svg", import.meta.url).href} alt="" />Holdfast</h1><p class="lead">${t("login.lead")}</p>`}
    ${refused ? html`<p class="note bad" role="alert" data-testid="login-problem">${t("login.norole")}</p>` : ""}
    <a class="button primary whole" href=${providerLogin(to)} target=${over ? "_blank" : undefined} data-testid="login-provider">${t("login.provider")}</a>
  </div>`;
}

const NoLogin = () => html`<div data-testid="login"><h1>Holdfast</h1><p class="note bad" role="alert">${t("login.none")}</p></div>`;

function Login(props) {
  if (loginKind === "oidc") return html`<${ProviderLogin} over=${!!props.autofocus} />`;
  return loginKind === "none" ? html`<${NoLogin} />` : html`<${LoginForm} ...${props} />`;
}

export const LoginPage = () => html`<main class="signin" id="main"><${Login} /></main>`;

/** Over the page, which stays as it is: nothing that was typed is lost. */
export const SessionEnded = () => html`<${Dialog} title=${t("login.ended")} lead=${t("login.kept")} onClose=${() => {}} testid="session-ended">
  <${Login} name=${session.get()?.name} autofocus /><//>`;
