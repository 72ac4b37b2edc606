// Vega, loaded when a reader first asks for a drawing, and how a specification is drawn under the pages' policy.
const LIBRARIES = ["vega/vega", "vega-interpreter/vega-interpreter", "vega-lite/vega-lite", "vega-embed/vega-embed"];

function script(name) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = new URL(`./vendor/${name}.min.js`, import.meta.url).href;
    element.onload = resolve;
    element.onerror = () => reject(new Error(name));
    document.head.append(element);
  });
}
let libraries = null;

// The specification at an address, in the colours of the page: those of a dark one stand beside it. Null where none is.
export async function specificationAt(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) return null;
  const text = await answer.text();
  const light = JSON.parse(text);
  const colours = document.body.dataset.mdColorScheme === "slate" ? light.usermeta?.dark ?? {} : {};
  return JSON.parse(Object.entries(colours).reduce((all, [here, there]) => all.replaceAll(`"${here}"`, `"${there}"`), text));
}

const nothing = () => Promise.reject(new Error("a chart loads nothing"));

// Draw `specification` into `place`; the interpreter keeps the page free of eval, which its policy forbids. No chart
// of this site needs more than what it holds, and one from an address may be anyone's.
export async function embed(place, specification) {
  // Each library builds on the one before it.
  libraries ??= LIBRARIES.reduce((before, name) => before.then(() => script(name)), Promise.resolve());
  await libraries;
  return window.vegaEmbed(place, specification, {
    actions: false, ast: true, expr: window.vega.expressionInterpreter, renderer: "svg",
    loader: { load: nothing, sanitize: nothing, http: nothing, file: nothing },
    defaultStyle: false, tooltip: { disableDefaultStyle: true },
  });
}
